import type { Permission } from '#kernel/permissions.ts'

export const acquisitionPermissions: readonly Permission[] = [
  {
    name: 'acquisition.suggestions',
    label: { id: 'Menangani usulan koleksi', en: 'Handle purchase suggestions' },
  },
  {
    name: 'acquisition.orders',
    label: { id: 'Memesan dan menerima koleksi', en: 'Order and receive' },
  },
  {
    name: 'acquisition.budgets',
    label: { id: 'Mengatur anggaran, rekanan, dan penomoran', en: 'Set budgets, vendors and numbering' },
  },
  { name: 'acquisition.gifts', label: { id: 'Mencatat hibah', en: 'Note gifts' } },
  { name: 'acquisition.register', label: { id: 'Melihat buku induk', en: 'See the accession register' } },
]

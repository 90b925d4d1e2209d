import type { Permission } from '#kernel/permissions.ts'

export const maySee = 'visitors.see'
export const mayCount = 'visitors.count'
export const maySet = 'visitors.settings'

export const visitorPermissions: readonly Permission[] = [
  { name: maySee, label: { id: 'Melihat angka pengunjung', en: 'See figures of visitors' } },
  { name: mayCount, label: { id: 'Mencatat pengunjung', en: 'Count visitors' } },
  { name: maySet, label: { id: 'Mengatur buku tamu', en: 'Set up the guest book' } },
]

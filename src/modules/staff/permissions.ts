import type { Permission } from '#kernel/permissions.ts'

export const staffPermissions: readonly Permission[] = [
  { name: 'staff.enter', label: { id: 'Membuka halaman petugas', en: 'Open the staff pages' } },
  { name: 'staff.audit', label: { id: 'Melihat catatan perubahan', en: 'See who changed what' } },
  { name: 'staff.accounts', label: { id: 'Mengelola akun petugas', en: 'Manage staff accounts' } },
  {
    name: 'staff.letterhead',
    label: { id: 'Mengatur kop surat dan penanda tangan', en: 'Set the letterhead and signatories' },
  },
]

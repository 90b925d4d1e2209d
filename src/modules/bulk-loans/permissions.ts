import type { Permission } from '#kernel/permissions.ts'

export const bulkPermissions: readonly Permission[] = [
  {
    name: 'bulk-loans.lend',
    label: { id: 'Meminjamkan dan menerima paket', en: 'Lend and take back packets' },
  },
  {
    name: 'bulk-loans.crates',
    label: { id: 'Mengatur peti dan paket kelas', en: 'Manage crates and class sets' },
  },
]

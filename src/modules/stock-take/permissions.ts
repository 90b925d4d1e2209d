import type { Permission } from '#kernel/permissions.ts'

export const stockTakePermissions: readonly Permission[] = [
  { name: 'stock-take.count', label: { id: 'Memindai stok opname', en: 'Scan in stock-takes' } },
  {
    name: 'stock-take.manage',
    label: {
      id: 'Mengatur, mengoreksi, dan menutup stok opname',
      en: 'Plan, correct and close stock-takes',
    },
  },
]

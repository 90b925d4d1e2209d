import type { Permission } from '#kernel/permissions.ts'

export const portalPermissions: readonly Permission[] = [
  { name: 'portal.lists', label: { id: 'Menyusun daftar bacaan', en: 'Curate reading lists' } },
]

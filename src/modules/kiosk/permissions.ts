import type { Permission } from '#kernel/permissions.ts'

export const kioskPermissions: readonly Permission[] = [
  {
    name: 'kiosk.phone-codes',
    label: {
      id: 'Mengatur kode pinjam dengan ponsel',
      en: 'Manage the codes for borrowing by telephone',
    },
  },
]

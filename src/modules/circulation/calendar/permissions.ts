import type { Permission } from '#kernel/permissions.ts'

export const calendarPermissions: readonly Permission[] = [
  {
    name: 'circulation.calendar',
    label: {
      id: 'Mengatur tempat, jam buka, dan hari libur',
      en: 'Set up branches, opening hours and holidays',
    },
  },
  {
    name: 'circulation.closure',
    label: {
      id: 'Menutup mendadak, menghapus dendanya, dan membatalkannya',
      en: 'Close in an emergency, waive its fines, and undo it',
    },
  },
]

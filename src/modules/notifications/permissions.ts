import type { Permission } from '#kernel/permissions.ts'

export const notificationPermissions: readonly Permission[] = [
  {
    name: 'notifications.view',
    label: { id: 'Melihat pesan kepada anggota', en: 'See messages to members' },
  },
  {
    name: 'notifications.manage',
    label: { id: 'Mengatur naskah dan waktu pemberitahuan', en: 'Set wordings and times of notices' },
  },
]

import type { Permission } from '#kernel/permissions.ts'

export const mobilePermissions: readonly Permission[] = [
  {
    name: 'mobile-library.work',
    label: { id: 'Menjalankan perpustakaan keliling', en: 'Run the mobile library' },
  },
  {
    name: 'mobile-library.plan',
    label: {
      id: 'Mengatur rute, titik, dan jadwal keliling',
      en: 'Plan routes, stops and times of the mobile library',
    },
  },
]

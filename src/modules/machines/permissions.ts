import type { Permission } from '#kernel/permissions.ts'

export const machinePermissions: readonly Permission[] = [
  { name: 'machines.see', label: { id: 'Melihat mesin mandiri', en: 'See the self-service machines' } },
  {
    name: 'machines.manage',
    label: {
      id: 'Memasang, mengatur, dan mengunci mesin mandiri',
      en: 'Set up, change and lock self-service machines',
    },
  },
]

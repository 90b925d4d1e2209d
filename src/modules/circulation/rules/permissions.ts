import type { Permission } from '#kernel/permissions.ts'

export const rulePermissions: readonly Permission[] = [
  {
    name: 'circulation.rules',
    label: {
      id: 'Melihat aturan peminjaman dan penjelasannya',
      en: 'See the loan rules and their explanation',
    },
  },
  {
    name: 'circulation.rules-change',
    label: { id: 'Mengubah aturan peminjaman', en: 'Change the loan rules' },
  },
]

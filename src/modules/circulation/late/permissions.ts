import type { Permission } from '#kernel/permissions.ts'

export const maySettleLate = 'circulation.late'

export const latePermissions: readonly Permission[] = [
  {
    name: maySettleLate,
    label: { id: 'Menyelesaikan catatan susulan', en: 'Settle deeds told late' },
  },
]

import type { Permission } from '#kernel/permissions.ts'

export const mayIssue = 'clearance.issue'
export const mayWithdraw = 'clearance.withdraw'
export const maySet = 'clearance.settings'

export const clearancePermissions: readonly Permission[] = [
  { name: mayIssue, label: { id: 'Membuat surat bebas pustaka', en: 'Issue clearance letters' } },
  { name: mayWithdraw, label: { id: 'Mencabut surat bebas pustaka', en: 'Withdraw clearance letters' } },
  {
    name: maySet,
    label: { id: 'Mengatur surat bebas pustaka', en: 'Set numbering and purposes of clearance letters' },
  },
]

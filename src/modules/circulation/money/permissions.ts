import type { Permission } from '#kernel/permissions.ts'

/** Who may do what with money. */
export const moneyPermissions: readonly Permission[] = [
  {
    name: 'circulation.money',
    label: { id: 'Menerima pembayaran dan mencatat tagihan', en: 'Take payments and note charges' },
  },
  { name: 'circulation.waive', label: { id: 'Membebaskan tagihan', en: 'Waive charges' } },
  { name: 'circulation.refund', label: { id: 'Mengembalikan uang', en: 'Give money back' } },
  { name: 'circulation.cash-close', label: { id: 'Menutup kas', en: 'Close the till' } },
  { name: 'circulation.amnesty', label: { id: 'Menjalankan pemutihan', en: 'Run amnesties' } },
]

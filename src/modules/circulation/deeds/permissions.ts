import type { Permission } from '#kernel/permissions.ts'

/** Who may do what in circulation. Rules and money have permissions of their own. */
export const deedPermissions: readonly Permission[] = [
  {
    name: 'circulation.lend',
    label: { id: 'Meminjamkan, menerima, dan memperpanjang', en: 'Lend, take back and renew' },
  },
  { name: 'circulation.holds', label: { id: 'Mengelola pemesanan', en: 'Manage holds' } },
  {
    name: 'circulation.transfer',
    label: { id: 'Mengirim eksemplar antarcabang', en: 'Send copies between branches' },
  },
  {
    name: 'circulation.lost',
    label: { id: 'Mencatat hilang, rusak, dan klaim', en: 'Note losses, damage and claims' },
  },
  {
    name: 'circulation.override-member',
    label: { id: 'Melonggarkan blokir anggota', en: 'Override blocks of members' },
  },
  { name: 'circulation.override-limit', label: { id: 'Melampaui batas jumlah', en: 'Go beyond limits' } },
  {
    name: 'circulation.override-item',
    label: { id: 'Meminjamkan yang tidak dipinjamkan', en: 'Lend what is not for loan' },
  },
  {
    name: 'circulation.override-queue',
    label: { id: 'Mendahulukan dari antrean', en: 'Let somebody go before the queue' },
  },
  {
    name: 'circulation.override-renewal',
    label: { id: 'Memperpanjang di luar aturan', en: 'Renew beyond the rules' },
  },
  { name: 'circulation.set-day', label: { id: 'Menetapkan tanggal sendiri', en: 'Set days by hand' } },
]

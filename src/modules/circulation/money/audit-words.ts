import type { AuditWords } from '#modules/staff/index.ts'
import { moneyPaths } from './paths.ts'

/** The deeds with money that the audit log keeps; payments stand in the ledger itself. */
export const moneyAuditWords: AuditWords = {
  deeds: {
    'money.charged': { id: 'mencatat tagihan', en: 'noted a charge' },
    'money.waived': { id: 'membebaskan tagihan', en: 'waived charges' },
    'money.replaced': { id: 'menerima buku pengganti', en: 'took a book in place of a charge' },
    'money.refunded': { id: 'mengembalikan uang', en: 'gave money back' },
    'till.closed': { id: 'menutup kas', en: 'closed the till' },
    'amnesty.granted': { id: 'menjalankan pemutihan', en: 'ran an amnesty' },
    'amnesty.undone': { id: 'membatalkan pemutihan', en: 'undid an amnesty' },
    'debtors.exported': { id: 'mengunduh daftar tanggungan', en: 'downloaded who owes what' },
  },
  subjects: {
    account: { label: { id: 'rekening anggota', en: 'account of a member' }, href: moneyPaths.account },
    till: { label: { id: 'penutupan kas', en: 'close of the till' }, href: moneyPaths.close },
    amnesty: { label: { id: 'pemutihan', en: 'amnesty' }, href: moneyPaths.amnesty },
    debtors: { label: { id: 'daftar tanggungan', en: 'who owes what' }, href: () => moneyPaths.debtors },
  },
}

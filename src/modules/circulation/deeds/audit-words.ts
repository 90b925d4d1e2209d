import type { AuditWords } from '#modules/staff/index.ts'

/** The deeds of circulation that the audit log keeps. */
export const deedAuditWords: AuditWords = {
  deeds: {
    'loan.overridden': { id: 'melonggarkan aturan peminjaman', en: 'overrode a rule of lending' },
    'hold.overridden': { id: 'melonggarkan aturan pemesanan', en: 'overrode a rule of holds' },
  },
  subjects: { hold: { label: { id: 'pemesanan', en: 'hold' } } },
}

import type { AuditWords } from '#modules/staff/index.ts'

/** The deeds of circulation that the audit log keeps. */
export const deedAuditWords: AuditWords = {
  deeds: {
    'loan.overridden': { id: 'melonggarkan aturan peminjaman', en: 'overrode a rule of lending' },
    'loan-memory.set': {
      id: 'menetapkan lamanya nama peminjam disimpan',
      en: 'set how long borrowers are known',
    },
    'hold.overridden': { id: 'melonggarkan aturan pemesanan', en: 'overrode a rule of holds' },
  },
  subjects: {
    circulation: { label: { id: 'sirkulasi', en: 'circulation' } },
    hold: { label: { id: 'pemesanan', en: 'hold' } },
  },
}

import type { AuditWords } from '#modules/staff/index.ts'

/** The deeds of circulation that the audit log keeps. */
export const deedAuditWords: AuditWords = {
  deeds: {
    'loan.overridden': { id: 'melonggarkan aturan peminjaman', en: 'overrode a rule of lending' },
  },
  subjects: {},
}

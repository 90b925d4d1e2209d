import type { Language } from '#kernel/i18n.ts'

export type Worded = Record<Language, string>

/** How a module's deeds read in the list of who changed what. */
export interface AuditWords {
  /** By action: `record.updated`. */
  deeds: Record<string, Worded>
  /** By kind of subject, with the page where it can be seen. */
  subjects: Record<string, { label: Worded; href?(id: string): string }>
}

/** Those of the staff module itself. */
export const staffAuditWords: AuditWords = {
  deeds: {
    'account.created': { id: 'membuat akun', en: 'made an account' },
    'account.signed-in': { id: 'masuk', en: 'signed in' },
  },
  subjects: { 'staff-account': { label: { id: 'akun petugas', en: 'staff account' } } },
}

export const joinWords = (parts: readonly AuditWords[]): AuditWords => ({
  deeds: Object.assign({}, ...parts.map(({ deeds }) => deeds)),
  subjects: Object.assign({}, ...parts.map(({ subjects }) => subjects)),
})

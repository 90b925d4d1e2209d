import type { Language } from '#kernel/i18n.ts'
import { paths } from '../paths.ts'

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
    'account.changed': { id: 'mengubah akun', en: 'changed an account' },
    'account.password-given': { id: 'memberi kata sandi baru', en: 'gave a new password' },
    'account.password-changed': { id: 'mengganti kata sandinya', en: 'changed their password' },
    'account.disabled': { id: 'menonaktifkan akun', en: 'disabled an account' },
    'account.enabled': { id: 'mengaktifkan akun kembali', en: 'enabled an account again' },
    'role.created': { id: 'membuat peran', en: 'made a role' },
    'role.changed': { id: 'mengubah peran', en: 'changed a role' },
    'role.removed': { id: 'menghapus peran', en: 'removed a role' },
    'letterhead.saved': { id: 'mengubah kop surat', en: 'changed the letterhead' },
  },
  subjects: {
    'staff-account': { label: { id: 'akun petugas', en: 'staff account' }, href: paths.account },
    'staff-role': { label: { id: 'peran', en: 'role' }, href: paths.role },
    letterhead: { label: { id: 'kop surat', en: 'letterhead' }, href: () => paths.letterhead },
  },
}

export const joinWords = (parts: readonly AuditWords[]): AuditWords => ({
  deeds: Object.assign({}, ...parts.map(({ deeds }) => deeds)),
  subjects: Object.assign({}, ...parts.map(({ subjects }) => subjects)),
})

import type { AuditWords } from '#modules/staff/index.ts'
import { rulePaths } from './paths.ts'

/** The deeds on the rules, for the list of who changed what. */
export const ruleAuditWords: AuditWords = {
  deeds: {
    'rule.saved': { id: 'menyimpan baris aturan', en: 'saved a rule' },
    'rule.removed': { id: 'menghapus baris aturan', en: 'removed a rule' },
    'policy.saved': { id: 'menyimpan ketentuan', en: 'saved a policy' },
    'policy.removed': { id: 'menghapus ketentuan', en: 'removed a policy' },
    'limit.saved': { id: 'menyimpan batas jumlah', en: 'saved a limit' },
    'limit.removed': { id: 'menghapus batas jumlah', en: 'removed a limit' },
    'date-exception.saved': { id: 'menyimpan masa khusus', en: 'saved a date exception' },
    'date-exception.removed': { id: 'menghapus masa khusus', en: 'removed a date exception' },
    'floating.saved': { id: 'menyimpan koleksi mengambang', en: 'saved a floating collection' },
    'floating.removed': { id: 'menghapus koleksi mengambang', en: 'removed a floating collection' },
    'rule-case.saved': { id: 'menyimpan kasus uji', en: 'saved a test case' },
    'rule-case.corrected': { id: 'menyesuaikan kasus uji', en: 'corrected a test case' },
    'rule-case.removed': { id: 'menghapus kasus uji', en: 'removed a test case' },
    'rule-draft.begun': { id: 'membuat rancangan aturan', en: 'began a draft of rules' },
    'rule-draft.applied': { id: 'memberlakukan rancangan aturan', en: 'put a draft of rules in force' },
    'rule-draft.refreshed': {
      id: 'menyesuaikan rancangan aturan',
      en: 'brought a draft of rules up to date',
    },
    'rule-draft.discarded': { id: 'membatalkan rancangan aturan', en: 'discarded a draft of rules' },
    'rule-trial.asked': { id: 'mencoba rancangan aturan', en: 'tried a draft of rules' },
    'rules.explained': {
      id: 'melihat penjelasan aturan untuk anggota',
      en: 'had the rules explained for a member',
    },
  },
  subjects: {
    rule: { label: { id: 'baris aturan', en: 'rule' }, href: () => rulePaths.rules },
    policy: { label: { id: 'ketentuan', en: 'policy' }, href: () => rulePaths.list('policies') },
    limit: { label: { id: 'batas jumlah', en: 'limit' }, href: () => rulePaths.list('limits') },
    'date-exception': {
      label: { id: 'masa khusus', en: 'date exception' },
      href: () => rulePaths.list('exceptions'),
    },
    floating: {
      label: { id: 'koleksi mengambang', en: 'floating collection' },
      href: () => rulePaths.list('floating'),
    },
    'rule-case': { label: { id: 'kasus uji', en: 'test case' }, href: () => rulePaths.cases },
    'rule-draft': { label: { id: 'rancangan aturan', en: 'draft of rules' }, href: rulePaths.draft },
  },
}

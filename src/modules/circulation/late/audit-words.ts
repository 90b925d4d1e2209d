import type { AuditWords } from '#modules/staff/index.ts'
import { latePaths } from './paths.ts'

/** What staff decided about deeds told late. */
export const lateAuditWords: AuditWords = {
  deeds: {
    'late.accepted': { id: 'menerima catatan susulan', en: 'accepted a late deed' },
    'late.undone': { id: 'membatalkan catatan susulan', en: 'took back a late deed' },
    'late.applied': { id: 'membetulkan catatan susulan', en: 'corrected a late deed' },
    'late.dropped': { id: 'menggugurkan catatan susulan', en: 'dropped a late deed' },
  },
  subjects: {
    'late-deed': { label: { id: 'catatan susulan', en: 'late deed' }, href: latePaths.conflict },
  },
}

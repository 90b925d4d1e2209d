import { formatShortDate } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { Next } from '#modules/circulation/index.ts'
import { deskTexts } from './messages.ts'

/** What to do with a copy in hand, in words. */
export function nextText(next: Next, branches: readonly Branch[], language: Language): string {
  const t = deskTexts(language).next
  if (next.do === 'shelf') return t.shelf(next.shelf, next.callNumber)
  if (next.do === 'hold-shelf') return t.holdShelf(next.shelfCode, formatShortDate(next.pickupBy, language))
  if (next.do === 'send') {
    const branch = branches.find(({ id }) => id === next.toBranchId)?.name ?? ''
    return next.reason === 'hold' ? t.sendFor(branch) : t.send(branch)
  }
  return t[next.do]
}

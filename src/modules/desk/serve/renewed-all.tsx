import { formatDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import type { Language } from '#kernel/i18n.ts'
import { blockText, type OneOfAll } from '#modules/circulation/index.ts'
import { deskTexts } from '../messages.ts'

interface RenewedAllProps {
  answers: readonly OneOfAll[]
  /** Titles of the member's loans by their number. */
  titles: ReadonlyMap<number, string>
  language: Language
}

/** What came of renewing all at once: each title with its new day, or with why not. */
export const RenewedAll = ({ answers, titles, language }: RenewedAllProps) => {
  const t = deskTexts(language).did
  const done = answers.flatMap(({ answer }) => (answer.ok ? [answer.value] : []))
  const left = answers.flatMap(({ loanId, answer }) => (answer.ok ? [] : [{ loanId, blocks: answer.blocks }]))
  return (
    <Notice kind={left.length > 0 ? 'warning' : 'success'} title={t.renewedAll(done.length, left.length)}>
      <ul>
        {done.map(({ title, dueOn }) => (
          <li>{t.renewed(title, formatDate(dueOn, language))}</li>
        ))}
        {left.map(({ loanId, blocks }) => (
          <li>
            {t.notRenewed(
              titles.get(loanId) ?? '',
              blocks.map((block) => blockText(block, language, 'staff')).join(' '),
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

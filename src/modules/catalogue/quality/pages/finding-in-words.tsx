import { formatNumber } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import { problemText } from '../../marc-schema/messages.ts'
import type { FindingDetail } from '../find-faults.ts'
import { qualityTexts } from '../messages.ts'

/** What is wrong, as sentences. */
export const FindingInWords = ({ detail, language }: { detail: FindingDetail; language: Language }) => {
  const t = qualityTexts(language)
  const { problems = [], texts = [], more = 0, why, year } = detail
  return (
    <>
      {why && (
        <>
          {t.why[why]} {year}
        </>
      )}
      {problems.map((problem) => (
        <div>{problemText(problem, language)}</div>
      ))}
      {texts.length > 0 && <div>{texts.join('; ')}</div>}
      {more > 0 && <div class="soft">{t.more(formatNumber(more, language))}</div>}
    </>
  )
}

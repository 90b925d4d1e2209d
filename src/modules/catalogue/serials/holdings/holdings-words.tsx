import type { Language } from '#kernel/i18n.ts'
import { serialTexts } from '../messages.ts'
import type { BranchHoldings } from './find-holdings.ts'
import { runInWords } from './holdings-fields.ts'
import type { HeldIssue } from './holdings-statement.ts'

interface HoldingsWordsProps {
  holdings: BranchHoldings
  language: Language
}

/** What a place holds of a serial, in words: what is here, what is lacking, what came last. */
export const HoldingsWords = ({ holdings, language }: HoldingsWordsProps) => {
  const texts = serialTexts(language)
  const t = texts.holdings
  const { runs, gaps, latest, extras, frequency } = holdings
  return (
    <dl class="description-list">
      <Entry term={t.have} lines={runs.map(runInWords)} />
      <Entry term={t.lacking} lines={gaps.map(runInWords)} />
      <Entry term={t.latest} lines={latest.map(named)} />
      {(extras > 0 || frequency) && (
        <div>
          <dt>{t.more}</dt>
          <dd class="soft">
            {[extras > 0 && t.extras(extras), frequency && t.subscribed(texts.frequencies[frequency])]
              .filter(Boolean)
              .join(' · ')}
          </dd>
        </div>
      )}
    </dl>
  )
}

const named = ({ enumeration, chronology }: HeldIssue) => [enumeration, chronology].filter(Boolean).join(', ')

const Entry = ({ term, lines }: { term: string; lines: readonly string[] }) =>
  lines.length > 0 ? (
    <div>
      <dt>{term}</dt>
      <dd>
        {lines.map((line, place) => (
          <>
            {place > 0 && <br />}
            {line}
          </>
        ))}
      </dd>
    </div>
  ) : null

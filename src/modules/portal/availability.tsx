import { Status } from '#design/badge.tsx'
import { formatNumber } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import { portalMessages } from './messages.ts'
import type { BranchCopies } from './page-data.ts'

export interface AvailabilityProps {
  holdings: readonly BranchCopies[]
  language: Language
}

/** Where a title is now, in words: the nearest place whole, the others counted. */
export const Availability = ({ holdings, language }: AvailabilityProps) => {
  const texts = portalMessages(language).availability
  const here = holdings.filter((holding) => holding.available > 0)
  const readable = holdings.filter((holding) => holding.readThere > 0)
  const place = here[0] ?? readable[0]
  const others = (here.length > 0 ? here : readable).length - 1
  if (!place) return <Absence {...{ holdings, language }} />
  return (
    <p>
      <Status kind={here.length > 0 ? 'good' : 'neutral'}>
        {here.length > 0 ? texts.here(place.branchName) : texts.readThere(place.branchName)}
        {place.shelf && `, ${texts.shelf(place.shelf)}`}
      </Status>{' '}
      {place.callNumber && (
        <span class="shelf-mark">
          · {texts.callNumber} <span class="call-number">{place.callNumber}</span>
        </span>
      )}
      {others > 0 && <span class="soft"> {texts.more(formatNumber(others, language))}</span>}
    </p>
  )
}

const Absence = ({ holdings, language }: AvailabilityProps) => {
  const texts = portalMessages(language).availability
  const copies = holdings.reduce((sum, holding) => sum + holding.copies, 0)
  return (
    <p>
      <Status>{copies > 0 ? texts.out(formatNumber(copies, language)) : texts.none}</Status>
    </p>
  )
}

import { ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import type { Language } from '#kernel/i18n.ts'
import { portalMessages } from './messages.ts'
import type { ResultsData, Suggestion } from './page-data.ts'

export interface EmptyResultProps {
  data: ResultsData
  language: Language
}

/** When nothing was found: what was perhaps meant, how to look wider, and who can help. */
export const EmptyResult = ({ data, language }: EmptyResultProps) => {
  const texts = portalMessages(language).empty
  const { corrections, broader, suggestPurchaseHref, askHref } = data.help
  return (
    <EmptyState title={data.query ? texts.title(data.query) : texts.titleFilters}>
      <Suggestions label={texts.meant} suggestions={corrections} />
      <Suggestions label={texts.broader} suggestions={broader} />
      <p>{texts.checks}</p>
      {(suggestPurchaseHref || askHref) && (
        <>
          <p>{texts.stillNot}</p>
          <p class="cluster">
            {suggestPurchaseHref && <ButtonLink href={suggestPurchaseHref}>{texts.suggest}</ButtonLink>}
            {askHref && <ButtonLink href={askHref}>{texts.ask}</ButtonLink>}
          </p>
        </>
      )}
    </EmptyState>
  )
}

const Suggestions = ({ label, suggestions }: { label: string; suggestions: readonly Suggestion[] }) =>
  suggestions.length > 0 ? (
    <div>
      <p>{label}</p>
      <ul>
        {suggestions.map((suggestion) => (
          <li>
            <a href={suggestion.href}>{suggestion.label}</a>
          </li>
        ))}
      </ul>
    </div>
  ) : null

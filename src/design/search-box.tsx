import { drawnOnce } from './drawn-once.ts'
import { Icon } from './icon.tsx'
import { Island } from './island.tsx'
import { useLanguage, useTexts } from './language.tsx'

export interface SearchBoxProps {
  /** What was asked, to be shown again. */
  query?: string
  size?: 'normal' | 'large'
  autofocus?: boolean
  /** Filters that a new question keeps, as names and values. */
  kept?: readonly [string, string][]
}

const drawSearchBox = ({ query, size = 'normal', autofocus, kept = [] }: SearchBoxProps) => {
  const texts = useTexts()
  return (
    <search>
      <search-box
        data-suggest="/cari/saran"
        data-label={texts.suggestions}
        data-count={texts.suggestionCount}
      >
        <form class="search-box" action="/cari" data-size={size}>
          <input
            type="search"
            name="q"
            value={query}
            aria-label={texts.searchLabel}
            placeholder={texts.searchPlaceholder}
            maxlength={300}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            enterkeyhint="search"
            autofocus={autofocus}
          />
          {kept.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button type="submit">
            <Icon name="search" />
            <span>{texts.search}</span>
          </button>
        </form>
      </search-box>
      <Island name="search-box" />
    </search>
  )
}

/** The front door: a form that works by itself; the island adds completion to it. */
export const SearchBox = drawnOnce(
  (props: SearchBoxProps) => (Object.keys(props).length === 0 ? useLanguage() : undefined),
  drawSearchBox,
)

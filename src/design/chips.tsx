import { formatNumber } from './format.ts'
import { Icon } from './icon.tsx'
import { useLanguage, useTexts } from './language.tsx'

export interface Chip {
  label: string
  href: string
  count?: number
}

/** Short links side by side, such as subjects to browse. */
export const Chips = ({ chips }: { chips: readonly Chip[] }) => {
  const language = useLanguage()
  return (
    <ul class="chips" role="list">
      {chips.map(({ label, href, count }) => (
        <li>
          <a class="chip" href={href}>
            {label}
            {count !== undefined && <small>{formatNumber(count, language)}</small>}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What narrows a list now; each link takes its filter away. */
export const FilterChips = ({ chips }: { chips: readonly Chip[] }) => {
  const texts = useTexts()
  return (
    <ul class="chips" role="list">
      {chips.map(({ label, href }) => (
        <li>
          <a class="chip" data-selected href={href} rel="nofollow" aria-label={texts.remove(label)}>
            {label}
            <Icon name="close" />
          </a>
        </li>
      ))}
    </ul>
  )
}

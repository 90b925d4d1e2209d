import { formatNumber } from './format.ts'
import { useLanguage, useTexts } from './language.tsx'

export interface FacetValue {
  label: string
  count?: number
  /** Address with this value added, or taken away when it is selected. */
  href: string
  selected?: boolean
}

export interface Facet {
  label: string
  values: readonly FacetValue[]
  open?: boolean
  /** Address without any value of this facet; offered as "all" once one is selected. */
  clearHref?: string
  /** Where the values that are not shown can be seen. */
  moreHref?: string
}

/** One way to narrow a list, with what each choice would leave. */
export const FacetList = ({ label, values, open, clearHref, moreHref }: Facet) => {
  const texts = useTexts()
  const language = useLanguage()
  const anySelected = values.some((value) => value.selected)
  return (
    <details class="facet" open={open || anySelected}>
      <summary>{label}</summary>
      <ul role="list">
        {anySelected && clearHref && (
          <li>
            <a href={clearHref} rel="nofollow">
              {texts.all}
            </a>
          </li>
        )}
        {values.map((value) => (
          <li>
            <a href={value.href} rel="nofollow" aria-current={value.selected ? 'true' : undefined}>
              <span>{value.label}</span>
              {value.count !== undefined && <span class="count">{formatNumber(value.count, language)}</span>}
            </a>
          </li>
        ))}
        {moreHref && (
          <li>
            <a href={moreHref} rel="nofollow">
              {texts.more}
            </a>
          </li>
        )}
      </ul>
    </details>
  )
}

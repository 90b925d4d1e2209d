import { formatNumber } from './format.ts'
import { useLanguage, useTexts } from './language.tsx'

export interface PagerProps {
  /** Counted from 1. */
  page: number
  pages: number
  hrefOf(page: number): string
}

/** The way through a long list; nothing at all when there is one page. */
export const Pager = ({ page, pages, hrefOf }: PagerProps) => {
  const texts = useTexts()
  const language = useLanguage()
  if (pages <= 1) return null
  const shown = (number: number) => formatNumber(number, language)
  return (
    <nav class="pager" aria-label={texts.pages}>
      <ol role="list">
        {page > 1 && (
          <li>
            <a href={hrefOf(page - 1)} rel="prev">
              {texts.previous}
            </a>
          </li>
        )}
        {neighbours(page, pages).map((number) => (
          <li>
            {number === undefined ? (
              <span>…</span>
            ) : (
              <a
                href={hrefOf(number)}
                aria-label={texts.page(shown(number))}
                aria-current={number === page ? 'page' : undefined}
              >
                {shown(number)}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={hrefOf(page + 1)} rel="next">
              {texts.next}
            </a>
          </li>
        )}
      </ol>
      <p>{texts.pageOf(shown(page), shown(pages))}</p>
    </nav>
  )
}

/** The first, the last and those around the current page; undefined stands for a gap. */
export function neighbours(page: number, pages: number): (number | undefined)[] {
  const shown = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages)
  const distinct = [...new Set(shown)]
  return distinct.flatMap((number, index) => {
    const before = distinct[index - 1] ?? 0
    if (number - before === 2) return [number - 1, number]
    return number - before > 2 ? [undefined, number] : [number]
  })
}

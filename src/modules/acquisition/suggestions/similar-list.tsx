import type { Language } from '#kernel/i18n.ts'
import { acquisitionTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Alike } from './find-similar.ts'

/** What may be the same title: in the catalogue, or suggested already. */
export const SimilarList = ({ language, alike }: { language: Language; alike: Alike }) => {
  const t = acquisitionTexts(language).public
  return (
    <ul>
      {alike.titles.map(({ id, title, responsibility }) => (
        <li>
          <a href={paths.title(id)}>{[title, responsibility].filter(Boolean).join(' / ')}</a>, {t.inCatalogue}
        </li>
      ))}
      {alike.suggestions.map(({ title, author }) => (
        <li>
          <a href={`${paths.suggestions}?${new URLSearchParams({ q: title.slice(0, 100) })}`}>
            {[title, author].filter(Boolean).join(' / ')}
          </a>
          , {t.suggested}
        </li>
      ))}
    </ul>
  )
}

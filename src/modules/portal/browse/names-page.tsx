import { Button, ButtonLink } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { formatNumber } from '#design/format.ts'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { BrowsedHeading } from '#modules/catalogue/index.ts'
import { searchFor, withValue, writeSearchAddress } from '#modules/search/index.ts'
import { moreTexts } from '../more-messages.ts'
import { paths } from '../paths.ts'

interface NamesPageProps {
  context: PageContext
  kind: 'pengarang' | 'subjek' | 'seri'
  from: string
  names: readonly BrowsedHeading[]
  /** Key at which the next page begins. */
  next: string | undefined
}

const facets = { pengarang: 'author', subjek: 'subject', seri: 'series' } as const
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Names or subjects in alphabetical order, from any beginning on. */
export const NamesPage = ({ context, kind, from, names, next }: NamesPageProps) => {
  const t = moreTexts(context.language).browse
  const title = { pengarang: t.authors, subjek: t.subjects, seri: t.series }[kind]
  const at = (start: string) => `${paths.browseNames(kind)}?mulai=${encodeURIComponent(start)}`
  return (
    <PublicPage context={context} title={title}>
      <div class="stack">
        <PageHeading title={title} />
        <nav aria-label={t.startAt}>
          <ul class="chips" role="list">
            {[...letters].map((letter) => (
              <li>
                <a class="chip" href={at(letter)} rel="nofollow">
                  {letter}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <form class="cluster" action={paths.browseNames(kind)}>
          <TextField name="mulai" label={t.startAt} value={from} optional width="medium" />
          <Button>{t.show}</Button>
        </form>
        {names.length === 0 && <p>{t.none}</p>}
        <ul class="columns" role="list">
          {names.map((name) => (
            <li>
              <a href={hrefOf(name, facets[kind])}>{name.text}</a>{' '}
              <small class="soft">{t.titles(formatNumber(name.titles, context.language))}</small>
            </li>
          ))}
        </ul>
        <p class="cluster">
          {from && <ButtonLink href={paths.browseNames(kind)}>{t.first}</ButtonLink>}
          {next && <ButtonLink href={at(next)}>{t.next}</ButtonLink>}
        </p>
      </div>
    </PublicPage>
  )
}

const hrefOf = ({ authorityId, text }: BrowsedHeading, facet: 'author' | 'subject' | 'series'): string =>
  authorityId ? paths.heading(authorityId) : writeSearchAddress(withValue(searchFor(''), facet, text))

import { Chips } from '#design/chips.tsx'
import { formatNumber } from '#design/format.ts'
import { PageHeading, PublicPage } from '#design/page.tsx'
import { SectionHead } from '#design/section-head.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { AuthorityDetails } from '#modules/catalogue/index.ts'
import { searchFor, withValue, writeSearchAddress } from '#modules/search/index.ts'
import { moreTexts } from '../more-messages.ts'
import { naturalName } from '../natural-name.ts'
import type { TitleCard } from '../page-data.ts'
import { paths } from '../paths.ts'
import { TitleGrid } from './titles-page.tsx'

interface HeadingPageProps {
  context: PageContext
  authority: AuthorityDetails
  facet: 'author' | 'series' | 'subject'
  total: number
  /** Titles about an author. */
  about: number
  titles: readonly TitleCard[]
}

/** An author or a subject: other names for it, what is near it, and its titles. */
export const HeadingPage = ({ context, authority, facet, total, about, titles }: HeadingPageProps) => {
  const { language } = context
  const t = moreTexts(language)
  const name = facet === 'author' ? naturalName(authority.heading) : authority.heading
  const address = withValue(searchFor(''), facet, authority.heading)
  return (
    <PublicPage
      context={context}
      title={name}
      description={authority.note ?? undefined}
      head={<link rel="canonical" href={context.origin + paths.heading(authority.id)} />}
    >
      <div class="stack-large">
        <PageHeading title={name} lead={authority.note ?? t.heading.kinds[facet]} />
        {authority.variants.length > 0 && (
          <p>
            <strong>{t.heading.alsoKnown}:</strong> {authority.variants.join(' · ')}
          </p>
        )}
        {authority.seeAlso.length > 0 && (
          <div>
            <h2>{t.heading.seeAlso}</h2>
            <Chips
              chips={authority.seeAlso.map(({ text, authorityId }) => ({
                label: text,
                href: authorityId
                  ? paths.heading(authorityId)
                  : writeSearchAddress(withValue(searchFor(''), facet, text)),
              }))}
            />
          </div>
        )}
        <section>
          <SectionHead
            title={`${t.heading.titles} (${formatNumber(total, language)})`}
            href={writeSearchAddress(address)}
            more={t.heading.all}
          />
          <TitleGrid titles={titles} />
          {about > 0 && (
            <p>
              <a href={writeSearchAddress(withValue(searchFor(''), 'subject', authority.heading))}>
                {t.heading.about(formatNumber(about, language))}
              </a>
            </p>
          )}
        </section>
      </div>
    </PublicPage>
  )
}

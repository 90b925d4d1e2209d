import { Breadcrumbs } from '#design/breadcrumbs.tsx'
import { Chips } from '#design/chips.tsx'
import { Cover } from '#design/cover.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { Badge } from '#design/badge.tsx'
import { MediaCard, MediaShelf } from '#design/media-row.tsx'
import { PublicPage } from '#design/page.tsx'
import { SectionHead } from '#design/section-head.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Child } from 'hono/jsx'
import { HoldingsWords } from '#modules/catalogue/index.ts'
import { portalMessages } from './messages.ts'
import type { NamedLink, RecordData, TitleCard } from './page-data.ts'
import { Places } from './places.tsx'
import { RecordTools } from './record-tools.tsx'
import { coverOf } from './title-cover.ts'

export interface RecordPageProps {
  context: PageContext
  data: RecordData
  head?: Child
}

/** One title: what it is, where its copies are now, and where to go from it. */
export const RecordPage = ({ context, data, head }: RecordPageProps) => {
  const { language } = context
  const texts = portalMessages(language).record
  return (
    <PublicPage {...{ context, head }} title={data.title} description={data.summary[0]}>
      {data.classPath.length > 0 && <Breadcrumbs trail={data.classPath} />}
      <article class="record">
        <div class="record-cover">
          <Cover {...coverOf(data)} eager />
        </div>
        <div class="stack-large">
          <div>
            <RecordHead data={data} />
            <Places {...{ data, language }} />
          </div>
          <Holdings {...{ data, language }} />
          <Prose title={texts.summary} paragraphs={data.summary} />
          <section>
            <SectionHead title={texts.facts} />
            <DescriptionList
              entries={[
                ...data.facts,
                [texts.series, data.series.length > 0 && <Links links={data.series} />],
                [texts.subjects, data.subjects.length > 0 && <Chips chips={data.subjects} />],
              ]}
            />
          </section>
          {data.contents.length > 0 && (
            <section>
              <SectionHead title={texts.contents} />
              <ol class="prose">
                {data.contents.map((part) => (
                  <li>{part}</li>
                ))}
              </ol>
            </section>
          )}
          <RecordTools {...{ data, language }} />
        </div>
      </article>
      <div class="stack-large record-more">
        <Shelf title={texts.editions} titles={data.editions} language={language} />
        <Shelf title={texts.related} titles={data.related} language={language} />
      </div>
    </PublicPage>
  )
}

const Holdings = ({ data, language }: { data: RecordData; language: Language }) =>
  data.holdings.length > 0 ? (
    <section>
      <SectionHead title={portalMessages(language).record.holdings} />
      {data.holdings.map((holdings) => (
        <>
          <h3>{holdings.branchName}</h3>
          <HoldingsWords {...{ holdings, language }} />
        </>
      ))}
    </section>
  ) : null

/** Characters from which on a title is set smaller: laws and reports are named by a whole paragraph. */
const longTitle = 120

const RecordHead = ({ data }: { data: RecordData }) => (
  <>
    <p>
      <Badge kind="muted">{data.material}</Badge>
    </p>
    <h1 class={data.title.length > longTitle ? 'record-long' : undefined}>{data.title}</h1>
    {data.subtitle && <p class="record-subtitle">{data.subtitle}</p>}
    {data.authors.length > 0 && (
      <p class="record-by">
        <Links links={data.authors} />
        {data.year && <span class="soft"> · {data.year}</span>}
      </p>
    )}
  </>
)

const Links = ({ links }: { links: readonly NamedLink[] }) => (
  <>
    {links.map(({ label, href, role }, index) => (
      <>
        {index > 0 && '; '}
        <a href={href}>{label}</a>
        {role && <span class="soft"> ({role})</span>}
      </>
    ))}
  </>
)

const Prose = ({ title, paragraphs }: { title: string; paragraphs: readonly string[] }) =>
  paragraphs.length > 0 ? (
    <section>
      <SectionHead title={title} />
      <div class="prose">
        {paragraphs.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
    </section>
  ) : null

interface ShelfProps {
  title: string
  titles: readonly TitleCard[]
  language: Language
}

const Shelf = ({ title, titles }: ShelfProps) =>
  titles.length > 0 ? (
    <section>
      <SectionHead title={title} />
      <MediaShelf>
        {titles.map((other) => (
          <MediaCard href={other.href} cover={coverOf(other)} title={other.title}>
            <p>{[other.author, other.year].filter(Boolean).join(' · ')}</p>
          </MediaCard>
        ))}
      </MediaShelf>
    </section>
  ) : null

import { MediaCard, MediaGrid } from '#design/media-row.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { TitleCard } from '../page-data.ts'
import { coverOf } from '../title-cover.ts'

interface TitlesPageProps {
  context: PageContext
  title: string
  lead: string
  titles: readonly TitleCard[]
  feed?: { href: string; label: string }
  /** Where to go with what is not here. */
  wish?: { href: string; label: string }
  page?: number
  pages?: number
  hrefOf?(page: number): string
}

/** Titles as covers side by side: new arrivals, a curated list. */
export const TitlesPage = (props: TitlesPageProps) => {
  const { context, title, lead, titles, feed, wish, page = 1, pages = 1, hrefOf = () => '' } = props
  const head = feed && <link rel="alternate" type="application/atom+xml" title={title} href={feed.href} />
  return (
    <PublicPage context={context} title={title} description={lead} head={head}>
      <div class="stack-large">
        <PageHeading
          title={title}
          lead={lead}
          actions={
            <>
              {wish && <a href={wish.href}>{wish.label}</a>}
              {feed && <a href={feed.href}>{feed.label}</a>}
            </>
          }
        />
        <TitleGrid titles={titles} />
        <Pager page={page} pages={pages} hrefOf={hrefOf} />
      </div>
    </PublicPage>
  )
}

export const TitleGrid = ({ titles }: { titles: readonly TitleCard[] }) => (
  <MediaGrid>
    {titles.map((one) => (
      <MediaCard href={one.href} cover={coverOf(one)} title={one.title}>
        <p>{[one.author, one.year].filter(Boolean).join(' · ')}</p>
      </MediaCard>
    ))}
  </MediaGrid>
)

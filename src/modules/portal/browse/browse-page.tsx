import { Card, CardGrid } from '#design/card.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { moreTexts } from '../more-messages.ts'
import { paths } from '../paths.ts'

/** Ways into the collection for those who do not know what they look for. */
export const BrowsePage = ({ context }: { context: PageContext }) => {
  const t = moreTexts(context.language).browse
  const ways = [
    { href: paths.browseClass(), way: 'classes' },
    { href: paths.browseNames('subjek'), way: 'subjects' },
    { href: paths.browseNames('pengarang'), way: 'authors' },
    { href: paths.browseNames('seri'), way: 'series' },
    { href: paths.newest, way: 'newest' },
    { href: paths.lists, way: 'lists' },
  ] as const
  return (
    <PublicPage context={context} title={t.title} description={t.lead}>
      <PageHeading title={t.title} lead={t.lead} />
      <CardGrid>
        {ways.map(({ href, way }) => (
          <Card title={t[way]} href={href} level={2}>
            <p class="soft">{t.about[way]}</p>
          </Card>
        ))}
      </CardGrid>
    </PublicPage>
  )
}

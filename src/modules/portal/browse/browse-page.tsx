import { Card, CardGrid } from '#design/card.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { moreTexts } from '../more-messages.ts'
import { paths } from '../paths.ts'

/** Ways into the collection for those who do not know what they look for. */
export const BrowsePage = ({ context }: { context: PageContext }) => {
  const t = moreTexts(context.language).browse
  const ways = [
    { href: paths.browseClass(), label: t.classes },
    { href: paths.browseNames('subjek'), label: t.subjects },
    { href: paths.browseNames('pengarang'), label: t.authors },
    { href: paths.browseNames('seri'), label: t.series },
    { href: paths.newest, label: t.newest },
    { href: paths.lists, label: t.lists },
  ]
  return (
    <PublicPage context={context} title={t.title} description={t.lead}>
      <PageHeading title={t.title} lead={t.lead} />
      <CardGrid>
        {ways.map(({ href, label }) => (
          <Card title={label} href={href} />
        ))}
      </CardGrid>
    </PublicPage>
  )
}

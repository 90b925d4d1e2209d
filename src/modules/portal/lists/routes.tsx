import { Hono } from 'hono'
import { Card, CardGrid } from '#design/card.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import { everyone } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listTitles } from '#modules/catalogue/index.ts'
import { TitlesPage } from '../browse/titles-page.tsx'
import { moreTexts } from '../more-messages.ts'
import { paths } from '../paths.ts'
import { titleCardOf } from '../titles/title-card-of.ts'
import { publishedLists } from './find-lists.ts'

/** Curated lists as the public reads them. */
export const listRoutes = new Hono<Env>()
  .get(paths.lists, requires(everyone), async (c) => {
    const lists = await publishedLists(c.var.db)
    const t = moreTexts(c.var.page.language).lists
    return c.html(
      <PublicPage context={c.var.page} title={t.title} description={t.lead}>
        <PageHeading title={t.title} lead={t.lead} />
        <CardGrid>
          {lists.map(({ slug, title, description }) => (
            <Card title={title} href={paths.list(slug)}>
              <p>{description}</p>
            </Card>
          ))}
        </CardGrid>
      </PublicPage>,
    )
  })
  .get(paths.list(':slug'), requires(everyone), async (c) => {
    const lists = await publishedLists(c.var.db)
    const list = lists.find(({ slug }) => slug === c.req.param('slug'))
    if (!list) throw notFound()
    const titles = await listTitles(c.var.db, list.recordIds)
    return c.html(
      <TitlesPage
        context={c.var.page}
        title={list.title}
        lead={list.description}
        titles={titles.map(titleCardOf)}
      />,
    )
  })

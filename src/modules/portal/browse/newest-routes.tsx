import { Hono } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listTitles, newestTitles } from '#modules/catalogue/index.ts'
import { moreTexts } from '../more-messages.ts'
import { paths } from '../paths.ts'
import { titleCardOf } from '../titles/title-card-of.ts'
import { TitlesPage } from './titles-page.tsx'

const titlesPerPage = 24
/** Pages of new arrivals; what is older is found by searching. */
const mostPages = 20

export const newestRoutes = new Hono<Env>().get(paths.newest, requires(everyone), async (c) => {
  const page = Math.min(mostPages, Math.max(1, Number(c.req.query('hal')) || 1))
  const ids = await newestTitles(c.var.db, titlesPerPage + 1, (page - 1) * titlesPerPage)
  const titles = await listTitles(c.var.db, ids.slice(0, titlesPerPage))
  const t = moreTexts(c.var.page.language).newest
  return c.html(
    <TitlesPage
      context={c.var.page}
      title={t.title}
      lead={t.lead}
      titles={titles.map(titleCardOf)}
      wish={{ href: paths.suggestions, label: t.wish }}
      feed={{ href: paths.newestFeed, label: t.feed }}
      page={page}
      pages={ids.length > titlesPerPage ? Math.min(mostPages, page + 1) : page}
      hrefOf={(number) => (number === 1 ? paths.newest : `${paths.newest}?hal=${number}`)}
    />,
  )
})

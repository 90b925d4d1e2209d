import { Hono } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import type { Search } from '#modules/search/index.ts'
import { HomePage } from '../home-page.tsx'
import { paths } from '../paths.ts'
import { homeDataOf } from './home-data.ts'

export const homeRoutes = (search: Search) => {
  const homeData = homeDataOf(search)
  return new Hono<Env>().get(paths.home, requires(everyone), async (c) => {
    const data = await homeData(c.var.db, c.var.now)
    const head = (
      <>
        <link rel="canonical" href={`${c.var.page.origin}/`} />
        <link rel="alternate" type="application/atom+xml" href={paths.newestFeed} />
      </>
    )
    return c.html(<HomePage context={c.var.page} data={data} head={head} />)
  })
}

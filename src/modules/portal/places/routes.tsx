import { Hono } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches, listOpeningHours } from '#modules/branches/index.ts'
import { collectionSize } from '#modules/catalogue/index.ts'
import { localTime } from '../home/home-data.ts'
import { paths } from '../paths.ts'
import { AboutPage } from './about-page.tsx'
import { PlacePage, PlacesPage } from './places-page.tsx'

export const placeRoutes = new Hono<Env>()
  .get(paths.places, requires(everyone), async (c) => {
    const branches = await listBranches(c.var.db)
    const hours = await listOpeningHours(c.var.db, localTime(c.var.now).day)
    return c.html(<PlacesPage context={c.var.page} branches={branches} hours={hours} />)
  })
  .get(paths.place(':code'), requires(everyone), async (c) => {
    const branches = await listBranches(c.var.db)
    const branch = branches.find(({ code }) => code === c.req.param('code'))
    if (!branch) throw notFound()
    const hours = await listOpeningHours(c.var.db, localTime(c.var.now).day)
    return c.html(<PlacePage context={c.var.page} branch={branch} hours={hours.get(branch.id)} />)
  })
  .get(paths.about, requires(everyone), async (c) => {
    const size = await collectionSize(c.var.db, c.var.now)
    return c.html(<AboutPage context={c.var.page} size={size} branches={await listBranches(c.var.db)} />)
  })

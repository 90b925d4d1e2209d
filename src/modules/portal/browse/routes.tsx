import { Hono } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import {
  browseHeadings,
  deweyClasses,
  deweyDivisions,
  findAuthority,
  listTitles,
} from '#modules/catalogue/index.ts'
import { findResults, searchFor, withValue, type Search } from '#modules/search/index.ts'
import { paths } from '../paths.ts'
import { titleCardOf } from '../titles/title-card-of.ts'
import { BrowsePage } from './browse-page.tsx'
import { ClassesPage } from './classes-page.tsx'
import { HeadingPage } from './heading-page.tsx'
import { NamesPage } from './names-page.tsx'

const namesPerPage = 60
const titlesPerPage = 24

const roles = { pengarang: 'author', subjek: 'subject', seri: 'series' } as const

export const browseRoutes = (search: Search) =>
  new Hono<Env>()
    .get(paths.browse, requires(everyone), (c) => c.html(<BrowsePage context={c.var.page} />))
    .get('/jelajah/:jenis{pengarang|subjek|seri}', requires(everyone), async (c) => {
      const kind = c.req.param('jenis')
      if (kind !== 'pengarang' && kind !== 'subjek' && kind !== 'seri') throw notFound()
      const from = (c.req.query('mulai') ?? '').slice(0, 100)
      const found = await browseHeadings(c.var.db, roles[kind], from, namesPerPage + 1)
      const next = found[namesPerPage]
      return c.html(
        <NamesPage
          context={c.var.page}
          kind={kind}
          from={from}
          names={found.slice(0, namesPerPage)}
          next={next?.key}
        />,
      )
    })
    .get('/jelajah/kelas/:nomor{[0-9]{3}}?', requires(everyone), async (c) => {
      const number = c.req.param('nomor')
      const divisions = number ? deweyDivisions(number) : deweyClasses()
      if (divisions.length === 0) throw notFound()
      const address = number ? withValue(searchFor(''), 'class', number) : searchFor('')
      const found = await findResults(search, address, { facets: ['class'], perPage: titlesPerPage })
      const titles = number ? await listTitles(c.var.db, found.ids) : []
      return c.html(
        <ClassesPage
          context={c.var.page}
          number={number}
          divisions={divisions}
          counts={new Map((found.facets.class ?? []).map(({ value, count }) => [value, count]))}
          total={found.total}
          titles={titles.map(titleCardOf)}
        />,
      )
    })
    .get(paths.heading(':id{[0-9]+}'), requires(everyone), async (c) => {
      const authority = await findAuthority(c.var.db, Number(c.req.param('id')))
      if (!authority) throw notFound()
      const facet = facetOf(authority.kind)
      const bearing = (one: typeof facet) => withValue(searchFor(''), one, authority.heading)
      const [own, about] = await Promise.all([
        findResults(search, bearing(facet), { facets: [], perPage: titlesPerPage }),
        facet === 'author' ? findResults(search, bearing('subject'), { facets: [], perPage: 1 }) : undefined,
      ])
      const titles = await listTitles(c.var.db, own.ids)
      return c.html(
        <HeadingPage
          context={c.var.page}
          authority={authority}
          facet={facet}
          total={own.total}
          about={about?.total ?? 0}
          titles={titles.map(titleCardOf)}
        />,
      )
    })

/** Where titles with such a heading are found: people and bodies make titles, and some are also written about. */
function facetOf(kind: string): 'author' | 'series' | 'subject' {
  if (kind === 'person' || kind === 'corporate' || kind === 'meeting') return 'author'
  return kind === 'series' ? 'series' : 'subject'
}

import { Hono, type Context } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import {
  findHoldings,
  findNeighbours,
  type BranchHoldings,
  findRecord,
  type RecordDetails,
} from '#modules/catalogue/index.ts'
import { countWaiting } from '#modules/circulation/index.ts'
import type { Search } from '#modules/search/index.ts'
import { paths } from '../paths.ts'
import type { RememberedPages } from '../remember-pages.ts'
import { RecordPage } from '../record-page.tsx'
import { TitleHead } from './json-ld.tsx'
import { leadOn } from './lead-on.ts'
import { MarcPage } from './marc-page.tsx'
import { qrCode } from './qr-code.ts'
import { recordDataOf } from './record-data.ts'
import { titleFile } from './title-file.ts'

const mostRelated = 8

export const titleRoutes = (search: Search, pages: RememberedPages) =>
  new Hono<Env>()
    .get(paths.title(':id{[0-9]+}'), requires(everyone), leadOn, (c) =>
      pages.answer(c, async () => {
        const [record, { editions, others }, waiting] = await Promise.all([
          publicRecord(c),
          neighboursOf(c, search),
          countWaiting(c.var.db, idOf(c)),
        ])
        const { language, origin, libraryName } = c.var.page
        const related = others.slice(0, mostRelated)
        const holdings = await holdingsOf(c, record)
        const data = recordDataOf({ record, editions, related, holdings, waiting, origin, language })
        const head = <TitleHead record={record} origin={origin} libraryName={libraryName} />
        return <RecordPage context={c.var.page} data={data} head={head} />
      }),
    )
    .get(paths.titleMarc(':id{[0-9]+}'), requires(everyone), leadOn, async (c) => {
      const record = await publicRecord(c)
      return c.html(<MarcPage context={c.var.page} record={record} />)
    })
    .get(paths.titleQr(':id{[0-9]+}'), requires(everyone), (c) => {
      c.header('Cache-Control', 'public, max-age=86400')
      const address = c.var.page.origin + paths.title(c.req.param('id') ?? '')
      return c.body(qrCode(address), 200, { 'Content-Type': 'image/svg+xml' })
    })
    .get(paths.titleFile(':id{[0-9]+}', ':format'), requires(everyone), leadOn, async (c) => {
      const record = await publicRecord(c)
      const file = titleFile(record, c.req.param('format') ?? '', c.var.page.origin + paths.title(record.id))
      if (!file) throw notFound()
      c.header('Content-Disposition', `attachment; filename="${file.name}"`)
      return c.body(file.content, 200, { 'Content-Type': file.type })
    })

/** Only serials have issues; the rest is spared the question. */
const holdingsOf = async (c: Context<Env>, { id, description }: RecordDetails): Promise<BranchHoldings[]> =>
  description.material === 'terbitan-berkala' ? findHoldings(c.var.db, id) : []

/** Asked for with the record itself: a title that does not exist has none. */
async function neighboursOf(c: Context<Env>, search: Search) {
  const id = idOf(c)
  return findNeighbours(c.var.db, id, await search.related(id, mostRelated * 2))
}

/** A number that no title has stands for one that is none. */
function idOf(c: Context<Env>): number {
  const id = Number(c.req.param('id') ?? '')
  return Number.isSafeInteger(id) ? id : 0
}

/** A title that the public may see: one in quarantine does not exist for them. */
async function publicRecord(c: Context<Env>): Promise<RecordDetails> {
  const record = await findRecord(c.var.db, idOf(c))
  if (!record || record.deletedAt) throw notFound()
  return record
}

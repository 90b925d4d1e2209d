import { Hono, type Context } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import {
  findHoldings,
  findRecord,
  findTitle,
  neighboursOf,
  type BranchHoldings,
  type RecordDetails,
  type TitleDetails,
} from '#modules/catalogue/index.ts'
import { waitingFor } from '#modules/circulation/index.ts'
import type { Search } from '#modules/search/index.ts'
import { paths } from '../paths.ts'
import type { RememberedPages } from '../remember-pages.ts'
import { RecordPage } from '../record-page.tsx'
import { TitleHead } from './json-ld.tsx'
import { leadOn } from './lead-on.ts'
import { MarcPage } from './marc-page.tsx'
import { qrCode } from './qr-code.ts'
import { recordDataOf, type ShownTitle } from './record-data.ts'
import { titleFile } from './title-file.ts'

/** More than are shown: some may be other editions of the title, or gone since. */
const mostProposed = 16

export const titleRoutes = (search: Search, pages: RememberedPages) =>
  new Hono<Env>()
    .get(paths.title(':id{[0-9]+}'), requires(everyone), leadOn, (c) =>
      pages.answer(c, async () => {
        const record = await shownTitle(c, search)
        const { language, origin, libraryName } = c.var.page
        const holdings = await holdingsOf(c, record)
        const data = recordDataOf({ record, holdings, origin, language })
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
const holdingsOf = async (c: Context<Env>, { id, description }: TitleDetails): Promise<BranchHoldings[]> =>
  description.material === 'terbitan-berkala' ? findHoldings(c.var.db, id) : []

async function shownTitle(c: Context<Env>, search: Search): Promise<ShownTitle> {
  const id = idOf(c)
  const neighbours = neighboursOf(id, await search.related(id, mostProposed))
  return publicOnly(await findTitle(c.var.db, id, { neighbours, waiting: waitingFor(id) }))
}

const publicRecord = async (c: Context<Env>): Promise<RecordDetails> =>
  publicOnly(await findRecord(c.var.db, idOf(c)))

/** A title that the public may see: one in quarantine does not exist for them. */
function publicOnly<Title extends TitleDetails>(title: Title | undefined): Title {
  if (!title || title.deletedAt) throw notFound()
  return title
}

/** A number that no title has stands for one that is none. */
function idOf(c: Context<Env>): number {
  const id = Number(c.req.param('id') ?? '')
  return Number.isSafeInteger(id) ? id : 0
}

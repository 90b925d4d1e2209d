import { Hono, type Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { paths } from '../paths.ts'
import { mostScanned, readScans } from '../scan-list.ts'
import { CratePage, CratesPage } from './crate-pages.tsx'
import { crateContents, listCrates, type Crate } from './find-crates.ts'
import { packCrate, unpackCrate, type Packed } from './pack-crate.ts'
import { CrateForm, saveCrate, type CrateRefusal } from './save-crate.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'bulk-loans.crates'

/** Crates and class sets. */
export const crateRoutes = new Hono<Env>()
  .get(paths.crates, requires(permission), async (c) =>
    c.html(<CratesPage context={c.var.page} crates={await listCrates(c.var.db)} />),
  )
  .get(paths.newCrate, requires(permission), async (c) =>
    c.html(await cratePage(c, undefined, { typed: { kind: 'crate' } })),
  )
  .post(paths.newCrate, requires(permission), (c) => save(c, undefined))
  .get(paths.crate(numbered), requires(permission), async (c) => {
    const crate = await crateOf(c)
    return c.html(await cratePage(c, crate, { saved: c.req.query('selesai') === '1' }))
  })
  .post(paths.crate(numbered), requires(permission), async (c) => save(c, await crateOf(c)))
  .post(paths.crateContents(numbered), requires(permission), async (c) => {
    const crate = await crateOf(c)
    const body = await c.req.parseBody({ all: true })
    const text = typeof body['barcodes'] === 'string' ? body['barcodes'] : ''
    const barcodes = readScans(text)
    if (barcodes.length > mostScanned)
      return c.html(await cratePage(c, crate, { tooMany: text.replaceAll('\0', '') }), 422)
    const taken = [body['keluar'] ?? []].flat().filter((value) => typeof value === 'string')
    const itemIds = taken.filter((value) => /^\d{1,15}$/.test(value)).map(Number)
    if (itemIds.length > 0) await unpackCrate(c.var.db, { crateId: crate.id, itemIds }, actorOf(c))
    if (barcodes.length === 0) return c.redirect(paths.crate(crate.id), 303)
    const packed = await packCrate(c.var.db, { crateId: crate.id, barcodes }, actorOf(c))
    if (packed.unknown.length + packed.elsewhere.length === 0)
      return c.redirect(`${paths.crate(crate.id)}?selesai=1`, 303)
    return c.html(await cratePage(c, await crateOf(c), { packed }), 422)
  })

async function crateOf(c: Context<Env>): Promise<Crate> {
  const [crate] = await listCrates(c.var.db, { id: Number(c.req.param('id')) })
  if (!crate) throw notFound()
  return crate
}

const typedOf = ({ barcode, name, kind, branchId, note, retired }: Crate): Typed => ({
  barcode,
  name,
  kind,
  branchId: String(branchId),
  note,
  retired: retired ? 'on' : '',
})

async function cratePage(
  c: Context<Env>,
  crate: Crate | undefined,
  shown: { typed?: Typed; errors?: FieldErrors; packed?: Packed; saved?: boolean; tooMany?: string },
) {
  const [branches, contents] = await Promise.all([
    listBranches(c.var.db),
    crate ? crateContents(c.var.db, crate.id) : [],
  ])
  const typed = shown.typed ?? (crate ? typedOf(crate) : {})
  return <CratePage context={c.var.page} {...{ crate, branches, contents }} {...shown} typed={typed} />
}

const fieldOfRefusal: Record<CrateRefusal, string> = {
  'barcode-taken': 'barcode',
  'barcode-of-copy': 'barcode',
  'branch-unknown': 'branchId',
  'crate-unknown': '',
  'crate-away': 'retired',
}

async function save(c: Context<Env>, crate: Crate | undefined) {
  const form = parseForm(CrateForm, await c.req.parseBody())
  const page = async (errors: FieldErrors) =>
    c.html(await cratePage(c, crate, { typed: form.typed, errors }), 422)
  if (!form.ok) return page(form.errors)
  const saved = await saveCrate(c.var.db, crate?.id, form.values, { actor: actorOf(c), now: c.var.now })
  if (saved.ok) return c.redirect(`${paths.crate(saved.value.id)}?selesai=1`, 303)
  return page({ [fieldOfRefusal[saved.refusal]]: saved.refusal })
}

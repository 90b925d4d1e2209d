import { buffer } from 'node:stream/consumers'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { parseForm, requiredText, type FieldErrors, type Typed } from '#kernel/form.ts'
import { readUpload } from '#kernel/upload.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { paths } from '../paths.ts'
import { mayCount } from '../permissions.ts'
import { DoorPage, type DoorPageProps } from './door-page.tsx'
import { importCounts, listDoors } from './import-counts.ts'
import { readCounts } from './read-counts.ts'

const largestFile = 10 * 1024 * 1024

const DoorForm = v.object({
  branchId: v.pipe(requiredText(9), v.regex(/^\d+$/, 'required'), v.transform(Number)),
  door: requiredText(60),
})

/** Counting devices at doors: their files, and which doors there are. */
export const doorRoutes = new Hono<Env>()
  .get(paths.door, requires(mayCount), async (c) => c.html(await doorPage(c, {})))
  .post(paths.doorUpload, requires(mayCount), async (c) => {
    const { fields, taken, tooLarge } = await readUpload(c, {
      field: 'file',
      limit: largestFile,
      take: buffer,
    })
    const form = parseForm(DoorForm, fields)
    const known = (await listBranches(c.var.db)).some(({ id }) => String(id) === fields['branchId'])
    const errors: FieldErrors = {
      ...(form.ok ? {} : form.errors),
      ...(known ? {} : { branchId: 'required' }),
    }
    if (tooLarge) errors['file'] = 'file-too-large'
    else if (!taken) errors['file'] = 'file-missing'
    if (!form.ok || !taken || Object.keys(errors).length > 0) return refuse(c, fields, errors)
    const read = await readCounts(taken, { halved: fields['halved'] !== undefined })
    if (typeof read === 'string') return refuse(c, fields, { file: read })
    const acting = { actor: actorOf(c), now: c.var.now }
    const kept = await importCounts(c.var.db, { ...form.values, counts: read.counts }, acting)
    return c.html(await doorPage(c, { outcome: { ...kept, problems: read.problems } }))
  })

const refuse = async (c: Context<Env>, typed: Typed, errors: FieldErrors) =>
  c.html(await doorPage(c, { typed, errors }), 422)

async function doorPage(c: Context<Env>, said: Partial<Pick<DoorPageProps, 'typed' | 'errors' | 'outcome'>>) {
  const [branches, doors] = await Promise.all([listBranches(c.var.db), listDoors(c.var.db)])
  return <DoorPage context={c.var.page} typed={{}} {...{ branches, doors }} {...said} />
}

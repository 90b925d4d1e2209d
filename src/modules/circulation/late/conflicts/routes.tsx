import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import type * as v from 'valibot'
import { audit } from '#kernel/audit.ts'
import { parseForm } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { actorOf } from '../../acting.ts'
import type { Deed } from '../../deeds/deed.ts'
import { blockText } from '../../deeds/messages.ts'
import { lateTexts } from '../messages.ts'
import { latePaths } from '../paths.ts'
import { maySettleLate } from '../permissions.ts'
import { ConflictPage } from './conflict-page.tsx'
import { findConflict, listConflicts } from './find-conflicts.ts'
import { ConflictsPage, conflictsPerPage } from './list-page.tsx'
import { SettleForm } from './settle-form.ts'
import type { SettleSaid } from './settle-forms.tsx'
import { settleLate, type Settling } from './settle-late.ts'

const numbered = ':id{[0-9]{1,15}}'
const idOf = (c: Context<Env>) => Number(c.req.param('id'))
const newKey = () => `susulan-${randomUUID()}`
const isKey = (text: unknown): text is string =>
  typeof text === 'string' && /^susulan-[0-9a-f-]{36}$/.test(text)

/** Deeds told late that staff should look at. */
export const conflictRoutes = new Hono<Env>()
  .get(latePaths.conflicts, requires(maySettleLate), async (c) => {
    const settled = c.req.query('tampil') === 'selesai'
    const asked = c.req.query('halaman') ?? ''
    const page = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1
    const part = { settled, offset: (page - 1) * conflictsPerPage, limit: conflictsPerPage }
    const list = await listConflicts(c.var.db, part)
    return c.html(<ConflictsPage context={c.var.page} {...{ list, settled, page }} />)
  })
  .get(latePaths.conflict(numbered), requires(maySettleLate), (c) => show(c))
  .post(latePaths.settling(numbered), requires(maySettleLate), async (c) => {
    const body = await c.req.parseBody()
    const form = parseForm(SettleForm, body)
    const { typed } = form
    const how = form.ok ? form.values.cara : howOf(typed['cara'])
    if (!form.ok) return show(c, { how, typed, errors: inWords(c, form.errors) })
    const request = { conflictId: idOf(c), settling: settlingOf(form.values) }
    const answer = await settleLate(c.var.db, deedOf(c, body['key']), request, c.var.now)
    if (answer.ok) return c.redirect(latePaths.conflict(idOf(c)), 303)
    const refused = answer.blocks.map((block) => blockText(block, c.var.page.language, 'staff'))
    return show(c, { how, typed, refused })
  })

async function show(c: Context<Env>, said?: SettleSaid) {
  const { db, page: context } = c.var
  const conflict = await findConflict(db, idOf(c))
  if (!conflict) throw notFound()
  if (conflict.patronId !== null)
    await audit(db, actorOf(c), {
      action: 'member.viewed',
      subjectKind: 'member',
      subjectId: conflict.patronId,
    })
  const next = conflict.settledAt ? await listConflicts(db, { settled: false, offset: 0, limit: 1 }) : null
  const nextId = next?.conflicts[0]?.id
  return c.html(
    <ConflictPage {...{ context, conflict, said, nextId }} keyOfDeed={newKey()} />,
    said ? 422 : 200,
  )
}

const deedOf = (c: Context<Env>, key: unknown): Deed => ({
  key: isKey(key) ? key : newKey(),
  actor: actorOf(c),
  permissions: c.var.page.viewer?.permissions ?? new Set(),
  channel: 'desk',
  branchId: 0,
})

const howOf = (text: string | undefined): Settling['how'] =>
  (['accepted', 'undone', 'applied', 'dropped'] as const).find((how) => how === text) ?? 'accepted'

function settlingOf(form: v.InferOutput<typeof SettleForm>): Settling {
  if (form.cara !== 'applied') return { how: form.cara, note: form.catatan }
  return { how: 'applied', card: form.kartu, barcode: form.barcode, day: form.hari || null }
}

const inWords = (c: Context<Env>, errors: Record<string, string>) => {
  const words = lateTexts(c.var.page.language).errors
  return Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, words[code] ?? code]))
}

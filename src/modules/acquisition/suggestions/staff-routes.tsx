import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { optionalText, parseForm, requiredText, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { findDuplicates } from '#modules/catalogue/index.ts'
import { actorOf } from '../acting.ts'
import { addLine, LineForm, type LineDetails } from '../orders/add-line.ts'
import { paths } from '../paths.ts'
import { decide } from './decide.ts'
import {
  countStates,
  findSuggestion,
  listAlike,
  listSuggestions,
  states,
  type Suggestion,
} from './find-suggestions.ts'
import { merge } from './merge.ts'
import { EnterSuggestion, StaffSuggestion, StaffSuggestions } from './staff-pages.tsx'
import { enterSuggestion, SuggestionForm } from './suggest.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'acquisition.suggestions'

const Asked = v.object({ keadaan: v.fallback(v.picklist(states), 'waiting') })
const DecisionForm = v.object({
  answer: optionalText(1000),
  recordId: LineForm.entries.recordId,
  keadaan: v.picklist(['open', 'declined'], 'required'),
})
const MergeForm = v.object({
  into: v.pipe(requiredText(15), v.regex(/^\d+$/, 'not-a-number'), v.transform(Number)),
})
const { copies, price, branchId } = LineForm.entries
const ListingForm = v.object({ copies, price, branchId })

/** Purchase suggestions, as staff handle them. */
export const staffSuggestionRoutes = new Hono<Env>()
  .get(paths.staffSuggestions, requires(permission), async (c) => {
    const { keadaan: state } = v.parse(Asked, c.req.query())
    const [suggestions, counts] = await Promise.all([listSuggestions(c.var.db, state), countStates(c.var.db)])
    return c.html(<StaffSuggestions context={c.var.page} {...{ suggestions, counts, state }} />)
  })
  .get(paths.enterSuggestion, requires(permission), (c) =>
    c.html(<EnterSuggestion context={c.var.page} typed={{}} />),
  )
  .post(paths.enterSuggestion, requires(permission), async (c) => {
    const form = parseForm(SuggestionForm, await c.req.parseBody())
    if (!form.ok) {
      return c.html(<EnterSuggestion context={c.var.page} typed={form.typed} errors={form.errors} />, 422)
    }
    const { id } = await enterSuggestion(c.var.db, form.values, actorOf(c))
    return c.redirect(paths.staffSuggestion(id), 303)
  })
  .get(paths.staffSuggestion(numbered), requires(permission), async (c) =>
    c.html(await onePage(c, { typed: { copies: '1' }, saved: c.req.query('tersimpan') !== undefined })),
  )
  .post(paths.decision(numbered), requires(permission), async (c) => {
    const { id } = await suggestionOf(c)
    const form = parseForm(DecisionForm, await c.req.parseBody())
    const { typed } = form
    if (!form.ok) return c.html(await onePage(c, { typed, errors: form.errors }), 422)
    const { keadaan: state, answer, recordId } = form.values
    const acting = { actor: actorOf(c), now: c.var.now }
    const outcome = await decide(
      c.var.db,
      { id, state, answer, recordId: await knownRecord(c, recordId) },
      acting,
    )
    if (outcome.ok) return c.redirect(`${paths.staffSuggestion(id)}?tersimpan=1`, 303)
    const errors = outcome.refusal === 'reason-needed' ? { answer: outcome.refusal } : undefined
    return c.html(await onePage(c, { typed, errors, refusal: errors ? undefined : outcome.refusal }), 422)
  })
  .post(paths.merging(numbered), requires(permission), async (c) => {
    const { id } = await suggestionOf(c)
    const form = parseForm(MergeForm, await c.req.parseBody())
    const typed = { copies: '1', ...form.typed }
    if (!form.ok) return c.html(await onePage(c, { typed, errors: form.errors }), 422)
    const { into } = form.values
    const outcome = await merge(c.var.db, { from: id, into }, { actor: actorOf(c), now: c.var.now })
    return outcome.ok
      ? c.redirect(`${paths.staffSuggestion(into)}?tersimpan=1`, 303)
      : c.html(await onePage(c, { typed, errors: { into: outcome.refusal } }), 422)
  })
  .post(paths.listing(numbered), requires('acquisition.orders'), async (c) => {
    const suggestion = await suggestionOf(c)
    const form = parseForm(ListingForm, await c.req.parseBody())
    const { typed } = form
    if (!form.ok) return c.html(await onePage(c, { typed, errors: form.errors }), 422)
    const line = lineOf(suggestion, form.values)
    const outcome = await addLine(c.var.db, { line, suggestionId: suggestion.id }, actorOf(c))
    return outcome.ok
      ? c.redirect(paths.wanted, 303)
      : c.html(await onePage(c, { typed, refusal: outcome.refusal }), 422)
  })

const lineOf = (
  { title, author, isbn, publisher, year, recordId }: Suggestion,
  wanted: v.InferOutput<typeof ListingForm>,
): LineDetails => ({ title, author, isbn, publisher, year, recordId, note: '', ...wanted })

/** A number that no record has is left out: the field only helps those who suggested it. */
async function knownRecord(c: Context<Env>, id: number | null): Promise<number | null> {
  if (id === null) return null
  const record = await c.var.db
    .selectFrom('catalogue.records')
    .select('id')
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return record?.id ?? null
}

async function suggestionOf(c: Context<Env>): Promise<Suggestion> {
  const suggestion = await findSuggestion(c.var.db, Number(c.req.param('id')))
  if (!suggestion) throw notFound()
  return suggestion
}

async function onePage(
  c: Context<Env>,
  said: { typed: Typed; errors?: FieldErrors; refusal?: string; saved?: boolean },
) {
  const suggestion = await suggestionOf(c)
  const { title, author, isbn } = suggestion
  const [duplicates, alike, branches] = await Promise.all([
    findDuplicates(c.var.db, { title, author, isbn, issn: '' }),
    listAlike(c.var.db, { title, isbn }, suggestion.id),
    listBranches(c.var.db),
  ])
  return <StaffSuggestion context={c.var.page} {...{ suggestion, duplicates, alike, branches }} {...said} />
}

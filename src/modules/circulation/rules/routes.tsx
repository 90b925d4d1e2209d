import { Hono } from 'hono'
import * as v from 'valibot'
import { parseForm, type Typed } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { actorOf } from '../acting.ts'
import type { Change } from './book/change.ts'
import type { KnownScopes } from './book/known-scopes.ts'
import { parts, type Part } from './book/rule-set.ts'
import { changeRules, type Effect } from './change-rules.ts'
import { changeFormOf } from './pages/change-form.ts'
import { EditPage, wordedError } from './pages/edit-page.tsx'
import { EffectPage } from './pages/effect-page.tsx'
import { ListPage } from './pages/list-page.tsx'
import { MatrixPage } from './pages/matrix-page.tsx'
import { RowsPage } from './pages/rows-page.tsx'
import type { Shown } from './pages/rule-page.tsx'
import { bookOfShown, draftIdOf, findingsOf, shownRules } from './pages/shown.ts'
import { ofDraft, rulePaths } from './paths.ts'
import { policyKinds, type PolicyKind } from './policy-settings.ts'

const see = 'circulation.rules'
const change = 'circulation.rules-change'
const numbered = ':id{-?[0-9]{1,15}}'

const kindOf = (text: unknown): PolicyKind => v.parse(v.fallback(v.picklist(policyKinds), 'loan'), text)

/** Rows, policies, limits, date exceptions and floating collections: seen, and changed through one door. */
export const ruleRoutes = new Hono<Env>()
  .get(rulePaths.rules, requires(see), async (c) => {
    const shown = await shownRules(c)
    return c.html(
      <RowsPage {...shown} findings={await findingsOf(c, shown)} saved={c.req.query('tersimpan')} />,
    )
  })
  .get(rulePaths.matrix, requires(see), async (c) => {
    const shown = await shownRules(c)
    const open = shown.known.branches.filter(({ closed }) => !closed).map(({ id }) => id)
    const branchId = open.find((id) => String(id) === c.req.query('tempat')) ?? open[0] ?? 0
    const book = await bookOfShown(c, shown)
    return c.html(<MatrixPage {...shown} {...{ book, branchId }} kind={kindOf(c.req.query('jenis'))} />)
  })
  .post(rulePaths.change, requires(change), async (c) => {
    const body = await c.req.parseBody()
    const schema = changeFormOf(body)
    if (!schema) throw notFound()
    const form = parseForm(schema, body)
    const draftId = draftIdOf(body['draft'])
    const shown = await shownRules(c, draftId)
    if (form.ok && !isKnown(form.values, shown.known)) throw notFound()
    if (!form.ok) return c.html(<EditPage {...shown} {...editingOf(form.typed)} {...form} />, 422)
    const request = {
      change: form.values,
      draftId,
      confirmed: form.typed['confirmed'] === '1',
      correct: Object.keys(form.typed).flatMap((name) => correctedId(name)),
      dryRun: form.typed['check'] === '1',
    }
    const outcome = await changeRules(c.var.db, request, actorOf(c), c.var.now)
    if (outcome.ok) return c.redirect(savedHref(editingOf(form.typed).part, draftId, outcome.value), 303)
    if ('effect' in outcome) {
      const { part, id } = editingOf(form.typed)
      const back = id === undefined ? rulePaths.list(part) : rulePaths.row(part, id)
      const props = { ...shown, effect: outcome.effect, typed: form.typed, backHref: ofDraft(back, draftId) }
      return c.html(<EffectPage {...props} action={rulePaths.change} />, 422)
    }
    const editing = editingOf(form.typed)
    const row = shown.set[editing.part].find(({ id }) => id === editing.id)
    const typed = form.typed['deed'] === 'remove' && row ? typedOf(row) : form.typed
    const refusal = refusalShown(outcome.refusal, c.var.page.language)
    return c.html(<EditPage {...shown} {...editing} {...{ typed }} {...refusal} />, 422)
  })

for (const part of parts) {
  if (part !== 'rules') {
    ruleRoutes.get(rulePaths.list(part), requires(see), async (c) =>
      c.html(<ListPage {...await shownRules(c)} part={part} saved={c.req.query('tersimpan')} />),
    )
  }
  ruleRoutes
    .get(rulePaths.newRow(part), requires(change), async (c) => {
      const shown = await shownRules(c)
      return c.html(
        <EditPage {...shown} {...{ part }} id={undefined} kind={kindOf(c.req.query('jenis'))} typed={{}} />,
      )
    })
    .get(rulePaths.row(part, numbered), requires(change), async (c) => {
      const shown = await shownRules(c)
      const id = Number(c.req.param('id'))
      const row = shown.set[part].find((one) => one.id === id)
      if (!row) throw notFound()
      const kind = 'kind' in row ? row.kind : 'loan'
      return c.html(<EditPage {...shown} {...{ part, id, kind }} typed={typedOf(row)} />)
    })
}

/** A row as the fields of its form. */
function typedOf(row: Shown['set'][Part][number]): Typed {
  const flat = 'settings' in row ? { ...row, ...row.settings } : row
  return Object.fromEntries(
    Object.entries(flat).flatMap(([name, value]: [string, unknown]) => {
      if (value === true) return [[name, 'on']]
      return typeof value === 'number' || typeof value === 'string' ? [[name, String(value)]] : []
    }),
  )
}

const deedParts: Record<string, Part> = {
  'save-rule': 'rules',
  'save-policy': 'policies',
  'save-limit': 'limits',
  'save-exception': 'exceptions',
  'save-floating': 'floating',
}

/** Which row a form was about. */
function editingOf(typed: Typed): { part: Part; id: number | undefined; kind: PolicyKind } {
  const removed = parts.find((part) => part === typed['part'])
  const part = deedParts[typed['deed'] ?? ''] ?? removed ?? 'rules'
  const id = /^-?\d{1,15}$/.test(typed['id'] ?? '') ? Number(typed['id']) : undefined
  return { part, id, kind: kindOf(typed['kind']) }
}

/** Forms offer only categories and branches that are there; whoever sends others has no form of ours. */
function isKnown(change: Change, known: KnownScopes): boolean {
  if (change.deed === 'remove') return true
  const { row } = change
  const category = 'category' in row ? row.category : null
  const branchId = 'branchId' in row ? row.branchId : null
  return (
    (category === null || known.categories.some(({ code }) => code === category)) &&
    (branchId === null || known.branches.some(({ id }) => id === branchId))
  )
}

const correctedId = (name: string): number[] => {
  const [, id] = /^correct-(\d{1,15})$/.exec(name) ?? []
  return id ? [Number(id)] : []
}

const savedHref = (part: Part, draftId: number | undefined, { brought, mended }: Effect): string => {
  const path = ofDraft(rulePaths.list(part), draftId)
  return `${path}${path.includes('?') ? '&' : '?'}tersimpan=${brought.length}-${mended.length}`
}

const fieldOfRefusal: Record<string, string> = {
  'scope-taken': 'category',
  'policy-unknown': 'policyId',
  'name-taken': 'name',
  'last-before-first': 'lastDay',
  'due-before-last': 'dueOn',
  'days-or-day': 'dueOn',
}

/** Beside its field where there is one, else above the form. */
function refusalShown(refusal: string, language: Language) {
  const field = fieldOfRefusal[refusal]
  return field ? { errors: { [field]: refusal } } : { problem: wordedError(refusal, language) }
}

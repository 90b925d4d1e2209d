import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { parseForm, requiredText, type FieldErrors, type Typed } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { addAnswer, changeAnswer, listAnswers, questionNames } from '../answers/answers.ts'
import { paths } from '../paths.ts'
import { maySet } from '../permissions.ts'
import { SettingsPage } from './settings-page.tsx'
import { findVisitorSettings, saveVisitorSettings, VisitorForm } from './settings.ts'

const Labels = { labelId: requiredText(80), labelEn: requiredText(80) }
const NewAnswerForm = v.object({
  question: v.picklist(questionNames.filter((name) => name !== 'age')),
  ...Labels,
})
const AnswerForm = v.object({
  code: requiredText(60),
  ...Labels,
  offered: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text !== ''),
  ),
})

/** What the guest book asks, and how long it knows names. */
export const settingsRoutes = new Hono<Env>()
  .get(paths.settings, requires(maySet), async (c) =>
    c.html(await settingsPage(c, { saved: c.req.query('tersimpan') !== undefined })),
  )
  .post(paths.settings, requires(maySet), async (c) => {
    const form = parseForm(VisitorForm, await c.req.parseBody())
    if (!form.ok) return c.html(await settingsPage(c, { typed: form.typed, errors: form.errors }), 422)
    await saveVisitorSettings(c.var.db, form.values, actorOf(c))
    return c.redirect(`${paths.settings}?tersimpan=1`, 303)
  })
  .post(paths.answers, requires(maySet), async (c) => {
    const body = await c.req.parseBody()
    const outcome = await (body['code'] === undefined ? add(c, body) : change(c, body))
    return outcome === undefined
      ? c.redirect(`${paths.settings}?tersimpan=1`, 303)
      : c.html(await settingsPage(c, { refusal: outcome }), 422)
  })

async function add(c: Context<Env>, body: Record<string, unknown>): Promise<string | undefined> {
  const form = parseForm(NewAnswerForm, body)
  if (!form.ok) return Object.values(form.errors)[0]
  const outcome = await addAnswer(c.var.db, form.values, actorOf(c))
  return outcome.ok ? undefined : outcome.refusal
}

async function change(c: Context<Env>, body: Record<string, unknown>): Promise<string | undefined> {
  const form = parseForm(AnswerForm, body)
  if (!form.ok) return Object.values(form.errors)[0]
  const outcome = await changeAnswer(c.var.db, form.values, { actor: actorOf(c), now: c.var.now })
  return outcome.ok ? undefined : outcome.refusal
}

async function settingsPage(
  c: Context<Env>,
  said: { typed?: Typed; errors?: FieldErrors; refusal?: string; saved?: boolean },
) {
  const { db, page } = c.var
  const [settings, lists] = await Promise.all([findVisitorSettings(db), listAnswers(db, { retired: true })])
  const typed = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? (value ? 'on' : '') : String(value),
    ]),
  )
  return <SettingsPage context={page} {...{ typed, lists }} {...said} />
}

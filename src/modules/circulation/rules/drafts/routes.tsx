import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayOf } from '#kernel/days.ts'
import { parseForm, requiredText, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { actorOf } from '../../acting.ts'
import { readRuleSet } from '../book/rule-set.ts'
import { effectOf } from '../change-rules.ts'
import { dayText } from '../pages/change-form.ts'
import { EffectPage } from '../pages/effect-page.tsx'
import { shownRules } from '../pages/shown.ts'
import { rulePaths } from '../paths.ts'
import { lastYear } from '../trial/run-trial.ts'
import { TrialPage } from '../trial/trial-page.tsx'
import { askForTrial, findTrial, listTrials } from '../trial/trials.ts'
import { applyDraft, beginDraft, discardDraft, refreshDraft } from './draft-deeds.ts'
import { DraftPage, type DraftPageProps } from './draft-page.tsx'
import { DraftsPage } from './drafts-page.tsx'
import { findDraft, listDrafts } from './drafts.ts'
import { sameSet } from './merge-sets.ts'
import { draftTexts } from './messages.ts'

const see = 'circulation.rules'
const change = 'circulation.rules-change'
const numbered = ':id{[0-9]{1,15}}'

const TrialForm = v.pipe(
  v.object({ firstDay: dayText, lastDay: dayText }),
  v.check(({ firstDay, lastDay }) => firstDay <= lastDay, 'last-before-first'),
)

const idOf = (c: Context<Env>) => Number(c.req.param('id'))

export const draftRoutes = new Hono<Env>()
  .get(rulePaths.drafts, requires(see), async (c) => c.html(await draftsPage(c)))
  .post(rulePaths.drafts, requires(change), async (c) => {
    const form = parseForm(v.object({ name: requiredText(80) }), await c.req.parseBody())
    if (!form.ok) return c.html(await draftsPage(c, form), 422)
    const id = await beginDraft(c.var.db, form.values.name, actorOf(c), c.var.now)
    return c.redirect(rulePaths.draft(id), 303)
  })
  .get(rulePaths.draft(numbered), requires(see), async (c) => {
    const t = draftTexts(c.var.page.language)
    const contested = c.req.query('disesuaikan')
    const said = contested === '0' ? t.refreshed : contested && t.contested(Number(contested) || 0)
    return c.html(await draftPage(c, { said }))
  })
  .post(rulePaths.applyDraft(numbered), requires(change), async (c) => {
    const body = await c.req.parseBody()
    const correct = Object.keys(body).flatMap((name) => /^correct-(\d{1,15})$/.exec(name)?.slice(1) ?? [])
    const confirmed = body['confirmed'] === '1'
    const applying = { id: idOf(c), confirmed, correct: correct.map(Number) }
    const outcome = await applyDraft(c.var.db, applying, actorOf(c), c.var.now)
    if (outcome.ok) return c.redirect(`${rulePaths.rules}?tersimpan=0-0`, 303)
    if ('effect' in outcome) {
      const shown = { ...(await shownRules(c, applying.id)), draft: undefined }
      const action = rulePaths.applyDraft(applying.id)
      const props = { ...shown, effect: outcome.effect, action, backHref: rulePaths.draft(applying.id) }
      return c.html(<EffectPage {...props} typed={{}} />, 422)
    }
    return c.html(await draftPage(c, { problem: worded(c, outcome.refusal) }), 422)
  })
  .post(rulePaths.refreshDraft(numbered), requires(change), async (c) => {
    const outcome = await refreshDraft(c.var.db, idOf(c), actorOf(c), c.var.now)
    return outcome.ok
      ? c.redirect(`${rulePaths.draft(idOf(c))}?disesuaikan=${outcome.value.contested}`, 303)
      : c.html(await draftPage(c, { problem: worded(c, outcome.refusal) }), 422)
  })
  .post(rulePaths.discardDraft(numbered), requires(change), async (c) => {
    const outcome = await discardDraft(c.var.db, idOf(c), actorOf(c), c.var.now)
    return outcome.ok
      ? c.redirect(rulePaths.drafts, 303)
      : c.html(await draftPage(c, { problem: worded(c, outcome.refusal) }), 422)
  })
  .post(rulePaths.trials(numbered), requires(change), async (c) => {
    const form = parseForm(TrialForm, await c.req.parseBody())
    const { badSpan } = draftTexts(c.var.page.language).trial
    if (!form.ok) return c.html(await draftPage(c, { problem: badSpan, typed: form.typed }), 422)
    const asked = { draftId: idOf(c), ...form.values }
    const outcome = await askForTrial(c.var.db, asked, actorOf(c), c.var.now)
    return outcome.ok
      ? c.redirect(rulePaths.trial(outcome.value.id), 303)
      : c.html(await draftPage(c, { problem: worded(c, outcome.refusal) }), 422)
  })
  .get(rulePaths.trial(numbered), requires(see), async (c) => {
    const trial = await findTrial(c.var.db, idOf(c))
    const draft = trial && (await findDraft(c.var.db, trial.draftId))
    if (!trial || !draft) throw notFound()
    return c.html(<TrialPage {...await shownRules(c, undefined)} trial={trial} name={draft.name} />)
  })

const worded = (c: Context<Env>, refusal: string): string => {
  const { refusals } = draftTexts(c.var.page.language)
  return Object.hasOwn(refusals, refusal) ? refusals[refusal as keyof typeof refusals] : refusal
}

async function draftsPage(c: Context<Env>, said: { typed?: Typed; errors?: Record<string, string> } = {}) {
  const mayChange = c.var.page.viewer?.permissions.has(change) ?? false
  const drafts = await listDrafts(c.var.db)
  return <DraftsPage context={c.var.page} {...{ drafts, mayChange }} {...said} />
}

async function draftPage(c: Context<Env>, said: Partial<Pick<DraftPageProps, 'said' | 'problem' | 'typed'>>) {
  const { db, now } = c.var
  const draft = await findDraft(db, idOf(c))
  if (!draft) throw notFound()
  const shown = await shownRules(c, draft.id)
  const inForce = await readRuleSet(db)
  const effect = await effectOf(db, inForce, draft.proposed, now)
  const trials = await listTrials(db, draft.id)
  const outdated = !sameSet(inForce, draft.base)
  return (
    <DraftPage
      {...{ shown, draft, effect, outdated, trials }}
      {...said}
      typed={said.typed ?? lastYear(dayOf(now))}
    />
  )
}

import { Hono, type Context } from 'hono'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../../paths.ts'
import { actorOf } from '../../workplace/acting.ts'
import { authorityPaths } from '../paths.ts'
import { askForProposals } from './find-proposals.ts'
import { removeLink, runLinking, startLinking, startUnlinking, type ChosenProposals } from './link-run.ts'
import { countProposals, listProposals, proposalState, rejectProposals } from './list-proposals.ts'
import { findRun, formsOfRun, listRuns, type LinkRun } from './list-runs.ts'
import { listUnlinked, makeAuthorities } from './make-authorities.ts'
import { ProposalsPage } from './proposals-page.tsx'
import { proposalReasons, type ProposalReason } from './propose.ts'
import { RunPage } from './run-page.tsx'
import { UnlinkedPage } from './unlinked-page.tsx'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'catalogue.authorities'
const mostShown = 500
/** So few are linked at once, without waiting for the worker. */
const fewForms = 60

/** Linking headings of titles to authorities, many at once. */
export const linkingRoutes = new Hono<Env>()
  .get(authorityPaths.proposals, requires(permission), async (c) => c.html(await proposalsPage(c)))
  .post(authorityPaths.proposals, requires(permission), async (c) => {
    const typed = await c.req.parseBody()
    const ids = idsIn(typed, 'usulan')
    if (typed['tindakan'] === 'tolak') {
      await rejectProposals(c.var.db, ids, actorOf(c))
      return c.redirect(`${authorityPaths.proposals}?alasan=${reasonOf(c.req.query('alasan'))}`, 303)
    }
    const all = proposalReasons.find((reason) => reason === typed['semua'])
    const chosen: ChosenProposals = all ? { all } : { ids }
    const outcome = await startLinking(c.var.db, chosen, actorOf(c))
    if (!outcome.ok) return c.html(await proposalsPage(c, true), 422)
    const { id } = outcome.value
    if (!all && ids.length <= fewForms) await runLinking(c.var.db, id, () => false)
    return c.redirect(authorityPaths.linkRun(id), 303)
  })
  .post(authorityPaths.proposalSearch, requires(permission), async (c) => {
    await askForProposals(c.var.db, c.var.now)
    return c.redirect(authorityPaths.proposals, 303)
  })
  .get(authorityPaths.unlinked, requires(permission), async (c) => {
    const page = pageOf(c)
    const found = await listUnlinked(c.var.db, page)
    const made = c.req.query('dibuat')
    return c.html(
      <UnlinkedPage
        context={c.var.page}
        page={page}
        {...found}
        made={made ? Number(made) || 0 : undefined}
      />,
    )
  })
  .post(authorityPaths.unlinked, requires(permission), async (c) => {
    const ids = idsIn(await c.req.parseBody(), 'tajuk')
    const made = await makeAuthorities(c.var.db, ids, actorOf(c))
    return c.redirect(`${authorityPaths.unlinked}?hal=${pageOf(c)}&dibuat=${made}`, 303)
  })
  .get(authorityPaths.linkRun(numbered), requires(permission), async (c) => c.html(await runPage(c)))
  .post(authorityPaths.linkUndo(numbered), requires(permission), async (c) => {
    const { id, chosen } = await runOf(c)
    const outcome = await startUnlinking(c.var.db, id, actorOf(c))
    if (!outcome.ok) return c.html(await runPage(c, true), 422)
    if (chosen <= fewForms) await runLinking(c.var.db, id, () => false)
    return c.redirect(authorityPaths.linkRun(id), 303)
  })
  .post(authorityPaths.linkRemoval(numbered), requires(permission), async (c) => {
    const { jenis: kind, kunci: key } = await c.req.parseBody()
    const authorityId = Number(c.req.param('id'))
    if (typeof kind !== 'string' || typeof key !== 'string') throw notFound()
    await removeLink(c.var.db, { kind, key, authorityId }, actorOf(c))
    return c.redirect(paths.authority(authorityId), 303)
  })

/** Numbers of boxes that were ticked: `usulan-7`. */
const idsIn = (typed: Record<string, unknown>, name: string): number[] =>
  Object.keys(typed).flatMap((key) => {
    const [, of, number] = /^([a-z]+)-(\d{1,15})$/.exec(key) ?? []
    return of === name ? Number(number) : []
  })

const pageOf = (c: Context<Env>): number =>
  Math.trunc(Math.min(Math.max(1, Number(c.req.query('hal')) || 1), 100_000))

const reasonOf = (text: string | undefined): ProposalReason | undefined =>
  proposalReasons.find((reason) => reason === text)

async function proposalsPage(c: Context<Env>, nothingChosen = false) {
  const { db } = c.var
  const [counts, state, runs] = await Promise.all([countProposals(db), proposalState(db), listRuns(db)])
  const has = (reason: ProposalReason) => counts.some(({ foundBy }) => foundBy === reason)
  const reason = reasonOf(c.req.query('alasan')) ?? proposalReasons.find(has) ?? 'variant'
  const page = pageOf(c)
  const proposals = await listProposals(db, reason, page)
  return (
    <ProposalsPage
      context={c.var.page}
      {...{ reason, page, counts, state, proposals, runs, nothingChosen }}
    />
  )
}

async function runOf(c: Context<Env>): Promise<LinkRun> {
  const run = await findRun(c.var.db, Number(c.req.param('id')))
  if (!run) throw notFound()
  return run
}

async function runPage(c: Context<Env>, notNow = false) {
  const run = await runOf(c)
  const forms = await formsOfRun(c.var.db, run.id, mostShown)
  return <RunPage context={c.var.page} {...{ run, forms, notNow }} />
}

import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { audit } from '#kernel/audit.ts'
import { parseForm, requiredText } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { careTexts, type CareTexts } from '../consents/messages.ts'
import { noteMemberListSeen } from '../members/note-views.ts'
import type { PatronParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { forgetMember } from './forget-member.ts'
import { DataRequestsPage } from './requests-page.tsx'
import { answerDataRequest, findDataRequest, listDataRequests } from './requests.ts'
import { asCsv, tellAll } from './tell-all.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'patrons.data'

const AnswerForm = v.object({ answer: requiredText(500) })

/** Requests about personal data: copies and deletions. */
export const dataRequestRoutes = (parts: PatronParts) =>
  new Hono<Env>()
    .get(paths.dataRequests, requires(permission), async (c) => c.html(await page(c)))
    .get(paths.dataCopy(numbered, 'json'), requires(permission), (c) => copy(c, parts, 'json'))
    .get(paths.dataCopy(numbered, 'csv'), requires(permission), (c) => copy(c, parts, 'csv'))
    .post(paths.dataAnswer(numbered), requires(permission), async (c) => {
      const { id } = await requestOf(c)
      const form = parseForm(AnswerForm, await c.req.parseBody())
      if (!form.ok) return c.html(await page(c, 'required'), 422)
      const outcome = await answerDataRequest(c.var.db, { id, ...form.values }, by(c))
      return outcome.ok ? c.redirect(paths.dataRequests, 303) : c.html(await page(c, outcome.refusal), 422)
    })
    .post(paths.dataDeletion(numbered), requires(permission), async (c) => {
      const { id, kind, patronId } = await requestOf(c)
      if (kind !== 'deletion') throw notFound()
      const outcome = await forgetMember(c.var, patronId, { parts, actor: actorOf(c) })
      if (!outcome.ok) return c.html(await page(c, outcome.refusal), 422)
      const answer = careTexts(c.var.page.language).deleted
      await answerDataRequest(c.var.db, { id, answer }, by(c))
      return c.redirect(paths.dataRequests, 303)
    })

async function copy(c: Context<Env>, parts: PatronParts, kind: 'json' | 'csv') {
  const request = await requestOf(c)
  const { db, now } = c.var
  const all = request.kind === 'export' ? await tellAll(db, parts, request.patronId, now) : undefined
  if (!all) throw notFound()
  const subject = { subjectKind: 'member', subjectId: request.patronId }
  await audit(db, actorOf(c), { action: 'member.data-copied', ...subject })
  c.header('Content-Type', kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/json')
  c.header('Content-Disposition', `attachment; filename="data-anggota-${request.id}.${kind}"`)
  return c.body(kind === 'csv' ? asCsv(all) : JSON.stringify(all, null, 2))
}

const by = (c: Context<Env>) => ({ actor: actorOf(c), now: c.var.now })

async function page(c: Context<Env>, problem?: keyof CareTexts['errors']) {
  const requests = await listDataRequests(c.var.db)
  await noteMemberListSeen(c, 'data-requests', requests.length)
  return <DataRequestsPage context={c.var.page} requests={requests} problem={problem} />
}

/** The open request of the address. */
async function requestOf(c: Context<Env>) {
  const request = await findDataRequest(c.var.db, Number(c.req.param('id')))
  if (!request || request.answeredAt) throw notFound()
  return request
}

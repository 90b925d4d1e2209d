import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { actorOf } from '../../workplace/acting.ts'
import { serialPaths } from '../paths.ts'
import { ChosenBoxes } from '../receive/receive-form.ts'
import { receiveIssues, type ReceiveRefusal } from '../receive/receive-issues.ts'
import { listWaiting } from './find-kardex.ts'
import { ReceivePage } from './receive-page.tsx'

const permission = 'catalogue.serials'

const Query = v.object({
  q: v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
  tempat: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))), undefined),
  diterima: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,15}(,\d{1,15}){0,199}$/)), ''),
})

const Sent = v.object({
  box: ChosenBoxes,
  satu: ChosenBoxes,
  pilihan: v.optional(v.string()),
  receivedOn: v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d{2}-\d{2}$/),
    v.check((day) => !Number.isNaN(Date.parse(day))),
  ),
  kembali: v.fallback(v.pipe(v.string(), v.regex(/^\/staf\/berkala\/[\w?=/-]*$/)), serialPaths.receive),
})

/** The desk at which issues come in. */
export const receiveRoutes = new Hono<Env>()
  .get(serialPaths.receive, requires(permission), async (c) => c.html(await receivePage(c)))
  .post(serialPaths.receive, requires(permission), async (c) => {
    const sent = v.safeParse(Sent, await c.req.parseBody({ all: true }))
    if (!sent.success) return c.html(await receivePage(c, 'nothing-chosen'), 422)
    const { box, satu, pilihan, receivedOn, kembali } = sent.output
    const outcome = await receiveAll(c, pilihan ? box : satu, receivedOn)
    if (outcome.refusal) return c.html(await receivePage(c, outcome.refusal, outcome.issueIds), 422)
    const joint = kembali.includes('?') ? '&' : '?'
    return c.redirect(`${kembali}${joint}diterima=${outcome.issueIds.join(',')}`, 303)
  })

/** Issues of several subscriptions: each subscription is a deed of its own. */
async function receiveAll(c: Context<Env>, ids: readonly number[], receivedOn: string) {
  const { db } = c.var
  const boxes =
    ids.length === 0
      ? []
      : await db
          .selectFrom('catalogue.expectedIssues')
          .select(['id', 'subscriptionId'])
          .where('id', 'in', [...ids])
          .execute()
  const issueIds: number[] = []
  let refusal: ReceiveRefusal | undefined = boxes.length === 0 ? 'nothing-chosen' : undefined
  for (const [subscriptionId, group] of Map.groupBy(boxes, (box) => box.subscriptionId)) {
    const boxIds = group.map(({ id }) => id)
    const outcome = await receiveIssues(db, { subscriptionId, boxIds, receivedOn }, actorOf(c))
    if (outcome.ok) issueIds.push(...outcome.value.issueIds)
    else refusal = outcome.refusal
  }
  return { issueIds, refusal }
}

/** What came in beside the one that was refused is told as well. */
async function receivePage(c: Context<Env>, problem?: string, came: readonly number[] = []) {
  const { q: text, tempat: branchId, diterima } = v.parse(Query, c.req.query())
  const { db, now, page } = c.var
  const today = dayOf(now)
  const [issues, branches, received] = await Promise.all([
    listWaiting(db, { text, branchId, today }),
    listBranches(db),
    namesOf(db, came.length > 0 ? came.join(',') : diterima),
  ])
  return (
    <ReceivePage
      context={page}
      asked={{ text, branchId }}
      {...{ issues, branches, today, received, problem }}
    />
  )
}

/** What was received just now, as it is called. */
export async function namesOf(db: Db, list: string): Promise<string[]> {
  const ids = list.split(',').filter(Boolean).map(Number)
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('catalogue.serialIssues as issues')
    .innerJoin('catalogue.records as records', 'records.id', 'issues.recordId')
    .select(['records.title', 'issues.enumeration', 'issues.chronology'])
    .where('issues.id', 'in', ids)
    .orderBy('issues.id')
    .execute()
  return rows.map(({ title, enumeration, chronology }) =>
    [title, [enumeration, chronology && `(${chronology})`].filter(Boolean).join(' ')].join(', '),
  )
}

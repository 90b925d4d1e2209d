import { setTimeout } from 'node:timers/promises'
import type { Db, Tx } from '#kernel/database.ts'
import { fromJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { planAnew } from '../plan-anew.ts'
import { findSession, type Session } from '../sessions/session.ts'
import { decideScan } from './decide-scan.ts'
import { judgeOrder, type Mark } from './judge-order.ts'
import { readScanFacts, type ScanFacts } from './scan-facts.ts'
import type { Finding, NewScan, Standing, Verdict } from './scan.ts'
import { writeScans, type Judged } from './write-scans.ts'

export type ScanRefusal = 'session-unknown' | 'not-under-way'

const mostTries = 6

/**
 * Counts scans, each once under its key. When this answers they are committed; what was sent again is answered as it
 * was decided then.
 */
export async function recordScans(
  db: Db,
  sessionId: number,
  standing: Standing,
  scans: readonly NewScan[],
  now: Date,
): Promise<Outcome<Verdict[], ScanRefusal>> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute((tx) => recordScansWithin(tx, sessionId, standing, scans, now))
    } catch (error) {
      if (tries >= mostTries || !mayPass(error)) throw error
      await setTimeout(Math.random() * 5 * 2 ** tries)
    }
  }
}

/** The same within a transaction of the caller's. */
export async function recordScansWithin(
  tx: Tx,
  sessionId: number,
  standing: Standing,
  scans: readonly NewScan[],
  now: Date,
): Promise<Outcome<Verdict[], ScanRefusal>> {
  await planAnew(tx)
  // Shared: many scan at once, and closing waits until none of them is half done.
  await tx.selectFrom('stockTake.sessions').select('id').where('id', '=', sessionId).forKeyShare().execute()
  const session = await findSession(tx, sessionId)
  if (!session) return refused('session-unknown')
  if (session.state !== 'under-way') return refused('not-under-way')
  const marks = await lockCounter(tx, sessionId, standing)
  const distinct = [...new Map(scans.map((scan) => [scan.key, scan])).values()]
  const known = await knownKeys(tx, sessionId, distinct)
  const facts = await readScanFacts(tx, session, distinct)
  const { judged, marks: after } = judge(session, standing, { scans: distinct, facts, known, marks })
  const again = await writeScans(tx, session, { standing, judged, marks: after, now })
  return done(judged.map((one) => verdictOf(one, again)))
}

interface Known {
  finding: Finding
  again: boolean
}

/** The person's own row, so that two requests of one person do not both go on from the same copy. */
async function lockCounter(tx: Tx, sessionId: number, { counter }: Standing): Promise<Mark[]> {
  await tx
    .insertInto('stockTake.counters')
    .values({ sessionId, counterId: counter.id, name: counter.name })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('stockTake.counters')
    .select('marks')
    .where('sessionId', '=', sessionId)
    .where('counterId', '=', counter.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return fromJson<Mark[]>(row.marks)
}

async function knownKeys(tx: Tx, sessionId: number, scans: readonly NewScan[]): Promise<Map<string, Known>> {
  const rows = await tx
    .selectFrom('stockTake.scans')
    .select(['key', 'finding', 'again'])
    .where('sessionId', '=', sessionId)
    .where(
      'key',
      'in',
      scans.map(({ key }) => key),
    )
    .execute()
  return new Map(rows.map(({ key, finding, again }) => [key, { finding: finding as Finding, again }]))
}

interface Judging {
  scans: readonly NewScan[]
  facts: readonly ScanFacts[]
  known: ReadonlyMap<string, Known>
  marks: readonly Mark[]
}

/** Decides one scan after the other; the order on the shelf is judged along the way. */
function judge(
  session: Session,
  { shelf, inOrder }: Standing,
  { scans, facts, known, marks }: Judging,
): { judged: Judged[]; marks: Mark[] } {
  let row = [...marks]
  const judged = facts.map((copy): Judged => {
    const scan = scans[copy.place]
    if (!scan) throw new Error('a scan got lost on its way')
    const before = known.get(scan.key)
    const one = { scan, copy, known: before !== undefined, again: before?.again ?? false }
    if (before) return { ...one, finding: before.finding, neighbour: null, displaced: null }
    const itemId = copy.itemId
    if (itemId === null) return { ...one, finding: 'unknown', neighbour: null, displaced: null }
    const finding = decideScan(copy, { branchId: session.branchId, shelf })
    if (finding !== 'found' || !inOrder) return { ...one, finding, neighbour: null, displaced: null }
    const { callKey: key, callPrefix: prefix, callNumber, title } = copy
    const last = row.at(-1)
    const order = judgeOrder(row, { itemId, shelf: copy.shelf, prefix, key, callNumber, title })
    row = order.marks
    const neighbour =
      order.wrong === 'this' && last
        ? { side: 'before' as const, callNumber: last.callNumber, title: last.title }
        : null
    const displaced = order.wrong === 'last' && last ? last : null
    return { ...one, finding: order.wrong === 'this' ? 'out-of-order' : 'found', neighbour, displaced }
  })
  return { judged, marks: row }
}

function verdictOf(
  { scan, copy, finding, neighbour, displaced, again }: Judged,
  seenBefore: ReadonlySet<string>,
): Verdict {
  const { itemId, barcode, title, callNumber, shelf, branch, dueOn } = copy
  return {
    key: scan.key,
    barcode,
    finding,
    again: again || seenBefore.has(scan.key),
    itemId,
    title,
    callNumber,
    shelf,
    branch,
    dueOn: finding === 'on-loan' ? dueOn : null,
    neighbour,
    displaced: displaced && { title: displaced.title, callNumber: displaced.callNumber },
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
/** Deadlock, serialization failure, or a key that another request of the same device wrote meanwhile. */
const mayPass = (error: unknown) => ['40P01', '40001', '23505'].includes(String(codeOf(error)))

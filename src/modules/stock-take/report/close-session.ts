import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { planForAll } from '../plan-anew.ts'
import { countLists, lists, rowsOf, type ResultList } from '../results/lists.ts'
import { countProgress } from '../results/progress.ts'
import { findSession, type Session } from '../sessions/session.ts'
import { countFigures, type Figures } from './figures.ts'
import type { Paper } from './paper-form.ts'

export type CloseRefusal = 'session-unknown' | 'not-now' | 'files-open' | 'corrections-open'

/** Ends a stock-take: its lists and figures are written down as they are now, in one transaction, and stay. */
export const closeSession = (
  db: Db,
  id: number,
  paper: Paper,
  actor: Actor,
  now: Date,
): Promise<Outcome<undefined, CloseRefusal>> =>
  db.transaction().execute(async (tx) => {
    await tx.selectFrom('stockTake.sessions').select('id').where('id', '=', id).forUpdate().execute()
    const session = await findSession(tx, id)
    if (!session) return refused('session-unknown')
    if (session.state !== 'under-way') return refused('not-now')
    if (await hasOpenFiles(tx, id)) return refused('files-open')
    if (await hasOpenCorrections(tx, id)) return refused('corrections-open')
    await planForAll(tx)
    const figures = await figuresOf(tx, session)
    for (const list of lists) await freeze(tx, session, list)
    await tx
      .updateTable('stockTake.sessions')
      .set({
        state: 'closed',
        closedAt: now,
        closedBy: actor.name,
        paper: toJson(paper),
        figures: toJson(figures),
      })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'stock-take.closed',
      subjectKind: 'stock-take',
      subjectId: id,
      details: { missing: figures.lists.find(({ list }) => list === 'missing')?.all ?? 0 },
    })
    return done(undefined)
  })

const hasOpenFiles = async (tx: Tx, sessionId: number) =>
  (await tx
    .selectFrom('stockTake.files')
    .select('id')
    .where('sessionId', '=', sessionId)
    .where('state', '<>', 'done')
    .executeTakeFirst()) !== undefined

const hasOpenCorrections = async (tx: Tx, sessionId: number) =>
  (await tx
    .selectFrom('stockTake.corrections')
    .select('id')
    .where('sessionId', '=', sessionId)
    .where('state', 'in', ['running', 'undoing'])
    .executeTakeFirst()) !== undefined

async function figuresOf(tx: Tx, session: Session): Promise<Figures> {
  const { sections, counters } = await countProgress(tx, session)
  return {
    rows: await countFigures(tx, session),
    sections,
    lists: await countLists(tx, session),
    counters: counters.map(({ lastAt: _, ...counter }) => counter),
    scans: counters.reduce((sum, { scans }) => sum + scans, 0),
  }
}

async function freeze(tx: Tx, session: Session, list: ResultList): Promise<void> {
  const details =
    list === 'missing'
      ? sql`kept_details || jsonb_build_object('lastSeen',
          (select seen_at from catalogue.items_seen sightings where sightings.item_id = rows.item_id))`
      : sql`kept_details`
  const order = list === 'missing' ? sql`shelf collate "C"` : sql`seen_shelf collate "C"`
  await sql`
    insert into stock_take.results (session_id, list, finding, item_id, barcode, title, call_number, shelf, branch,
      collection_type, seen_shelf, counter, last_at, scans, settled, details)
    select ${session.id}, ${list}, finding, item_id, barcode, title, call_number, shelf, branch, collection_type,
      seen_shelf, counter, last_at, scans, settled, ${details}
    from (${rowsOf(session, list)}) rows order by ${order}, call_key collate "C", barcode
  `.execute(tx)
}

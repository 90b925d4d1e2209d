import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { planForAll } from '../plan-anew.ts'
import { rowsOf, type ResultList } from '../results/lists.ts'
import type { Session } from '../sessions/session.ts'
import { decideRow, type RowDecision, type RowFacts } from './decide-row.ts'
import { deedsOf, type CorrectionDeed } from './deeds.ts'

export type PlanRefusal = 'nothing-chosen' | 'not-fitting'

export interface Plan {
  list: ResultList
  deed: CorrectionDeed
  finding: string | undefined
  /** Only these copies; empty for all that are open in the list. */
  itemIds: readonly number[]
}

interface Planner {
  actor: Actor
  permissions: ReadonlySet<string>
}

/** Copies of one correction; whoever has more to correct does it in several. */
export const mostCorrected = 20_000

/** Keeps what is to be corrected and what would become of each copy, so that preview and run speak of just the same. */
export const planCorrection = (
  db: Db,
  session: Session,
  plan: Plan,
  by: Planner,
  now: Date,
): Promise<Outcome<{ id: number }, PlanRefusal>> =>
  db.transaction().execute(async (tx) => {
    // Findings of a closed stock-take stay as they are written: nothing is left to be marked.
    const fits =
      deedsOf[plan.list].includes(plan.deed) && !(plan.deed === 'settle' && session.state === 'closed')
    if (!fits) return refused('not-fitting')
    await planForAll(tx)
    const facts = await readFacts(tx, session, plan)
    if (facts.length === 0) return refused('nothing-chosen')
    const rows = facts.map((row, place) => ({
      position: place + 1,
      item_id: row.itemId,
      barcode: row.barcode,
      ...decideRow(plan.deed, row, session.branchId),
    }))
    const id = await insert(tx, session, plan, rows, by, now)
    await audit(tx, by.actor, {
      action: 'stock-take.correction-planned',
      subjectKind: 'stock-take',
      subjectId: session.id,
      details: { correction: id, deed: plan.deed },
    })
    return done({ id })
  })

type PlannedRow = RowDecision & { position: number; item_id: number; barcode: string }

async function insert(
  tx: Tx,
  session: Session,
  plan: Plan,
  rows: readonly PlannedRow[],
  by: Planner,
  now: Date,
): Promise<number> {
  const { id } = await tx
    .insertInto('stockTake.corrections')
    .values({
      sessionId: session.id,
      deed: plan.deed,
      list: plan.list,
      state: 'ready',
      total: rows.filter(({ outcome }) => outcome === 'chosen').length,
      permissions: [...by.permissions],
      actor: toJson(by.actor),
      createdAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into stock_take.correction_rows (correction_id, position, item_id, barcode, outcome, reason, before, after)
    select ${id}, given.* from jsonb_to_recordset(${toJson(rows)}::jsonb)
      as given (position integer, item_id bigint, barcode text, outcome text, reason text, before jsonb, after jsonb)
  `.execute(tx)
  return id
}

async function readFacts(
  tx: Tx,
  session: Session,
  { list, finding, itemIds }: Plan,
): Promise<(RowFacts & { itemId: number; barcode: string })[]> {
  const { rows } = await sql<RowFacts & { itemId: number; barcode: string }>`
    select rows.item_id, items.barcode, rows.finding, items.branch_id, items.shelf, items.disposition, rows.seen_shelf,
      exists (select from circulation.out_items where out_items.item_id = items.id) as away,
      ${session.closedAt}::timestamptz is not null and exists (
        select from catalogue.items_seen sightings
        where sightings.item_id = items.id and sightings.seen_at > ${session.closedAt}::timestamptz) as seen_since
    from (
      select * from (${rowsOf(session, list)}) listed
      where not settled and item_id is not null
        and (${finding ?? null}::text is null or finding = ${finding ?? null})
        and (${itemIds.length === 0}::boolean or item_id = any(${[...itemIds]}::bigint[]))
      order by item_id limit ${mostCorrected}
    ) rows
    join catalogue.items items on items.id = rows.item_id and items.deleted_at is null
    order by items.id
  `.execute(tx)
  return rows
}

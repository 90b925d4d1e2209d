import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'

/**
 * How far a follower of `catalogue.changes` has come.
 *
 * Numbers are given when a change is written, not when it is committed, so a lower number may show up after a
 * higher one. Every transaction before `settled` has ended: its changes have all been seen. Those seen of later
 * transactions are listed in `seen`, so that none is taken twice and none is missed.
 */
export interface Position {
  settled: string
  seen: Map<number, string>
  /** Highest change number seen. */
  number: number
}

export interface Changes {
  changes: Change[]
  recordIds: number[]
  position: Position
  /** True when there was more than one reading takes; read again at once. */
  more: boolean
}

const mostAtOnce = 5000

/** Where a follower stands that is about to read the whole catalogue; take it before reading. */
export async function currentPosition(db: Db): Promise<Position> {
  const { rows } = await sql<{ settled: string; number: number }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as settled,
      coalesce((select max(number) from catalogue.changes), 0) as number
  `.execute(db)
  return { settled: rows[0]?.settled ?? '0', seen: new Map(), number: rows[0]?.number ?? 0 }
}

/**
 * The titles changed since, each once, and the position after them. What was seen is excluded by a subquery, which is
 * always hashed: a plain list is compared one by one by a prepared statement, and a large load beside a long
 * transaction makes it tens of thousands.
 */
export async function changesSince(db: Db | Tx, position: Position): Promise<Changes> {
  const { rows } = await sql<ChangeRow>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as settled, changes.number,
      changes.transaction::text as transaction, changes.record_id
    from (select 1) always
    left join (
      select number, transaction, record_id from catalogue.changes
      where transaction >= ${position.settled}::text::xid8
        and number not in (select unnest(${[...position.seen.keys()]}::bigint[]))
      order by transaction, number
      limit ${mostAtOnce}
    ) changes on true
  `.execute(db)
  const changes = rows.flatMap(({ number, transaction, recordId }) =>
    number === null ? [] : [{ number, transaction, recordId }],
  )
  const more = changes.length === mostAtOnce
  const ended = rows[0]?.settled ?? position.settled
  // Rows cut off by the limit may belong to transactions that have ended, so those are not settled yet.
  const settled = more ? earlier(ended, changes.at(-1)?.transaction ?? ended) : ended
  return {
    changes,
    recordIds: [...new Set(changes.map((change) => change.recordId))],
    position: advance(position, changes, settled),
    more,
  }
}

const earlier = (a: string, b: string): string => (BigInt(a) < BigInt(b) ? a : b)

export interface Change {
  number: number
  transaction: string
  recordId: number
}

type ChangeRow = { settled: string } & (Change | { number: null; transaction: null; recordId: null })

function advance(position: Position, changes: Change[], settled: string): Position {
  const seen = new Map(position.seen)
  for (const change of changes) seen.set(change.number, change.transaction)
  if (settled !== position.settled) {
    const limit = BigInt(settled)
    for (const [number, transaction] of seen) if (BigInt(transaction) < limit) seen.delete(number)
  }
  return { settled, seen, number: Math.max(position.number, ...changes.map((change) => change.number)) }
}

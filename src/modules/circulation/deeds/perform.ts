import { setTimeout } from 'node:timers/promises'
import { sql, type RawBuilder } from 'kysely'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { CirculationEvent } from '../events.ts'
import { settle, type Block, type Settled } from './block.ts'
import type { Answer, Deed } from './deed.ts'
import { findStored, storedAnswer } from './stored-answer.ts'

/** What a deed came to inside its transaction. */
export type Result<T> =
  | { ok: false; blocks: Block[] }
  | {
      ok: true
      value: T
      overridden?: Settled['overridden']
      events: readonly CirculationEvent[]
      /** Statements that change something, done together with noting the deed: one way to the database less each. */
      writes?: readonly RawBuilder<unknown>[]
      patronId: number | null
      itemId: number | null
    }

export interface Act<T> {
  /** Name of the deed; a key belongs to one deed. */
  kind: string
  /** What is asked for, besides the deed itself. */
  asked: object
  run(tx: Tx, settled: (blocks: readonly Block[]) => Settled): Promise<Result<T>>
}

const mostTries = 6

/**
 * Does a deed in one transaction: all of it or nothing, and once for each key. The key is looked up only where a
 * deed fails: one that was done already either has nothing left to do or collides with its own key at the end.
 */
export async function perform<T>(db: Db, deed: Deed, now: Date, act: Act<T>): Promise<Answer<T>> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(db, deed, now, act)
    } catch (error) {
      const undone = error instanceof Undone ? (error.answer as Answer<T>) : undefined
      if (undone && (undone.ok || deed.dryRun)) return undone
      // A new statement: what the same key did while this one waited is visible now.
      const stored = undone || isUniqueViolation(error) ? await findStored(db, deed.key) : undefined
      if (stored) return storedAnswer<T>(stored, act)
      if (undone) return undone
      if (tries >= mostTries || !mayPass(error)) throw error
      await setTimeout(Math.random() * 5 * 2 ** tries)
    }
  }
}

const attempt = <T>(db: Db, deed: Deed, now: Date, act: Act<T>): Promise<Answer<T>> =>
  atomically(db, async (tx) => {
    const result = await act.run(tx, (blocks) => settle(blocks, deed.overrides ?? [], deed.permissions))
    if (!result.ok) throw new Undone(result)
    const overridden = (result.overridden ?? []).map(({ block }) => block)
    const answer: Answer<T> = { ok: true, value: result.value, overridden, repeated: false }
    if (deed.dryRun) throw new Undone(answer)
    await close(tx, deed, now, act, result)
    return answer
  })

/** In a transaction of its own; in a rehearsal, which is one already, behind a savepoint. */
async function atomically<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> {
  if (!isTx(db)) return db.transaction().execute(run)
  await sql`savepoint deed`.execute(db)
  try {
    const value = await run(db)
    await sql`release savepoint deed`.execute(db)
    return value
  } catch (error) {
    await sql`rollback to savepoint deed`.execute(db)
    throw error
  }
}

const isTx = (db: Db): db is Tx => db.isTransaction

/** Does what is left to do, notes the deed under its key and tells what happened, with one statement. */
async function close<T>(
  tx: Tx,
  { key, actor, channel, branchId }: Deed,
  now: Date,
  { kind, asked }: Act<T>,
  { value, overridden = [], events, writes = [], patronId, itemId }: Extract<Result<T>, { ok: true }>,
): Promise<void> {
  const answer = toJson({ value, overridden: overridden.map(({ block }) => block) })
  const named = writes.map((write, place) => sql`${sql.raw(`write_${place}`)} as (${write}), `)
  await sql`
    with ${sql.join(named, sql``)}operation as (
      insert into circulation.operations
        (key, kind, at, actor_kind, actor_id, channel, branch_id, patron_id, item_id, asked, answer)
      values (${key}, ${kind}, ${now}, ${actor.kind}, ${actor.id}, ${channel}, ${branchId}, ${patronId}, ${itemId},
        ${toJson(asked)}, ${answer}::jsonb)
    )
    insert into kernel.events (name, payload)
    select given.name, given.payload
    from jsonb_to_recordset(${toJson(events)}::jsonb) as given (name text, payload jsonb)
  `.execute(tx)
}

/** Ends a dry run and a refused deed: nothing of them stays. */
class Undone extends Error {
  readonly answer: Answer<unknown>
  constructor(answer: Answer<unknown>) {
    super('nothing is done')
    this.answer = answer
  }
}

/** The facts changed between two statements in a way that locks could not prevent: begin again. */
export class FactsMoved extends Error {}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
const isUniqueViolation = (error: unknown) => codeOf(error) === '23505'

/** Serialization failure, deadlock, or a constraint that another desk's deed made true first. */
const mayPass = (error: unknown): boolean =>
  error instanceof FactsMoved ||
  codeOf(error) === '40001' ||
  codeOf(error) === '40P01' ||
  isViolationOf(error, 'one_open_loan_per_item') ||
  isViolationOf(error, 'one_hold_per_trapped_item') ||
  isViolationOf(error, 'one_open_transit_per_item')

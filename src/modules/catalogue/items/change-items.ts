import { sql } from 'kysely'
import { auditAll, type Actor } from '#kernel/audit.ts'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { Disposition } from './item-form.ts'

/** Where a copy belongs and how it stands. */
export interface ItemPlace {
  branchId?: number
  shelf?: string
  disposition?: Disposition
}

export interface PlaceChange {
  id: number
  before: ItemPlace
  after: ItemPlace
}

const columnsOf = ({ branchId, shelf, disposition }: ItemPlace) => ({
  branch_id: branchId,
  shelf,
  disposition,
})

/**
 * Changes the places of many copies with one statement. One that does not have the values of `before` any more is left
 * alone; gives the ids of those that were changed.
 */
export async function changeItemsWithin(
  tx: Tx,
  changes: readonly PlaceChange[],
  actor: Actor,
  now: Date,
  details: Record<string, unknown> = {},
): Promise<Set<number>> {
  if (changes.length === 0) return new Set()
  // Always by their ids, so that two who change many cannot wait for each other.
  await sql`
    select id from catalogue.items where id = any(${changes.map(({ id }) => id)}::bigint[]) order by id for no key update
  `.execute(tx)
  const given = changes.map(({ id, before, after }) => ({
    id,
    before: columnsOf(before),
    after: columnsOf(after),
  }))
  const { rows } = await sql<{ id: number; recordId: number }>`
    update catalogue.items items
    set (branch_id, shelf, disposition) = (
        select branch_id, shelf, disposition from jsonb_populate_record(items, given.after)),
      updated_at = ${now}, updated_by = ${actor.name}
    from jsonb_to_recordset(${toJson(given)}::jsonb) as given (id bigint, before jsonb, after jsonb)
    where items.id = given.id and items.deleted_at is null
      and jsonb_build_object('branch_id', items.branch_id, 'shelf', items.shelf, 'disposition', items.disposition)
        @> given.before
    returning items.id, items.record_id
  `.execute(tx)
  const known = new Map(changes.map((change) => [change.id, change]))
  await auditAll(
    tx,
    actor,
    rows.map(({ id, recordId }) => ({
      action: 'item.updated',
      subjectKind: 'item',
      subjectId: id,
      details: { ...details, recordId, before: known.get(id)?.before, after: known.get(id)?.after },
    })),
  )
  return new Set(rows.map(({ id }) => id))
}

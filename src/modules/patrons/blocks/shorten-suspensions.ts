import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'

export interface Shortening {
  blockId: number
  endsBefore: Day
  /** Null: nothing of it is left, so it is lifted. */
  endsAfter: Day | null
}

export interface ShorteningDeed {
  by: string
  because: string
  now: Date
}

/** Ends suspensions sooner, for many at once. Returns those that still stood as they were read. */
export async function shortenSuspensionsWithin(
  tx: Tx,
  shortenings: readonly Shortening[],
  { by, because, now }: ShorteningDeed,
): Promise<number[]> {
  if (shortenings.length === 0) return []
  const { rows } = await sql<{ id: number }>`
    update patrons.blocks blocks
    set ends_on = coalesce(given.ends_after, blocks.ends_on),
      lifted_at = case when given.ends_after is null then ${now}::timestamptz end,
      lifted_by = case when given.ends_after is null then ${by}::text end,
      lifted_because = case when given.ends_after is null then ${because}::text end
    from ${givenRows(shortenings)}
    where blocks.id = given.block_id and blocks.lifted_at is null and blocks.ends_on = given.ends_before
    returning blocks.id
  `.execute(tx)
  return rows.map(({ id }) => id)
}

/** Takes shortenings back, of suspensions that nobody has touched since and in whose place no other came. */
export async function lengthenSuspensionsWithin(
  tx: Tx,
  shortenings: readonly Shortening[],
  { because }: Pick<ShorteningDeed, 'because'>,
): Promise<void> {
  if (shortenings.length === 0) return
  await sql`
    update patrons.blocks blocks
    set ends_on = given.ends_before, lifted_at = null, lifted_by = null, lifted_because = null
    from ${givenRows(shortenings)}
    where blocks.id = given.block_id and case when given.ends_after is null
      then blocks.lifted_because = ${because} and not exists (
        select 1 from patrons.blocks others
        where others.loan_id = blocks.loan_id and others.kind = 'suspension' and others.lifted_at is null)
      else blocks.lifted_at is null and blocks.ends_on = given.ends_after end
  `.execute(tx)
}

const givenRows = (shortenings: readonly Shortening[]) =>
  sql`jsonb_to_recordset(${toJson(
    shortenings.map(({ blockId, endsBefore, endsAfter }) => ({
      block_id: blockId,
      ends_before: endsBefore,
      ends_after: endsAfter,
    })),
  )}::jsonb) as given (block_id bigint, ends_before date, ends_after date)`

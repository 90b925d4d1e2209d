import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { MergedTitles } from './followers.ts'

/** Copies keep their ids and numbers; only the title they belong to changes. Those in quarantine go along. */
export async function moveItems(tx: Tx, { from, into }: MergedTitles): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update catalogue.items set record_id = ${into} where record_id = ${from} returning id
  `.execute(tx)
  return rows.map(({ id }) => id)
}

export interface MovedIssue {
  id: number
  enumeration: string
}

/** An issue that the other title has too is told apart by its number of origin, and not lost. */
export async function moveIssues(tx: Tx, { from, into }: MergedTitles): Promise<MovedIssue[]> {
  const { rows } = await sql<MovedIssue>`
    select id, enumeration from catalogue.serial_issues where record_id = ${from} order by id for update
  `.execute(tx)
  await sql`
    update catalogue.serial_issues issues set record_id = ${into}, enumeration = case when exists (
        select from catalogue.serial_issues others
        where others.record_id = ${into} and others.branch_id = issues.branch_id
          and others.enumeration = issues.enumeration and others.chronology = issues.chronology)
      then issues.enumeration || ' (' || ${from}::text || ')' else issues.enumeration end
    where issues.record_id = ${from}
  `.execute(tx)
  return rows
}

/** The title that stays keeps its own cover, if it has one. */
export async function moveCover(tx: Tx, { from, into }: MergedTitles): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update catalogue.covers set record_id = ${into}
    where record_id = ${from} and not exists (select from catalogue.covers where record_id = ${into})
  `.execute(tx)
  return numAffectedRows === 1n
}

export async function movePopularity(tx: Tx, { from, into }: MergedTitles): Promise<number> {
  const { rows } = await sql<{ popularity: number }>`
    select popularity from catalogue.records where id = ${from}
  `.execute(tx)
  const popularity = rows[0]?.popularity ?? 0
  await sql`
    update catalogue.records set popularity = popularity + ${popularity} where id = ${into}
  `.execute(tx)
  return popularity
}

/** Subscriptions go on under the other title. */
export async function moveSubscriptions(tx: Tx, { from, into }: MergedTitles): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update catalogue.subscriptions set record_id = ${into} where record_id = ${from} returning id
  `.execute(tx)
  return rows.map(({ id }) => id)
}

/** A place takes a serial once: of two open subscriptions somebody has to end one first. */
export async function subscribedTwice(tx: Tx, { from, into }: MergedTitles): Promise<boolean> {
  const { rows } = await sql`
    select 1 from catalogue.subscriptions one
    join catalogue.subscriptions other on other.branch_id = one.branch_id
    where one.record_id = ${from} and other.record_id = ${into} and one.closed_at is null and other.closed_at is null
  `.execute(tx)
  return rows.length > 0
}

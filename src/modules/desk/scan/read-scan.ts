import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** What a scan at the desk means. */
export type Scan =
  | { kind: 'member'; patronId: number; ended: 'lost' | 'other' | null }
  | { kind: 'copy'; barcode: string }
  | { kind: 'words'; text: string }

interface Row {
  patronId: number | null
  ended: 'lost' | 'other' | null
  barcode: string | null
}

/** A card, a copy, or words of a name or a title, in this order: cards and copies never share a number. */
export async function readScan(db: Db, typed: string): Promise<Scan> {
  const text = typed.trim().slice(0, 200)
  const { rows } = await sql<Row>`
    select patron_id, case when ended_because = 'lost' then 'lost' when ended_at is not null then 'other' end as ended,
      null as barcode
    from patrons.cards where number = ${text.toUpperCase()}
    union all
    select null, null, barcode from catalogue.items where barcode = ${text} and deleted_at is null
  `.execute(db)
  const [found] = rows
  if (!found) return { kind: 'words', text }
  if (found.patronId !== null) return { kind: 'member', patronId: found.patronId, ended: found.ended }
  return { kind: 'copy', barcode: found.barcode ?? text }
}

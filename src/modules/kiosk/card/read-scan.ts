import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { isPhoneCode } from './phone-code.ts'

/** What was held in front of the scanner. */
export type Scan = 'nothing' | 'phone-code' | 'card' | 'lent-copy' | 'copy' | 'unknown'

/** Tells cards, copies and codes of telephones apart; cards and copies never share a number. */
export async function readScan(db: Db, text: string): Promise<Scan> {
  if (text === '') return 'nothing'
  if (isPhoneCode(text)) return 'phone-code'
  const { rows } = await sql<{ kind: Scan }>`
    select 'card' as kind from patrons.cards where number = ${text.toUpperCase()}
    union all
    select case when exists (select from circulation.loans where item_id = items.id and ended_at is null)
      then 'lent-copy' else 'copy' end
    from catalogue.items items where barcode = ${text} and deleted_at is null
  `.execute(db)
  return rows[0]?.kind ?? 'unknown'
}

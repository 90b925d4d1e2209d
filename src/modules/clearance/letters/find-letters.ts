import { sql, type RawBuilder } from 'kysely'
import type { Signatory } from '#design/print/letter.ts'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { LetterState } from './letter-state.ts'

export interface ClearanceLetter {
  id: number
  number: string
  code: string
  patronId: number | null
  name: string
  cardNumber: string
  institution: string
  purpose: string
  issuedAt: Date
  issuedOn: Day
  validUntil: Day
  channel: 'member' | 'staff'
  issuedBy: string
  signatory: Signatory | null
  withdrawnAt: Date | null
  withdrawnBy: string | null
  withdrawnBecause: string | null
}

const found = (condition: RawBuilder<unknown>, limit: number, offset = 0) => sql<ClearanceLetter>`
  select id, number, code, patron_id, name, card_number, institution, purpose, issued_at, issued_on, valid_until,
    channel, issued_by, signatory, withdrawn_at, withdrawn_by, withdrawn_because
  from clearance.letters where ${condition} order by id desc limit ${limit} offset ${offset}
`

export const findLetter = async (db: Db | Tx, id: number): Promise<ClearanceLetter | undefined> =>
  (await found(sql`id = ${id}`, 1).execute(db)).rows[0]

export const findLetterByCode = async (db: Db, code: string): Promise<ClearanceLetter | undefined> =>
  (await found(sql`code = ${code}`, 1).execute(db)).rows[0]

/** A member's own, the newest first. */
export const lettersOf = async (db: Db, patronId: number): Promise<ClearanceLetter[]> =>
  (await found(sql`patron_id = ${patronId}`, 50).execute(db)).rows

export interface LetterSearch {
  /** A number, a name, or a card. */
  words: string
  state: LetterState | undefined
  page: number
}

export const lettersAPage = 50

/** For staff; one more than a page holds tells that there is a next one. */
export async function searchLetters(
  db: Db,
  { words, state, page }: LetterSearch,
  today: Day,
): Promise<{ letters: ClearanceLetter[]; total: number }> {
  const pattern = `%${words.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const named =
    words === ''
      ? sql`true`
      : sql`(lower(number) like ${pattern} or lower(name) like ${pattern} or card_number = ${words.toUpperCase()})`
  const inState =
    state === undefined
      ? sql`true`
      : sql`case when withdrawn_at is not null then 'withdrawn' when valid_until < ${today} then 'expired'
          else 'valid' end = ${state}`
  const condition = sql`${named} and ${inState}`
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from clearance.letters where ${condition}
  `.execute(db)
  const letters = await found(condition, lettersAPage, (page - 1) * lettersAPage).execute(db)
  return { letters: letters.rows, total: rows[0]?.total ?? 0 }
}

import { sql } from 'kysely'
import type { Signatory } from '#design/print/letter.ts'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { addDays, dayOf, type Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { findLetterSettings } from '#modules/staff/index.ts'
import { findClearanceSettings, type ClearanceSettings } from '../settings/settings.ts'
import { duesOf, isClear } from './dues.ts'
import { letterNumber } from './letter-number.ts'

export interface LetterRequest {
  patronId: number
  purpose: string
  /** Of a letter that is not there yet; see `newCode`. */
  code: string
}

export type LetterRefusal =
  | 'member-unknown'
  | 'member-pending'
  | 'purpose-unknown'
  | 'not-clear'
  | 'not-by-oneself'

interface Member {
  id: number
  name: string
  standing: string
  institution: string
  cardNumber: string | null
}

/**
 * Writes the letter that a member has nothing of the library. The member is locked as a loan locks them, so that
 * nothing can be lent between looking and writing. A valid letter for the same purpose is given again.
 */
export const issueLetter = (
  db: Db,
  { patronId, purpose, code }: LetterRequest,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<{ id: number }, LetterRefusal>> =>
  db.transaction().execute(async (tx) => {
    await sql`select from patrons.patrons where id = ${patronId} for no key update`.execute(tx)
    // Only after the lock: a statement that waits for a lock still sees what was before the wait.
    const member = await findMember(tx, patronId)
    if (!member || member.standing === 'closed') return refused('member-unknown')
    if (member.standing === 'pending') return refused('member-pending')
    const settings = await findClearanceSettings(tx)
    if (actor.kind === 'member' && !settings.byThemselves) return refused('not-by-oneself')
    if (!settings.purposes.includes(purpose)) return refused('purpose-unknown')
    const today = dayOf(now)
    const valid = await validLetter(tx, patronId, purpose, today)
    if (valid !== undefined) return done({ id: valid })
    if (!isClear(await duesOf(tx, patronId, now))) return refused('not-clear')
    const id = await insertLetter(tx, member, { purpose, code, settings, actor, now })
    await audit(tx, actor, { action: 'clearance.issued', subjectKind: 'clearance', subjectId: id })
    return done({ id })
  })

async function findMember(tx: Tx, id: number): Promise<Member | undefined> {
  const { rows } = await sql<Member>`
    select patrons.id, patrons.name, patrons.standing, cards.number as card_number,
      concat_ws(', ', nullif(patrons.school, ''), nullif(patrons.school_class, '')) as institution
    from patrons.patrons patrons
    left join patrons.cards cards on cards.patron_id = patrons.id and cards.ended_at is null
    where patrons.id = ${id}
  `.execute(tx)
  return rows[0]
}

async function validLetter(
  tx: Tx,
  patronId: number,
  purpose: string,
  today: Day,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('clearance.letters')
    .select('id')
    .where('patronId', '=', patronId)
    .where('purpose', '=', purpose)
    .where('withdrawnAt', 'is', null)
    .where('validUntil', '>=', today)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.id
}

interface Written extends Omit<LetterRequest, 'patronId'> {
  settings: ClearanceSettings
  actor: Actor
  now: Date
}

async function insertLetter(
  tx: Tx,
  { id: patronId, name, cardNumber, institution }: Member,
  { purpose, code, settings, actor, now }: Written,
): Promise<number> {
  const today = dayOf(now)
  const year = Number(today.slice(0, 4))
  const signatory = await signatoryOf(tx, settings.signatory)
  const running = await nextNumber(tx, year)
  const { id } = await tx
    .insertInto('clearance.letters')
    .values({
      year,
      running,
      number: letterNumber(settings.numberPattern, running, today),
      code,
      patronId,
      name,
      cardNumber: cardNumber ?? '',
      institution,
      purpose,
      issuedAt: now,
      issuedOn: today,
      validUntil: addDays(today, settings.validDays),
      channel: actor.kind === 'member' ? 'member' : 'staff',
      issuedBy: actor.name || 'Patria',
      signatory: signatory ? toJson(signatory) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

// The counter stays locked until the letter is there: whoever gives up gives its number back.
async function nextNumber(tx: Tx, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into clearance.counters as counters (year, last) values (${year}, 1)
    on conflict (year) do update set last = counters.last + 1 returning last
  `.execute(tx)
  return rows[0]?.last ?? 1
}

async function signatoryOf(tx: Tx, place: number): Promise<Signatory | undefined> {
  const { signatories } = await findLetterSettings(tx)
  return signatories[place] ?? signatories[0]
}

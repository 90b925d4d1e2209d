import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { ageOn } from '#modules/patrons/index.ts'
import { ageGroupOf, listAnswers } from '../answers/answers.ts'
import { findVisitorSettings } from '../settings/settings.ts'
import { newKey } from '../keys.ts'
import { noteVisit, type Noting, type VisitNoted } from './note-visit.ts'

interface Member {
  id: number
  name: string
  standing: string
  category: string
  sex: string | null
  birthDate: string | null
  endedBecause: string | null
}

export type MemberVisitRefusal = 'card-unknown' | 'card-not-in-use'

/**
 * A member comes in: by card, without a PIN, since nothing is told and nothing done but counting. Whoever was counted
 * here minutes ago is not counted again.
 */
export const noteMember = (
  db: Db,
  card: string | { patronId: number },
  noting: Noting,
): Promise<Outcome<VisitNoted, MemberVisitRefusal>> =>
  db.transaction().execute(async (tx) => {
    const member = await findMember(tx, card)
    if (!member || member.standing === 'closed') return refused('card-unknown')
    if (member.endedBecause !== null) return refused('card-not-in-use')
    const { againMinutes } = await findVisitorSettings(tx)
    await lockCounting(tx, member.id)
    const before = await countedBefore(tx, member.id, noting, againMinutes)
    if (before) return done({ ...before, again: true })
    const columns = await columnsOf(tx, member, noting.now)
    const { patronId, ...first } = await noteVisit(tx, columns, noting)
    // A page that a browser shows again brings the key of whoever was there before.
    const another = first.again && patronId !== member.id
    const noted = another ? await noteVisit(tx, columns, { ...noting, key: newKey() }) : first
    if (!noted.again) await remember(tx, member.id, noted.id, noting)
    return done(noted)
  })

async function findMember(tx: Tx, card: string | { patronId: number }): Promise<Member | undefined> {
  const whose =
    typeof card === 'string'
      ? sql`cards.number = ${card.trim().toUpperCase()}`
      : sql`cards.patron_id = ${card.patronId} and cards.ended_at is null`
  const { rows } = await sql<Member>`
    select patrons.id, patrons.name, patrons.standing, patrons.category, patrons.sex, patrons.birth_date,
      cards.ended_because
    from patrons.cards cards join patrons.patrons patrons on patrons.id = cards.patron_id
    where ${whose}
  `.execute(tx)
  return rows[0]
}

// Two taps of one card at the same moment wait for each other; nobody else does, and no loan is held up.
const lockCounting = (tx: Tx, patronId: number) =>
  sql`select pg_advisory_xact_lock(hashtext('visitors.last_visits'), ${patronId}::int)`.execute(tx)

async function countedBefore(
  tx: Tx,
  patronId: number,
  { branchId, now }: Noting,
  minutes: number,
): Promise<{ id: number; key: string } | undefined> {
  const row = await tx
    .selectFrom('visitors.lastVisits as last')
    .innerJoin('visitors.visits as visits', 'visits.id', 'last.visitId')
    .select(['visits.id', 'visits.key'])
    .where('last.patronId', '=', patronId)
    .where('last.branchId', '=', branchId)
    .where('last.at', '>', new Date(now.getTime() - minutes * 60_000))
    .executeTakeFirst()
  return row && { id: row.id, key: row.key ?? '' }
}

const remember = (tx: Tx, patronId: number, visitId: number, { branchId, now }: Noting) =>
  tx
    .insertInto('visitors.lastVisits')
    .values({ patronId, branchId, at: now, visitId })
    .onConflict((conflict) => conflict.columns(['patronId', 'branchId']).doUpdateSet({ at: now, visitId }))
    .execute()

/** What figures need is written now, since who it was is forgotten later. */
async function columnsOf(tx: Tx, { id, category, sex, birthDate }: Member, now: Date) {
  const { age: ages } = await listAnswers(tx, { retired: false })
  return {
    kind: 'member',
    patronId: id,
    category,
    women: sex === null ? null : Number(sex === 'perempuan'),
    men: sex === null ? null : Number(sex === 'laki-laki'),
    age: (birthDate !== null && ageGroupOf(ages, ageOn(birthDate, dayOf(now)))) || null,
  } as const
}

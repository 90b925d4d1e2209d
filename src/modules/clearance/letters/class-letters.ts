import { sql } from 'kysely'
import type { Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { classMembers } from '#modules/patrons/index.ts'
import { newCode } from './code.ts'
import { duesOf, type Dues } from './dues.ts'
import { findLetter, type ClearanceLetter } from './find-letters.ts'
import { issueLetter } from './issue-letter.ts'

export interface ClassListed {
  id: number
  name: string
  schoolYear: string
  institution: string
  pupils: number
}

/** Classes with members in them, the newest school year first. */
export async function listAllClasses(db: Db): Promise<ClassListed[]> {
  const { rows } = await sql<ClassListed>`
    select classes.id, classes.name, classes.school_year, institutions.name as institution,
      (select count(*)::int from patrons.class_members where class_id = classes.id) as pupils
    from patrons.classes classes join patrons.patrons institutions on institutions.id = classes.institution_id
    where exists (select from patrons.class_members where class_id = classes.id)
    order by classes.school_year desc, lower(institutions.name), lower(classes.name) limit 500
  `.execute(db)
  return rows
}

export interface PupilStanding {
  patronId: number
  name: string
  cardNumber: string | null
  dues: Dues
}

/** How each pupil of a class stands. */
export async function classStanding(db: Db, classId: number, now: Date): Promise<PupilStanding[]> {
  const standings: PupilStanding[] = []
  for (const { id, name, cardNumber } of await classMembers(db, classId))
    standings.push({ patronId: id, name, cardNumber, dues: await duesOf(db, id, now) })
  return standings
}

export interface ClassRequest {
  classId: number
  purpose: string
}

/** Makes the letters of all of a class who have nothing; each by itself, so that one who has holds up nobody. */
export async function issueForClass(
  db: Db,
  { classId, purpose }: ClassRequest,
  acting: { actor: Actor; now: Date },
): Promise<{ made: number; left: number }> {
  let made = 0
  const pupils = await classMembers(db, classId)
  for (const { id: patronId } of pupils) {
    const outcome = await issueLetter(db, { patronId, purpose, code: newCode() }, acting)
    if (outcome.ok) made += 1
  }
  return { made, left: pupils.length - made }
}

/** Letters of a class for a purpose that hold today, by name, to be printed together. */
export async function lettersOfClass(
  db: Db,
  { classId, purpose }: ClassRequest,
  now: Date,
): Promise<ClearanceLetter[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct on (lower(letters.name), letters.patron_id) letters.id
    from clearance.letters letters
    join patrons.class_members members on members.patron_id = letters.patron_id
    where members.class_id = ${classId} and letters.purpose = ${purpose} and letters.withdrawn_at is null
      and letters.valid_until >= ${dayOf(now)}
    order by lower(letters.name), letters.patron_id, letters.id desc
  `.execute(db)
  const letters = await Promise.all(rows.map(({ id }) => findLetter(db, id)))
  return letters.filter((letter) => letter !== undefined)
}

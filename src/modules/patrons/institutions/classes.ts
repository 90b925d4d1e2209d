import { sql } from 'kysely'
import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { Acting } from '../parts.ts'
import type { ClassFields } from './institution.ts'

export const findClass = (db: Db | Tx, id: number) =>
  db
    .selectFrom('patrons.classes as class')
    .innerJoin('patrons.patrons as institution', 'institution.id', 'class.institutionId')
    .select(['class.id', 'class.name', 'class.schoolYear', 'class.institutionId'])
    .select('institution.name as institution')
    .where('class.id', '=', id)
    .executeTakeFirst()

export type SchoolClass = NonNullable<Awaited<ReturnType<typeof findClass>>>

/** The pupils of a class who are members, by name. */
export const classMembers = (db: Db, classId: number) =>
  db
    .selectFrom('patrons.classMembers as one')
    .innerJoin('patrons.patrons as member', 'member.id', 'one.patronId')
    .leftJoin('patrons.cards as card', (join) =>
      join.onRef('card.patronId', '=', 'member.id').on('card.endedAt', 'is', null),
    )
    .select(['member.id', 'member.name', 'member.expiresOn', 'card.number as cardNumber'])
    .where('one.classId', '=', classId)
    .where('member.standing', '<>', 'closed')
    .orderBy(sql`lower(member.name)`)
    .execute()

export type ClassMember = Awaited<ReturnType<typeof classMembers>>[number]

/** Puts members into a class by their cards; gives the cards that nobody has. */
export const addToClass = (
  db: Db,
  { classId, cards }: { classId: number; cards: readonly string[] },
  { actor }: Acting,
): Promise<{ unknown: string[] }> =>
  db.transaction().execute(async (tx) => {
    const wanted = cards.map((card) => card.toUpperCase())
    const found = await tx
      .selectFrom('patrons.cards')
      .select(['number', 'patronId'])
      .where('number', 'in', wanted)
      .where('endedAt', 'is', null)
      .execute()
    if (found.length > 0) {
      await tx
        .insertInto('patrons.classMembers')
        .values(found.map(({ patronId }) => ({ classId, patronId })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await noteClass(
        tx,
        classId,
        found.map(({ patronId }) => patronId),
      )
    }
    await audit(tx, actor, {
      action: 'class.filled',
      subjectKind: 'class',
      subjectId: classId,
      details: { count: found.length },
    })
    return { unknown: wanted.filter((card) => !found.some(({ number }) => number === card)) }
  })

/** School and class stand with a member too, where the desk looks for them. */
const noteClass = (tx: Tx, classId: number, patronIds: readonly number[]) =>
  sql`
    update patrons.patrons member set school = institution.name, school_class = class.name, version = member.version + 1
    from patrons.classes class join patrons.patrons institution on institution.id = class.institution_id
    where class.id = ${classId} and member.id = any(${[...patronIds]}::bigint[])
  `.execute(tx)

export const removeFromClass = (db: Db, { classId, patronId }: { classId: number; patronId: number }) =>
  db
    .deleteFrom('patrons.classMembers')
    .where('classId', '=', classId)
    .where('patronId', '=', patronId)
    .execute()

/**
 * Takes a class into the next school year under its new name: the old list stays as it was, its pupils stand in the
 * new one, or, where that is there already, join those in it.
 */
export async function moveUp(
  db: Db,
  { classId, fields }: { classId: number; fields: ClassFields },
  { actor }: Acting,
): Promise<Outcome<{ id: number }, 'class-unknown' | 'same-class'>> {
  return db.transaction().execute(async (tx) => {
    const old = await findClass(tx, classId)
    if (!old) return refused('class-unknown')
    if (old.name === fields.name && old.schoolYear === fields.schoolYear) return refused('same-class')
    const { rows } = await sql<{ id: number }>`
        insert into patrons.classes (institution_id, name, school_year)
        values (${old.institutionId}, ${fields.name}, ${fields.schoolYear})
        on conflict (institution_id, school_year, name) do update set name = excluded.name
        returning id
      `.execute(tx)
    const id = rows[0]?.id ?? 0
    const moved = await sql<{ patronId: number }>`
        insert into patrons.class_members (class_id, patron_id)
        select ${id}, one.patron_id from patrons.class_members one
        join patrons.patrons member on member.id = one.patron_id and member.standing <> 'closed'
        where one.class_id = ${classId}
        on conflict do nothing returning patron_id
      `.execute(tx)
    await noteClass(
      tx,
      id,
      moved.rows.map(({ patronId }) => patronId),
    )
    await audit(tx, actor, {
      action: 'class.moved-up',
      subjectKind: 'class',
      subjectId: id,
      details: { count: moved.rows.length },
    })
    return done({ id })
  })
}

/** The school year after one: 2026/2027 is followed by 2027/2028. */
export const nextYear = (schoolYear: string): string =>
  schoolYear.replaceAll(/\d{4}/g, (year) => String(Number(year) + 1))

/** The class after one: 7A is followed by 8A, VII B by VIII B. */
export function nextClass(name: string): string {
  if (/\d/.test(name)) return name.replace(/\d+/, (number) => String(Number(number) + 1))
  return name.replace(/\b[IVX]+\b/, (roman) => romans[romans.indexOf(roman) + 1] ?? roman)
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

import type { Db } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { listAnswers, questionNames, type Question } from '../answers/answers.ts'
import { findVisitorSettings } from '../settings/settings.ts'
import { noteVisit, type Noting, type VisitNoted } from './note-visit.ts'

export type Sex = 'perempuan' | 'laki-laki'

export interface GuestVisit {
  answers: Partial<Record<Question, string>>
  sex: Sex | undefined
  disabled: boolean
  /** Kept only where the library lets guests leave it. */
  name: string
}

export type VisitRefusal = 'answer-unknown' | 'too-many-counted'

/** Somebody who is no member comes in. */
export async function noteGuest(
  db: Db,
  { answers, sex, disabled, name }: GuestVisit,
  noting: Noting,
): Promise<Outcome<VisitNoted, 'answer-unknown'>> {
  if (!(await areOffered(db, answers))) return refused('answer-unknown')
  const { names } = await findVisitorSettings(db)
  const visit = {
    ...columnsOf(answers),
    kind: 'guest' as const,
    women: sex && Number(sex === 'perempuan'),
    men: sex && Number(sex === 'laki-laki'),
    disabled: Number(disabled),
    guestName: (names && name) || null,
  }
  return done(await noteVisit(db, visit, noting))
}

export interface GroupVisit {
  institution: string
  people: number
  women: number
  men: number
  disabled: number
  /** Code of an age group -> people. */
  ages: Record<string, number>
  purpose: string | undefined
  origin: string | undefined
  contactName: string
  contact: string
}

/** A class, an office, a family: counted together. */
export async function noteGroup(
  db: Db,
  { purpose, origin, contactName, contact, ages, ...group }: GroupVisit,
  noting: Noting,
): Promise<Outcome<VisitNoted, VisitRefusal>> {
  const lists = await listAnswers(db, { retired: false })
  const known = new Set(lists.age.map(({ code }) => code))
  const asked = { ...(purpose && { purpose }), ...(origin && { origin }) }
  if (!Object.keys(ages).every((code) => known.has(code)) || !(await areOffered(db, asked)))
    return refused('answer-unknown')
  const { people, women, men, disabled } = group
  const aged = Object.values(ages).reduce((sum, count) => sum + count, 0)
  if (women + men > people || disabled > people || aged > people) return refused('too-many-counted')
  const said = women + men > 0
  const visit = {
    kind: 'group' as const,
    people,
    women: said ? women : null,
    men: said ? men : null,
    disabled,
    ages,
    purpose: purpose ?? null,
    origin: origin ?? null,
    institution: group.institution || null,
    guestName: contactName || null,
    contact: contact || null,
  }
  return done(await noteVisit(db, visit, noting))
}

const columnsOf = (answers: GuestVisit['answers']) =>
  Object.fromEntries(questionNames.map((name) => [name, answers[name] ?? null]))

async function areOffered(db: Db, answers: GuestVisit['answers']): Promise<boolean> {
  const lists = await listAnswers(db, { retired: false })
  return questionNames.every(
    (name) => answers[name] === undefined || lists[name].some(({ code }) => code === answers[name]),
  )
}

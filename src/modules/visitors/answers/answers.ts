import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import type { Language } from '#kernel/i18n.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

/** Questions with a list of answers, each with the word with which its codes begin. */
export const questions = {
  purpose: 'tujuan',
  age: 'usia',
  occupation: 'pekerjaan',
  education: 'pendidikan',
  origin: 'asal',
} as const
export type Question = keyof typeof questions
export const questionNames = ['purpose', 'age', 'occupation', 'education', 'origin'] as const

export interface VisitorAnswer {
  code: string
  labelId: string
  labelEn: string
  position: number
  fromAge: number | null
  toAge: number | null
  retiredAt: Date | null
}

export type AnswerLists = Record<Question, readonly VisitorAnswer[]>

/** All lists in their order; retired answers only where old figures need their words. */
export async function listAnswers(db: Db | Tx, { retired }: { retired: boolean }): Promise<AnswerLists> {
  const rows = await db
    .selectFrom('visitors.answers')
    .select(['code', 'question', 'labelId', 'labelEn', 'position', 'fromAge', 'toAge', 'retiredAt'])
    .$if(!retired, (query) => query.where('retiredAt', 'is', null))
    .orderBy('position')
    .orderBy('code')
    .execute()
  const of = (question: Question) => rows.filter((row) => row.question === questions[question])
  return {
    purpose: of('purpose'),
    age: of('age'),
    occupation: of('occupation'),
    education: of('education'),
    origin: of('origin'),
  }
}

export const answerLabel = ({ labelId, labelEn }: VisitorAnswer, language: Language): string =>
  language === 'id' ? labelId : labelEn

/** The age group of somebody of these years. */
export const ageGroupOf = (ages: readonly VisitorAnswer[], years: number): string | undefined =>
  ages.find(({ fromAge, toAge }) => years >= (fromAge ?? 0) && years <= (toAge ?? 150))?.code

export interface NewAnswer {
  question: Question
  labelId: string
  labelEn: string
}

/** Adds an answer at the end of its list, before "something else". */
export const addAnswer = (
  db: Db,
  { question, labelId, labelEn }: NewAnswer,
  actor: Actor,
): Promise<Outcome<{ code: string }, 'answer-there'>> =>
  db.transaction().execute(async (tx) => {
    const code = `${questions[question]}-${slugOf(labelId)}`
    const added = await tx
      .insertInto('visitors.answers')
      .values({ code, labelId, labelEn, position: 50 })
      .onConflict((conflict) => conflict.doNothing())
      .returning('code')
      .executeTakeFirst()
    if (!added) return refused('answer-there')
    await noteChange(tx, actor, code)
    return done(added)
  })

const slugOf = (label: string) =>
  label
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '') || 'x'

/** Words another label, or no longer offers the answer; what was answered stays as it was. */
export const changeAnswer = (
  db: Db,
  { code, labelId, labelEn, offered }: { code: string; labelId: string; labelEn: string; offered: boolean },
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<null, 'answer-unknown'>> =>
  db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('visitors.answers')
      .set({ labelId, labelEn, retiredAt: offered ? null : now })
      .where('code', '=', code)
      .returning('code')
      .executeTakeFirst()
    if (!changed) return refused('answer-unknown')
    await noteChange(tx, actor, code)
    return done(null)
  })

const noteChange = (tx: Tx, actor: Actor, code: string) =>
  audit(tx, actor, {
    action: 'visitors.answers',
    subjectKind: 'visitors',
    subjectId: 1,
    details: { code },
  })

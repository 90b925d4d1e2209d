import * as v from 'valibot'
import { audit } from '#kernel/audit.ts'
import { isViolationOf, type Db } from '#kernel/database.ts'
import { requiredText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { Phone } from '../members/member-form.ts'
import { lockMember } from '../members/update-member.ts'
import type { Acting } from '../parts.ts'

/** Who answers for what an institution borrows. */
export const InstitutionForm = v.object({
  responsibleName: requiredText(200),
  responsiblePhone: v.optional(v.union([v.literal(''), Phone], 'phone-wrong'), ''),
  npsn: v.optional(v.pipe(v.string(), v.trim(), v.regex(/^([A-Z0-9]{8})?$/i, 'npsn-wrong')), ''),
})
export type InstitutionFields = v.InferOutput<typeof InstitutionForm>

export const ClassForm = v.object({
  name: requiredText(60),
  schoolYear: v.pipe(v.string('required'), v.trim(), v.regex(/^\d{4}\/\d{4}$/, 'year-wrong')),
})
export type ClassFields = v.InferOutput<typeof ClassForm>

export const findInstitution = (db: Db, patronId: number) =>
  db
    .selectFrom('patrons.institutions')
    .select(['responsibleName', 'responsiblePhone', 'npsn'])
    .where('patronId', '=', patronId)
    .executeTakeFirst()

export type Institution = NonNullable<Awaited<ReturnType<typeof findInstitution>>>

/** Notes who answers for an institution. */
export const saveInstitution = (
  db: Db,
  { patronId, fields }: { patronId: number; fields: InstitutionFields },
  { actor }: Pick<Acting, 'actor'>,
): Promise<Outcome<undefined, 'member-unknown'>> =>
  db.transaction().execute(async (tx) => {
    if (!(await lockMember(tx, patronId))) return refused('member-unknown')
    await tx
      .insertInto('patrons.institutions')
      .values({ patronId, ...fields })
      .onConflict((conflict) => conflict.column('patronId').doUpdateSet(fields))
      .execute()
    await audit(tx, actor, { action: 'institution.saved', subjectKind: 'member', subjectId: patronId })
    return done(undefined)
  })

/** Classes of an institution, the newest school year first. */
export const listClasses = (db: Db, institutionId: number) =>
  db
    .selectFrom('patrons.classes as class')
    .leftJoin('patrons.classMembers as member', 'member.classId', 'class.id')
    .select(['class.id', 'class.name', 'class.schoolYear'])
    .select((select) => select.fn.count<number>('member.patronId').as('members'))
    .where('class.institutionId', '=', institutionId)
    .groupBy('class.id')
    .orderBy('class.schoolYear', 'desc')
    .orderBy('class.name')
    .execute()

export type ListedClass = Awaited<ReturnType<typeof listClasses>>[number]

/** Adds a class to an institution of which it is known who answers for it. */
export async function addClass(
  db: Db,
  { institutionId, fields }: { institutionId: number; fields: ClassFields },
  { actor }: Acting,
): Promise<Outcome<{ id: number }, 'class-taken' | 'institution-unknown'>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const { id } = await tx
        .insertInto('patrons.classes')
        .values({ institutionId, ...fields })
        .returning('id')
        .executeTakeFirstOrThrow()
      await audit(tx, actor, { action: 'class.added', subjectKind: 'member', subjectId: institutionId })
      return done({ id })
    })
  } catch (error) {
    if (isViolationOf(error, 'one_class_per_name')) return refused('class-taken')
    if (isViolationOf(error, 'classes_institution_id_fkey')) return refused('institution-unknown')
    throw error
  }
}

import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { publish } from '#kernel/events.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { listCategories } from '../categories/list-categories.ts'
import type { Acting } from '../parts.ts'
import type { MemberFields } from './member-form.ts'
import { decideMember, type MemberRefusal } from './member-rules.ts'
import {
  memberColumns,
  takenOrThrow,
  withRegions,
  writeContacts,
  writeGuardian,
  type PlaceRefusal,
  type TakenRefusal,
} from './write-member.ts'

export type UpdateRefusal =
  | MemberRefusal
  | PlaceRefusal
  | TakenRefusal
  | 'changed-meanwhile'
  | 'member-unknown'

export interface MemberUpdate {
  id: number
  /** The version that was shown. */
  version: number
  fields: MemberFields
}

/** Changes what is known about a member; the category may stay although its ages no longer fit. */
export async function updateMember(
  db: Db,
  { parts, actor, now }: Acting,
  { id, version, fields: given }: MemberUpdate,
): Promise<Outcome<{ version: number }, UpdateRefusal>> {
  const placed = withRegions(given)
  if (!placed.ok) return placed
  const fields = placed.value
  const categories = await listCategories(db)
  try {
    return await db.transaction().execute(async (tx) => {
      const member = await lockMember(tx, id)
      if (!member) return refused('member-unknown')
      if (member.version !== version) return refused('changed-meanwhile')
      const hasGuardian = fields.guardianName === '' && (await isGuarded(tx, id))
      const facts = { fields, categories, today: dayOf(now), hasGuardian, keeps: member.category }
      const decided = decideMember(facts)
      if (!decided.ok) return decided
      const columns = { ...memberColumns(parts.vault, fields), category: decided.value.category.code }
      await tx
        .updateTable('patrons.patrons')
        .set({ ...columns, version: version + 1, updatedAt: now })
        .where('id', '=', id)
        .execute()
      const { mailIsNew } = await writeContacts(tx, id, fields)
      if (mailIsNew) await publish(tx, 'member-mail-changed', { patronId: id })
      await writeGuardian(tx, id, fields)
      await audit(tx, actor, { action: 'member.updated', subjectKind: 'member', subjectId: id })
      return done({ version: version + 1 })
    })
  } catch (error) {
    return refused(takenOrThrow(error))
  }
}

/** A member who is not closed, locked until the transaction ends. */
export const lockMember = (tx: Tx, id: number) =>
  tx
    .selectFrom('patrons.patrons')
    .select(['id', 'name', 'category', 'standing', 'expiresOn', 'version', 'birthDate', 'language'])
    .where('id', '=', id)
    .where('standing', '<>', 'closed')
    .forNoKeyUpdate()
    .executeTakeFirst()

async function isGuarded(tx: Tx, id: number): Promise<boolean> {
  const contact = await tx
    .selectFrom('patrons.guardianContacts')
    .select('patronId')
    .where('patronId', '=', id)
    .executeTakeFirst()
  const guardian = await tx
    .selectFrom('patrons.guardianships')
    .select('guardianId')
    .where('childId', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return contact !== undefined || guardian !== undefined
}

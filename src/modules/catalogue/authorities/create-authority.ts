import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { describeAuthority } from '../describe/describe-authority.ts'
import type { MarcRecord } from '../marc/record.ts'
import { linkMainHeadings, linkWaitingHeadings } from './link-headings.ts'
import { writeVariants } from './write-variants.ts'

export type CreateAuthorityRefusal = 'no-heading' | 'heading-taken'

type Made = Outcome<{ id: number }, CreateAuthorityRefusal>

/** Adds an authority from its MARC record and links the headings of titles that bear one of its forms. */
export async function createAuthority(db: Db, marc: MarcRecord, actor: Actor): Promise<Made> {
  try {
    return await db.transaction().execute((tx) => createAuthorityWithin(tx, marc, actor))
  } catch (error) {
    if (isViolationOf(error, 'one_authority_per_heading')) return refused('heading-taken')
    throw error
  }
}

/** The same within a transaction that does more; a heading that is taken ends it. */
export async function createAuthorityWithin(tx: Tx, marc: MarcRecord, actor: Actor): Promise<Made> {
  const authority = describeAuthority(marc)
  if (!authority || authority.key === '') return refused('no-heading')
  const { id } = await tx
    .insertInto('catalogue.authorities')
    .values({
      kind: authority.kind,
      marc: toJson(marc),
      heading: authority.heading,
      key: authority.key,
      note: authority.note ?? null,
      updatedBy: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeVariants(tx, id, authority)
  await linkWaitingHeadings(tx, id, authority.kind)
  await linkMainHeadings(tx, id, authority.kind)
  await audit(tx, actor, { action: 'authority.created', subjectKind: 'authority', subjectId: id })
  return done({ id })
}

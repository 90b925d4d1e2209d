import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { fromJson, toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { describeAuthority } from '../describe/describe-authority.ts'
import type { MarcRecord } from '../marc/record.ts'
import { linkMainHeadings, linkWaitingHeadings, releaseHeadings } from './link-headings.ts'
import { writeVariants } from './write-variants.ts'

export type UpdateAuthorityRefusal =
  | 'authority-unknown'
  | 'changed-meanwhile'
  | 'no-heading'
  | 'heading-taken'

export interface AuthorityUpdate {
  id: number
  /** The version that was edited; a newer one is never overwritten unseen. */
  version: number
  marc: MarcRecord
}

/** Replaces an authority's record; titles that bear one of its new forms are linked, those of lost forms let go. */
export async function updateAuthority(
  db: Db,
  update: AuthorityUpdate,
  actor: Actor,
): Promise<Outcome<{ version: number }, UpdateAuthorityRefusal>> {
  try {
    return await db.transaction().execute((tx) => updateAuthorityWithin(tx, update, actor))
  } catch (error) {
    if (isViolationOf(error, 'one_authority_per_heading')) return refused('heading-taken')
    throw error
  }
}

/** The same within a transaction that does more; a heading that is taken ends it. */
export async function updateAuthorityWithin(
  tx: Tx,
  { id, version, marc }: AuthorityUpdate,
  actor: Actor,
): Promise<Outcome<{ version: number }, UpdateAuthorityRefusal>> {
  const authority = describeAuthority(marc)
  if (!authority || authority.key === '') return refused('no-heading')
  const current = await lockAuthority(tx, id)
  if (!current) return refused('authority-unknown')
  if (current.version !== version) return refused('changed-meanwhile')
  const { kind, heading, key, note } = authority
  await tx
    .updateTable('catalogue.authorities')
    .set({
      marc: toJson(marc),
      heading,
      key,
      note: note ?? null,
      version: version + 1,
      updatedAt: new Date(),
      updatedBy: actor.name,
    })
    .where('id', '=', id)
    .execute()
  await writeVariants(tx, id, authority)
  await releaseHeadings(tx, id)
  await linkWaitingHeadings(tx, id, kind)
  await linkMainHeadings(tx, id, kind)
  await audit(tx, actor, {
    action: 'authority.updated',
    subjectKind: 'authority',
    subjectId: id,
    details: { version: version + 1, before: current.heading },
  })
  return done({ version: version + 1 })
}

const lockAuthority = (tx: Tx, id: number) =>
  tx
    .selectFrom('catalogue.authorities')
    .select(['version', 'heading'])
    .where('id', '=', id)
    .where('mergedInto', 'is', null)
    .where('deletedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** An authority's record and the version it stands at, to be edited. */
export async function findAuthorityRecord(
  db: Db,
  id: number,
): Promise<{ marc: MarcRecord; version: number } | undefined> {
  const row = await db
    .selectFrom('catalogue.authorities')
    .select(['marc', 'version'])
    .where('id', '=', id)
    .where('mergedInto', 'is', null)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row && { marc: fromJson<MarcRecord>(row.marc), version: row.version }
}

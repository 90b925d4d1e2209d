import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { fromJson, toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { describeAuthority } from '../describe/describe-authority.ts'
import type { MarcRecord } from '../marc/record.ts'
import { applyAuthorityFields, authorityFieldsOf } from './authority-form.ts'
import { linkMainHeadings, linkWaitingHeadings } from './link-headings.ts'
import { writeVariants } from './write-variants.ts'

export type MergeRefusal = 'authority-unknown' | 'same-authority' | 'different-kinds'

/**
 * Makes one authority of two. Every title linked to the first is linked to the second afterwards, and finds it
 * again when it is edited, because the first one's forms become other forms of the second.
 */
export const mergeAuthorities = (
  db: Db,
  { from, into }: { from: number; into: number },
  actor: Actor,
): Promise<Outcome<{ titles: number }, MergeRefusal>> =>
  db.transaction().execute(async (tx) => {
    if (from === into) return refused('same-authority')
    const authorities = await lockAuthorities(tx, [from, into])
    const source = authorities.find(({ id }) => id === from)
    const target = authorities.find(({ id }) => id === into)
    if (!source || !target) return refused('authority-unknown')
    if (source.kind !== target.kind) return refused('different-kinds')

    await retire(tx, from, into)
    await takeForms(tx, source, target, actor)
    const moved = await tx
      .updateTable('catalogue.recordHeadings')
      .set({ authorityId: into })
      .where('authorityId', '=', from)
      .executeTakeFirst()
    await linkWaitingHeadings(tx, into, target.kind)
    await linkMainHeadings(tx, from, target.kind)
    await linkMainHeadings(tx, into, target.kind)
    await audit(tx, actor, {
      action: 'authority.merged',
      subjectKind: 'authority',
      subjectId: into,
      details: { from, heading: source.heading },
    })
    return done({ titles: Number(moved.numUpdatedRows) })
  })

// By rising id, so that two merges of the same pair cannot wait for each other.
const lockAuthorities = (tx: Tx, ids: number[]) =>
  tx
    .selectFrom('catalogue.authorities')
    .select(['id', 'kind', 'heading', 'marc', 'version'])
    .where('id', 'in', ids)
    .where('mergedInto', 'is', null)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()

type Locked = Awaited<ReturnType<typeof lockAuthorities>>[number]

async function retire(tx: Tx, from: number, into: number): Promise<void> {
  // Authorities merged into this one before lead to the new one in a single step.
  await tx
    .updateTable('catalogue.authorities')
    .set({ mergedInto: into })
    .where((where) => where.or([where('id', '=', from), where('mergedInto', '=', from)]))
    .execute()
  await tx
    .updateTable('catalogue.authorityLinks')
    .set({ authorityId: into })
    .where('authorityId', '=', from)
    .execute()
  await tx.deleteFrom('catalogue.headingProposals').where('authorityId', '=', from).execute()
  await tx.deleteFrom('catalogue.authorityVariants').where('authorityId', '=', from).execute()
  await tx.deleteFrom('catalogue.authorityRelations').where('authorityId', '=', from).execute()
}

/** The forms also go into the target's own record, from which they are derived whenever it is edited. */
async function takeForms(tx: Tx, source: Locked, target: Locked, actor: Actor): Promise<void> {
  const marc = mergedRecord(fromJson<MarcRecord>(source.marc), fromJson<MarcRecord>(target.marc))
  const authority = describeAuthority(marc)
  if (!authority) return
  await tx
    .updateTable('catalogue.authorities')
    .set({
      marc: toJson(marc),
      note: authority.note ?? null,
      version: target.version + 1,
      updatedAt: new Date(),
      updatedBy: actor.name,
    })
    .where('id', '=', target.id)
    .execute()
  await writeVariants(tx, target.id, authority)
}

function mergedRecord(source: MarcRecord, target: MarcRecord): MarcRecord {
  const given = authorityFieldsOf(source)
  const own = authorityFieldsOf(target)
  if (!given || !own) return target
  const variants = [...own.variants, given.heading, ...given.variants]
  const seeAlso = [...own.seeAlso, ...given.seeAlso].filter((form) => form !== own.heading)
  return applyAuthorityFields(target, {
    ...own,
    variants: [...new Set(variants)],
    seeAlso: [...new Set(seeAlso)],
    note: own.note || given.note,
  })
}

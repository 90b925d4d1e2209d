import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

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

    await tx.updateTable('catalogue.authorities').set({ mergedInto: into }).where('id', '=', from).execute()
    await moveForms(tx, source, into)
    const moved = await tx
      .updateTable('catalogue.recordHeadings')
      .set({ authorityId: into })
      .where('authorityId', '=', from)
      .executeTakeFirst()
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
    .select(['id', 'kind', 'heading', 'key'])
    .where('id', 'in', ids)
    .where('mergedInto', 'is', null)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()

async function moveForms(
  tx: Tx,
  source: { id: number; heading: string; key: string },
  into: number,
): Promise<void> {
  await sql`
    insert into catalogue.authority_variants (authority_id, key, text)
    select ${into}, forms.key, forms.text
    from (
      select key, text from catalogue.authority_variants where authority_id = ${source.id}
      union select ${source.key}, ${source.heading}
    ) forms
    where forms.key <> (select key from catalogue.authorities where id = ${into})
    on conflict do nothing
  `.execute(tx)
  await tx.deleteFrom('catalogue.authorityVariants').where('authorityId', '=', source.id).execute()
  // An authority merged earlier into this one now leads to the new one in a single step.
  await tx
    .updateTable('catalogue.authorities')
    .set({ mergedInto: into })
    .where('mergedInto', '=', source.id)
    .execute()
}

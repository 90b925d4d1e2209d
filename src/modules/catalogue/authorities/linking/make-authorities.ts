import { sql } from 'kysely'
import type { Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { authorityKinds, newAuthorityRecord } from '../authority-form.ts'
import { createAuthority } from '../create-authority.ts'

export interface UnlinkedHeading {
  id: number
  kind: string
  text: string
  titles: number
  recordId: number | null
  recordTitle: string | null
}

export const headingsPerPage = 50

/** Headings without an authority and without a proposal, those of the most titles first. */
export async function listUnlinked(
  db: Db,
  page: number,
): Promise<{ total: number; headings: UnlinkedHeading[] }> {
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from catalogue.unlinked_headings
  `.execute(db)
  const { rows } = await sql<UnlinkedHeading>`
    select found.id, found.kind, found.text, found.titles, example.record_id, example.title as record_title
    from (
      select * from catalogue.unlinked_headings order by titles desc, id
      limit ${headingsPerPage} offset ${(page - 1) * headingsPerPage}
    ) found
    left join lateral (
      select headings.record_id, records.title from catalogue.record_headings headings
      join catalogue.records records on records.id = headings.record_id
      where headings.kind = found.kind and headings.key = found.key limit 1
    ) example on true
    order by found.titles desc, found.id
  `.execute(db)
  return { total: counted.rows[0]?.total ?? 0, headings: rows }
}

/** Makes an authority of each; their titles are linked at once. Gives how many were made. */
export async function makeAuthorities(db: Db, ids: readonly number[], actor: Actor): Promise<number> {
  const rows = await db
    .selectFrom('catalogue.unlinkedHeadings')
    .select(['id', 'kind', 'text'])
    .where('id', 'in', [0, ...ids])
    .orderBy('id')
    .execute()
  let made = 0
  for (const { id, kind: named, text } of rows) {
    const kind = authorityKinds.find((one) => one === named)
    if (!kind) continue
    const fields = { kind, heading: text, variants: [], seeAlso: [], note: '' }
    // One that was made meanwhile has taken the titles already.
    if ((await createAuthority(db, newAuthorityRecord(fields), actor)).ok) made += 1
    await db.deleteFrom('catalogue.unlinkedHeadings').where('id', '=', id).execute()
  }
  return made
}

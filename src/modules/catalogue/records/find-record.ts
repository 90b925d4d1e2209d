import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { RecordDescription } from '../describe/describe-record.ts'
import type { MarcRecord } from '../marc/record.ts'

/** A copy as the public sees it. */
export interface PublicItem {
  id: number
  branch: string
  branchName: string
  callNumber: string
  shelf: string
  collectionType: string
  disposition: string
  /** Why the copy is not in its place now, and when one on loan is due. */
  away: { why: 'on-loan' | 'kept' | 'on-its-way'; dueOn: string | null } | null
  barcode: string
}

/** A name, subject or series of a title, with the authority it is linked to. */
export interface LinkedHeading {
  role: 'author' | 'subject' | 'series' | 'title'
  kind: string
  tag: string
  text: string
  authorityId: number | null
  /** The authority's form, where it differs from the record's. */
  heading: string | null
  /** The authority of its first part, of a heading with subdivisions. */
  main: { id: number; heading: string } | null
}

/** What is known of a title, but for the record as it was catalogued. */
export interface TitleDetails {
  id: number
  description: Omit<RecordDescription, 'headings'>
  version: number
  createdAt: Date
  updatedAt: Date
  deletedAt: Date | null
  cover: { digest: string; width: number; height: number } | null
  items: PublicItem[]
  headings: LinkedHeading[]
}

export interface RecordDetails extends TitleDetails {
  marc: MarcRecord
}

/** A title with its record; in quarantine too, which the caller must mind. */
export const findRecord = (db: Db, id: number): Promise<RecordDetails | undefined> =>
  findTitle(db, id, { marc: sql<MarcRecord>`records.marc` })

/** Answers by their names, as scalar subqueries. */
type Wanted<Answers> = { [Name in keyof Answers]: RawBuilder<Answers[Name]> }

/**
 * A title with its copies and headings, in quarantine too, and whatever else is wanted with it. All in one query: of a
 * page that is asked for most, the way to the database and back costs as much as the answer.
 */
export async function findTitle<Answers>(
  db: Db,
  id: number,
  wanted: Wanted<Answers>,
): Promise<(TitleDetails & Answers) | undefined> {
  const more = Object.entries<RawBuilder<unknown>>(wanted).map(
    ([name, answer]) => sql`, ${answer} as ${sql.id(name)}`,
  )
  // Texts of JSON throughout: PostgreSQL would take longer to put jsonb together, only to write it as a text then.
  const { rows } = await sql<TitleDetails & Answers>`
    select records.id, records.description, records.version, records.created_at, records.updated_at,
      records.deleted_at,
      (select json_build_object('digest', file_digest, 'width', width, 'height', height)
        from catalogue.covers where record_id = records.id) as cover,
      coalesce((
        select json_agg(json_build_object('id', items.id, 'branch', branches.code, 'branchName', branches.name,
          'callNumber', items.call_number, 'shelf', items.shelf, 'collectionType', items.collection_type,
          'disposition', items.disposition, 'barcode', items.barcode, 'away', (
            select json_build_object('why', away.why, 'dueOn', away.due_on)
            from catalogue.items_away away where away.item_id = items.id)) order by branches.position, items.barcode)
        from catalogue.items items join branches.branches branches on branches.id = items.branch_id
        where items.record_id = records.id and items.deleted_at is null and items.disposition <> 'withdrawn'
      ), '[]') as items,
      coalesce((
        select json_agg(json_build_object('role', headings.role, 'kind', headings.kind, 'tag', headings.tag,
          'text', headings.text, 'authorityId', headings.authority_id, 'heading', authorities.heading,
          'main', (select json_build_object('id', main.id, 'heading', main.heading)
            from catalogue.authorities main where main.id = headings.main_authority_id))
          order by headings.field_index)
        from catalogue.record_headings headings
        left join catalogue.authorities authorities on authorities.id = headings.authority_id
        where headings.record_id = records.id
      ), '[]') as headings${sql.join(more, sql``)}
    from catalogue.records records
    where records.id = ${id}
  `.execute(db)
  return rows[0]
}

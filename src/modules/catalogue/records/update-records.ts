import { sql } from 'kysely'
import { auditAll, type Actor } from '#kernel/audit.ts'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { MarcRecord } from '../marc/record.ts'
import { derive, type Derived } from './derive.ts'
import { insertHeadings, insertKeys } from './insert-records.ts'

export interface ManyUpdates {
  /** The caller has locked the titles; `version` is the one each has now. A title stands here once. */
  records: readonly { id: number; version: number; marc: MarcRecord }[]
  reason: string
  details: Record<string, unknown>
}

/** What `updateRecord` does to one title, done to many with a handful of statements. */
export async function updateRecords(
  tx: Tx,
  { records, reason, details }: ManyUpdates,
  actor: Actor,
): Promise<void> {
  if (records.length === 0) return
  const ids = records.map(({ id }) => id)
  const derived = records.map(({ marc }) => ({ derived: derive(marc) }))
  await keepVersions(tx, ids)
  await writeRecords(tx, records, derived, { reason, by: actor.name })
  await tx.deleteFrom('catalogue.recordKeys').where('recordId', 'in', ids).execute()
  await tx.deleteFrom('catalogue.recordHeadings').where('recordId', 'in', ids).execute()
  await insertKeys(tx, ids, derived)
  await insertHeadings(tx, ids, derived)
  const entries = records.map(({ id, version }) => ({
    action: 'record.updated',
    subjectKind: 'record',
    subjectId: id,
    details: { version: version + 1, reason, ...details },
  }))
  await auditAll(tx, actor, entries)
}

async function writeRecords(
  tx: Tx,
  records: ManyUpdates['records'],
  derived: readonly { derived: Derived }[],
  { reason, by }: { reason: string; by: string },
): Promise<void> {
  const rows = records.map(({ id, version, marc }, i) => {
    const description = derived[i]?.derived.description
    return {
      id,
      marc,
      version: version + 1,
      description,
      title: description?.title,
      title_sort: description?.titleSort,
      main_author: description?.mainAuthor ?? null,
      author_sort: description?.authorSort,
      year: description?.year ?? null,
      material: description?.material,
      language: description?.languages[0] ?? null,
      class_number: description?.classNumber ?? null,
      call_number: description?.callNumber ?? null,
    }
  })
  await sql`
    update catalogue.records records
    set marc = given.marc, version = given.version, description = given.description, title = given.title,
      title_sort = given.title_sort, main_author = given.main_author, author_sort = given.author_sort,
      year = given.year, material = given.material, language = given.language, class_number = given.class_number,
      call_number = given.call_number, updated_at = now(), updated_by = ${by}, updated_why = ${reason}
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as given (id bigint, marc jsonb, version integer,
      description jsonb, title text, title_sort text, main_author text, author_sort text, year smallint,
      material text, language text, class_number text, call_number text)
    where records.id = given.id
  `.execute(tx)
}

/** Copies present states into the history, before they are replaced. */
const keepVersions = (tx: Tx, ids: readonly number[]) =>
  sql`
    insert into catalogue.record_versions (record_id, version, marc, made_at, made_by, reason)
    select id, version, marc, updated_at, updated_by, updated_why
    from catalogue.records where id = any(${[...ids]})
  `.execute(tx)

import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { matchRules } from '../import-settings.ts'
import type { ImportJob } from '../import-state.ts'
import type { Span } from './commit-import.ts'

/** Adds the new titles among rows, with keys and headings; nothing leaves the database for it. */
export async function addTitles(tx: Tx, job: ImportJob, span: Span): Promise<void> {
  await holdBackKnown(tx, job, span)
  await nameTitles(tx, job.id, span)
  await insertTitles(tx, job, span)
  await insertKeys(tx, job.id, span)
  await insertHeadings(tx, job.id, span)
}

const newRows = (id: number, { from, to }: Span) =>
  sql`rows.import_id = ${id} and rows.position between ${from} and ${to} and rows.outcome = 'new'
    and rows.committed_at is null`

const addedRows = (id: number, { from, to }: Span) =>
  sql`rows.import_id = ${id} and rows.position between ${from} and ${to} and rows.outcome = 'new'
    and rows.record_id is not null`

/** Titles that somebody else added since the file was read are left for a person to decide. */
const holdBackKnown = (tx: Tx, { id, lastRecordId, settings }: ImportJob, span: Span) =>
  sql`
    update catalogue.import_records as held
    set outcome = 'duplicate', candidates = known.ids,
      problems = '[{"code": "came-meanwhile"}]'::jsonb || held.problems
    from (
      select rows.position, array_agg(distinct records.id) as ids
      from catalogue.import_records rows
      cross join jsonb_to_recordset(rows.keys) as given (kind text, key text)
      join catalogue.record_keys keys on keys.key = given.key and keys.kind = given.kind
      join catalogue.records records on records.id = keys.record_id
      where ${newRows(id, span)} and keys.record_id > ${lastRecordId}
        and given.kind = any(${[...matchRules[settings.rule]]})
        and records.import_id is distinct from ${id} and records.deleted_at is null
      group by rows.position
    ) known
    where held.import_id = ${id} and held.position = known.position
  `.execute(tx)

const nameTitles = (tx: Tx, id: number, span: Span) =>
  sql`
    update catalogue.import_records rows
    set record_id = nextval(pg_get_serial_sequence('catalogue.records', 'id')), made_version = 1, committed_at = now()
    where ${newRows(id, span)}
  `.execute(tx)

const insertTitles = (tx: Tx, { id, createdBy }: ImportJob, span: Span) =>
  sql`
    insert into catalogue.records (id, marc, description, title, title_sort, main_author, author_sort, year, material,
      language, class_number, call_number, created_by, updated_by, import_id)
    select record_id, marc, description, description ->> 'title', description ->> 'titleSort',
      description ->> 'mainAuthor', coalesce(description ->> 'authorSort', ''), (description ->> 'year')::smallint,
      description ->> 'material', description #>> '{languages,0}', description ->> 'classNumber',
      description ->> 'callNumber', ${createdBy}, ${createdBy}, ${id}
    from catalogue.import_records rows
    where ${addedRows(id, span)}
  `.execute(tx)

const insertKeys = (tx: Tx, id: number, span: Span) =>
  sql`
    insert into catalogue.record_keys (key, kind, record_id)
    select given.key, given.kind, rows.record_id
    from catalogue.import_records rows
    cross join jsonb_to_recordset(rows.keys) as given (kind text, key text)
    where ${addedRows(id, span)}
    on conflict do nothing
  `.execute(tx)

// Each different heading is looked up among the authorities once, however many titles bear it.
const insertHeadings = (tx: Tx, id: number, span: Span) =>
  sql`
    with given as materialized (
      select rows.record_id, headings.*
      from catalogue.import_records rows
      cross join jsonb_to_recordset(rows.headings) as headings ("fieldIndex" smallint, tag text, role text, kind text,
        text text, key text)
      where ${addedRows(id, span)}
    ),
    linked as materialized (
      select kind, key, catalogue.find_authority(kind, key) as authority_id
      from (select distinct kind, key from given) different
    )
    insert into catalogue.record_headings (record_id, field_index, tag, role, kind, text, key, authority_id)
    select record_id, "fieldIndex", tag, role, kind, text, key, linked.authority_id
    from given join linked using (kind, key)
  `.execute(tx)

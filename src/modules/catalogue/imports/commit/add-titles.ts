import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { matchRules } from '../import-settings.ts'
import type { ImportJob } from '../import-state.ts'

/** Adds the new titles among rows, with keys and headings; nothing leaves the database for it. */
export async function addTitles(tx: Tx, job: ImportJob, positions: readonly number[]): Promise<void> {
  await holdBackKnown(tx, job, positions)
  await nameTitles(tx, job.id, positions)
  await insertTitles(tx, job, positions)
  await insertKeys(tx, job.id, positions)
  await insertHeadings(tx, job.id, positions)
}

const rowsAt = (id: number, positions: readonly number[]) =>
  sql`rows.import_id = ${id} and rows.position = any(${[...positions]}) and rows.outcome = 'new'`

/** Titles that somebody else added since the file was read are left for a person to decide. */
const holdBackKnown = (tx: Tx, { id, lastRecordId, settings }: ImportJob, positions: readonly number[]) =>
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
      where ${rowsAt(id, positions)} and keys.record_id > ${lastRecordId}
        and given.kind = any(${[...matchRules[settings.rule]]})
        and records.import_id is distinct from ${id} and records.deleted_at is null
      group by rows.position
    ) known
    where held.import_id = ${id} and held.position = known.position
  `.execute(tx)

const nameTitles = (tx: Tx, id: number, positions: readonly number[]) =>
  sql`
    update catalogue.import_records rows
    set record_id = nextval(pg_get_serial_sequence('catalogue.records', 'id')), made_version = 1, committed_at = now()
    where ${rowsAt(id, positions)}
  `.execute(tx)

const insertTitles = (tx: Tx, { id, createdBy }: ImportJob, positions: readonly number[]) =>
  sql`
    insert into catalogue.records (id, marc, description, title, title_sort, main_author, author_sort, year, material,
      language, class_number, call_number, created_by, updated_by, import_id)
    select record_id, marc, description, description ->> 'title', description ->> 'titleSort',
      description ->> 'mainAuthor', coalesce(description ->> 'authorSort', ''), (description ->> 'year')::smallint,
      description ->> 'material', description #>> '{languages,0}', description ->> 'classNumber',
      description ->> 'callNumber', ${createdBy}, ${createdBy}, ${id}
    from catalogue.import_records rows
    where ${rowsAt(id, positions)}
  `.execute(tx)

const insertKeys = (tx: Tx, id: number, positions: readonly number[]) =>
  sql`
    insert into catalogue.record_keys (key, kind, record_id)
    select given.key, given.kind, rows.record_id
    from catalogue.import_records rows
    cross join jsonb_to_recordset(rows.keys) as given (kind text, key text)
    where ${rowsAt(id, positions)}
    on conflict do nothing
  `.execute(tx)

// Each different heading is looked up among the authorities once, however many titles bear it, and as
// catalogue.find_authority does for a single one: its own form, or else the only one with it as another form.
const insertHeadings = (tx: Tx, id: number, positions: readonly number[]) =>
  sql`
    with given as materialized (
      select rows.record_id, headings.*
      from catalogue.import_records rows
      cross join jsonb_to_recordset(rows.headings) as headings ("fieldIndex" smallint, tag text, role text, kind text,
        text text, key text)
      where ${rowsAt(id, positions)}
    ),
    linked as materialized (
      select different.kind, different.key, coalesce(own.id, other.id) as authority_id
      from (select distinct kind, key from given) different
      left join catalogue.authorities own on own.kind = different.kind and own.key = different.key
        and own.merged_into is null and own.deleted_at is null
      left join (
        select authorities.kind, variants.key, min(authorities.id) as id
        from catalogue.authority_variants variants
        join catalogue.authorities authorities on authorities.id = variants.authority_id
        where variants.key in (select key from given)
          and authorities.merged_into is null and authorities.deleted_at is null
        group by authorities.kind, variants.key
        having count(*) = 1
      ) other on other.kind = different.kind and other.key = different.key
    )
    insert into catalogue.record_headings (record_id, field_index, tag, role, kind, text, key, authority_id)
    select record_id, "fieldIndex", tag, role, kind, text, key, linked.authority_id
    from given join linked using (kind, key)
  `.execute(tx)

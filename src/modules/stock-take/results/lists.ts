import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { fromJson } from '#kernel/json-column.ts'
import type { Neighbour } from '../counting/scan.ts'
import { readingAll } from '../plan-anew.ts'
import type { Session } from '../sessions/session.ts'
import { coverage } from './coverage.ts'

export const lists = ['missing', 'misplaced', 'unexpected', 'unknown', 'twice'] as const
export type ResultList = (typeof lists)[number]

export const misplaced = ['other-branch', 'other-shelf', 'out-of-scope', 'out-of-order']
export const unexpected = [
  'on-loan',
  'in-transit',
  'kept',
  'repair',
  'in-process',
  'display',
  'withdrawn',
  'lost-found',
]

export interface ResultDetails {
  neighbour?: Neighbour | null
  note?: string
  photo?: string | null
  /** Marked as settled by hand. */
  marked?: boolean
  /** The copy beside which an unknown barcode was. */
  after?: string | null
  lastSeen?: string | null
}

export interface ResultRow {
  finding: string
  itemId: number | null
  barcode: string
  title: string
  callNumber: string
  /** Where it belongs. */
  shelf: string
  branch: string
  collectionType: string
  /** Where it was. */
  seenShelf: string
  counter: string
  lastAt: Date | null
  scans: number
  /** Nothing is left to do. */
  settled: boolean
  details: ResultDetails
}

interface Asked {
  list: ResultList
  /** Only what is left to do. */
  open: boolean
  finding?: string | undefined
  offset: number
  limit: number
}

/** Rows of a list: while counting goes on from the living data, afterwards as they were when it was closed. */
export const listRows = (db: Db, session: Session, asked: Asked): Promise<ResultRow[]> =>
  readingAll(db, (tx) => readRows(tx, session, asked))

async function readRows(
  db: Tx,
  session: Session,
  { list, open, finding, offset, limit }: Asked,
): Promise<ResultRow[]> {
  const { rows } = await sql<ResultRow>`
    select page.*, ${list === 'missing' && session.state !== 'closed' ? withLastSeen : sql`page.kept_details`} as details
    from (
      select * from (${rowsOf(session, list)}) rows
      where (not ${open}::boolean or not settled) and (${finding ?? null}::text is null or finding = ${finding ?? null})
      order by ${orderOf(session, list)} offset ${offset} limit ${limit}
    ) page
    order by ${orderOf(session, list)}
  `.execute(db)
  return rows.map((row) => ({ ...row, details: fromJson<ResultDetails>(row.details) }))
}

const withLastSeen = sql`page.kept_details || jsonb_build_object('lastSeen',
  (select seen_at from catalogue.items_seen sightings where sightings.item_id = page.item_id))`

const orderOf = (session: Session, list: ResultList) =>
  session.state === 'closed'
    ? sql`place`
    : list === 'unknown'
      ? sql`last_at, barcode`
      : sql`${sql.ref(list === 'missing' ? 'shelf' : 'seen_shelf')} collate "C", call_key collate "C", barcode`

export interface ListCount {
  list: ResultList
  finding: string
  all: number
  open: number
}

/** How long each list is, by what was found. */
export async function countLists(
  db: Db | Tx,
  session: Session,
  wanted: readonly ResultList[] = lists,
): Promise<ListCount[]> {
  const counted = wanted.map(
    (list) => sql`
      select ${list}::text as list, finding, count(*)::int as all, count(*) filter (where not settled)::int as open
      from (${rowsOf(session, list)}) rows group by finding`,
  )
  const { rows } = await sql<ListCount>`${sql.join(counted, sql` union all `)}`.execute(db)
  return rows
}

export const totalOf = (counts: readonly ListCount[], list: ResultList): { all: number; open: number } => {
  const ofList = counts.filter((count) => count.list === list)
  return {
    all: ofList.reduce((sum, { all }) => sum + all, 0),
    open: ofList.reduce((sum, { open }) => sum + open, 0),
  }
}

/** All rows of a list as a query, in the columns of `ResultRow`. */
export function rowsOf(session: Session, list: ResultList): RawBuilder<unknown> {
  if (session.state === 'closed') return frozen(session, list)
  if (list === 'missing') return missing(session)
  if (list === 'unknown') return unknown(session)
  if (list === 'twice') return seenRows(session, sql`seen.scans > 1`, sql`true`)
  const names = list === 'misplaced' ? misplaced : unexpected
  return seenRows(session, sql`seen.finding = any(${names}::text[])`, settled(session))
}

const frozen = (session: Session, list: ResultList) => sql`
  select id as place, finding, item_id, barcode, title, call_number, shelf, branch, collection_type, seen_shelf, counter,
    last_at, scans,
    settled or exists (
      select from stock_take.correction_rows rows join stock_take.corrections corrections on corrections.id = rows.correction_id
      where corrections.session_id = ${session.id} and corrections.list = ${list} and rows.item_id = results.item_id
        and rows.outcome = 'done') as settled, details as kept_details
  from stock_take.results results where session_id = ${session.id} and list = ${list}`

const missing = (session: Session) => sql`
  select 'missing' as finding, covered.item_id, covered.barcode, records.title, covered.call_number, covered.shelf,
    branches.name as branch, covered.collection_type, '' as seen_shelf, '' as counter, null::timestamptz as last_at,
    0 as scans, false as settled, stock_take.call_key(covered.call_number) as call_key, '{}'::jsonb as kept_details
  from (${coverage(session)}) covered
  join catalogue.records records on records.id = covered.record_id
  join branches.branches branches on branches.id = covered.branch_id
  where coverage = 'missing'`

const seenRows = (session: Session, which: RawBuilder<unknown>, isSettled: RawBuilder<unknown>) => sql`
  select seen.finding, items.id as item_id, items.barcode, records.title, items.call_number, items.shelf,
    branches.name as branch, items.collection_type, seen.shelf as seen_shelf, seen.counter, seen.last_at, seen.scans,
    seen.settled_at is not null or ${isSettled} as settled, stock_take.call_key(items.call_number) as call_key,
    jsonb_build_object('neighbour', seen.neighbour) as kept_details
  from stock_take.seen seen
  join catalogue.items items on items.id = seen.item_id
  join catalogue.records records on records.id = items.record_id
  join branches.branches branches on branches.id = items.branch_id
  where seen.session_id = ${session.id} and ${which}`

/** Whether what was found has been put right since, here or at any desk. */
const settled = ({ branchId }: Session) => sql`
  case seen.finding
    when 'other-branch' then items.branch_id = ${branchId}
      or exists (select from circulation.transits where item_id = items.id and received_at is null)
    when 'other-shelf' then items.branch_id = ${branchId} and lower(items.shelf) = lower(seen.shelf)
    when 'out-of-scope' then seen.shelf <> '' and lower(items.shelf) = lower(seen.shelf)
    when 'on-loan' then exists (select from circulation.loans where id = seen.loan_id and ended_at is not null)
    when 'in-transit' then not exists (select from circulation.transits where item_id = items.id and received_at is null)
    when 'kept' then not exists (
      select from circulation.holds where trapped_item_id = items.id and standing = 'ready')
    when 'withdrawn' then items.deleted_at is null and items.disposition <> 'withdrawn'
    when 'lost-found' then items.disposition not in ('lost', 'missing')
    when 'out-of-order' then false
    else items.disposition <> seen.finding
  end`

const unknown = (session: Session) => sql`
  select 'unknown' as finding, null::bigint as item_id, unknowns.barcode, '' as title, '' as call_number, '' as shelf,
    '' as branch, '' as collection_type, unknowns.shelf as seen_shelf, unknowns.counter, unknowns.first_at as last_at,
    unknowns.scans, unknowns.settled_at is not null
      or exists (select from catalogue.items where barcode = unknowns.barcode) as settled, '' as call_key,
    jsonb_build_object('note', unknowns.note, 'photo', unknowns.photo_digest, 'marked', unknowns.settled_at is not null,
      'after', (select concat_ws(' – ', nullif(items.call_number, ''), records.title)
        from catalogue.items items join catalogue.records records on records.id = items.record_id
        where items.id = unknowns.after_item_id)) as kept_details
  from stock_take.unknowns unknowns where unknowns.session_id = ${session.id}`

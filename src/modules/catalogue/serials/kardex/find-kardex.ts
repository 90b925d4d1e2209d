import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export type Standing = 'expected' | 'received' | 'missing' | 'not-published'

/** A box of the kardex, or an issue that came without one. */
export interface KardexBox {
  /** Null for what nobody expected. */
  id: number | null
  issueId: number | null
  publishedOn: Day
  dueOn: Day | null
  enumeration: string
  chronology: string
  volume: number | null
  number: number | null
  standing: Standing
  kind: 'regular' | 'special' | 'supplement'
  receivedOn: Day | null
  note: string
  /** The volume into which it is bound. */
  itemId: number | null
  rounds: number
}

const boxes = (subscriptionId: number) => sql`
  select boxes.id, boxes.issue_id, boxes.published_on, boxes.due_on,
    coalesce(issues.enumeration, boxes.enumeration) as enumeration,
    coalesce(nullif(issues.chronology, ''), boxes.chronology) as chronology, boxes.volume, boxes.number, boxes.standing,
    coalesce(issues.kind, 'regular') as kind, issues.received_on, coalesce(issues.note, '') as note, issues.item_id,
    (select coalesce(max(round), 0)::int from catalogue.claims where expected_issue_id = boxes.id) as rounds
  from catalogue.expected_issues boxes
  left join catalogue.serial_issues issues on issues.id = boxes.issue_id
  where boxes.subscription_id = ${subscriptionId}
  union all
  select null, issues.id, coalesce(issues.published_on, issues.received_on), null, issues.enumeration,
    issues.chronology, issues.volume, issues.number, 'received', issues.kind, issues.received_on, issues.note,
    issues.item_id, 0
  from catalogue.serial_issues issues
  join catalogue.subscriptions subscriptions on subscriptions.id = ${subscriptionId}
    and issues.record_id = subscriptions.record_id and issues.branch_id = subscriptions.branch_id
  where not exists (select from catalogue.expected_issues where issue_id = issues.id)
`

/** All boxes of a year, in their order. */
export async function listBoxes(db: Db, subscriptionId: number, year: number): Promise<KardexBox[]> {
  const { rows } = await sql<KardexBox>`
    select * from (${boxes(subscriptionId)}) as boxes
    where published_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
    order by published_on, id
  `.execute(db)
  return rows
}

/** Years of which there is anything. */
export async function listYears(db: Db, subscriptionId: number): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from published_on)::int as year
    from (${boxes(subscriptionId)}) as boxes order by year
  `.execute(db)
  return rows.map(({ year }) => year)
}

export interface BoxInside extends KardexBox {
  id: number
  subscriptionId: number
}

export async function findBox(db: Db, id: number): Promise<BoxInside | undefined> {
  const place = await db
    .selectFrom('catalogue.expectedIssues')
    .select('subscriptionId')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!place) return undefined
  const { rows } = await sql<BoxInside>`
    select *, ${place.subscriptionId}::bigint as subscription_id
    from (${boxes(place.subscriptionId)}) as boxes where id = ${id}
  `.execute(db)
  return rows[0]
}

export interface WaitingIssue {
  id: number
  subscriptionId: number
  title: string
  branchName: string
  enumeration: string
  chronology: string
  publishedOn: Day
  dueOn: Day
}

export interface WaitingFilter {
  /** A scanned ISSN or barcode of a serial, or words of its title. */
  text?: string
  branchId?: number | undefined
  today: Day
}

const waiting = sql`
  select boxes.id, boxes.subscription_id, records.title, branches.name as branch_name, boxes.enumeration,
    boxes.chronology, boxes.published_on, boxes.due_on
  from catalogue.expected_issues boxes
  join catalogue.subscriptions subscriptions on subscriptions.id = boxes.subscription_id
  join catalogue.records records on records.id = subscriptions.record_id
  join branches.branches branches on branches.id = subscriptions.branch_id
`
// A magazine may come some days before its date, a newspaper never.
const mayCome = (today: Day) =>
  sql`boxes.published_on <= ${today}::date + case subscriptions.frequency when 'daily' then 0 else 7 end`

const mostWaiting = 200

/** Issues that may come in now, by title, the oldest first. */
export async function listWaiting(
  db: Db,
  { text = '', branchId, today }: WaitingFilter,
): Promise<WaitingIssue[]> {
  const issn = issnIn(text)
  const { rows } = await sql<WaitingIssue>`
    ${waiting}
    where boxes.standing = 'expected' and ${mayCome(today)}
      and (${branchId ?? null}::bigint is null or subscriptions.branch_id = ${branchId ?? null}::bigint)
      and (${text} = '' or (${issn ?? null}::text is not null and records.id in
          (select record_id from catalogue.record_keys where kind = 'issn' and key = ${issn ?? ''}))
        or (${issn ?? null}::text is null and strpos(lower(records.title), lower(${text})) > 0))
    order by records.title, branches.position, boxes.published_on, boxes.id
    limit ${mostWaiting}
  `.execute(db)
  return rows
}

/** Those of one subscription. */
export async function listWaitingOf(db: Db, subscriptionId: number, today: Day): Promise<WaitingIssue[]> {
  const { rows } = await sql<WaitingIssue>`
    ${waiting}
    where boxes.subscription_id = ${subscriptionId} and boxes.standing = 'expected'
      and ${mayCome(today)}
    order by boxes.published_on, boxes.id
    limit ${mostWaiting}
  `.execute(db)
  return rows
}

/** The ISSN typed, or the one inside a barcode of a magazine (977, seven digits, two of a variant, check digit). */
export function issnIn(text: string): string | undefined {
  const digits = text.replaceAll(/[\s-]/g, '').toUpperCase()
  const seven = /^977(\d{7})\d{3}(\d{2}|\d{5})?$/.exec(digits)?.[1] ?? /^(\d{7})[\dX]$/.exec(digits)?.[1]
  if (seven === undefined) return undefined
  const sum = [...seven].reduce((total, digit, place) => total + Number(digit) * (8 - place), 0)
  const check = (11 - (sum % 11)) % 11
  return `${seven.slice(0, 4)}-${seven.slice(4)}${check === 10 ? 'X' : check}`
}

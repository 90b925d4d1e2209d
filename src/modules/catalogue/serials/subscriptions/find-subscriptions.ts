import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { SubscriptionDetails } from './subscription-form.ts'

export interface Subscription extends SubscriptionDetails {
  id: number
  recordId: number
  title: string
  issn: string | null
  branchName: string
  closedAt: Date | null
  /** Issues whose time has passed. */
  late: number
  nextOn: Day | null
  nextEnumeration: string | null
  lastReceivedOn: Day | null
}

const subscriptions = (today: Day) => sql`
  select subscriptions.*, records.title, branches.name as branch_name,
    (select min(key) from catalogue.record_keys keys where keys.record_id = records.id and keys.kind = 'issn') as issn,
    (select count(*)::int from catalogue.expected_issues boxes where boxes.subscription_id = subscriptions.id
      and boxes.standing = 'expected' and boxes.due_on < ${today}::date) as late,
    next.published_on as next_on, next.enumeration as next_enumeration,
    (select max(received_on) from catalogue.serial_issues issues
      where issues.subscription_id = subscriptions.id) as last_received_on
  from catalogue.subscriptions subscriptions
  join catalogue.records records on records.id = subscriptions.record_id
  join branches.branches branches on branches.id = subscriptions.branch_id
  left join lateral (
    select published_on, enumeration from catalogue.expected_issues boxes
    where boxes.subscription_id = subscriptions.id and boxes.standing = 'expected'
    order by published_on, id limit 1
  ) as next on true
`

export interface SubscriptionFilter {
  branchId?: number | undefined
  recordId?: number | undefined
  late?: boolean
  closed?: boolean
}

const mostListed = 500

/** Subscriptions of the library, those that are late first. */
export async function listSubscriptions(
  db: Db,
  { branchId, recordId, late, closed }: SubscriptionFilter,
  today: Day,
): Promise<Subscription[]> {
  const { rows } = await sql<Subscription>`
    select * from (${subscriptions(today)}) as found
    where (${branchId ?? null}::bigint is null or branch_id = ${branchId ?? null}::bigint)
      and (${recordId ?? null}::bigint is null or record_id = ${recordId ?? null}::bigint)
      and (${late ?? false} = false or late > 0)
      and (${closed ?? false} or closed_at is null)
    order by closed_at is not null, late > 0 desc, title, id
    limit ${mostListed}
  `.execute(db)
  return rows
}

export async function findSubscription(db: Db, id: number, today: Day): Promise<Subscription | undefined> {
  const { rows } = await sql<Subscription>`
    select * from (${subscriptions(today)}) as found where id = ${id}
  `.execute(db)
  return rows[0]
}

import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Frequency } from '../subscriptions/pattern.ts'
import { holdingsStatement, type HeldIssue, type HoldingsStatement } from './holdings-statement.ts'

export interface BranchHoldings extends HoldingsStatement {
  branchName: string
  /** How often new issues come, while the place subscribes. */
  frequency: Frequency | null
  /** Special issues and supplements. */
  extras: number
}

interface Row {
  branchName: string
  frequency: Frequency | null
  boxes: HeldIssue[] | null
  extras: number
}

/** What each place holds of a serial. */
export async function findHoldings(db: Db, recordId: number): Promise<BranchHoldings[]> {
  const { rows } = await sql<Row>`
    with boxes as (
      select subscriptions.branch_id, coalesce(issues.enumeration, boxes.enumeration) as enumeration,
        coalesce(nullif(issues.chronology, ''), boxes.chronology) as chronology, boxes.published_on,
        boxes.volume, boxes.number, boxes.standing = 'received' as received
      from catalogue.subscriptions subscriptions
      join catalogue.expected_issues boxes on boxes.subscription_id = subscriptions.id
      left join catalogue.serial_issues issues on issues.id = boxes.issue_id
      where subscriptions.record_id = ${recordId} and boxes.standing <> 'not-published'
      union all
      select branch_id, enumeration, chronology, published_on, volume, number, true
      from catalogue.serial_issues issues
      where record_id = ${recordId} and kind = 'regular'
        and not exists (select from catalogue.expected_issues where issue_id = issues.id)
    )
    select branches.name as branch_name,
      (select frequency from catalogue.subscriptions where record_id = ${recordId} and branch_id = branches.id
        and closed_at is null) as frequency,
      (select count(*)::int from catalogue.serial_issues where record_id = ${recordId} and branch_id = branches.id
        and kind <> 'regular') as extras,
      (select jsonb_agg(jsonb_build_object('enumeration', enumeration, 'chronology', chronology,
        'publishedOn', published_on, 'volume', volume, 'number', number, 'received', received))
        from boxes where boxes.branch_id = branches.id) as boxes
    from branches.branches branches
    where branches.id in (select branch_id from boxes where received)
    order by branches.position, branches.id
  `.execute(db)
  return rows.map(({ boxes, ...branch }) => ({ ...branch, ...holdingsStatement(boxes ?? []) }))
}

import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { addDays, dayOf, type Day } from '#kernel/days.ts'
import { openDayFrom, type PickupDay } from '#modules/branches/index.ts'
import { findRule } from '../rules/find-rule.ts'
import { ruleBook, type RuleBook } from '../rules/rule-book.ts'
import { expectedDays, type ComingCopy, type WaitingHold } from './expected-days.ts'

export interface OpenHold {
  holdId: number
  recordId: number
  itemId: number | null
  title: string
  author: string
  placedAt: Date
  pickupBranchId: number
  /** The stop where it is picked up, or else the branch. */
  pickupBranch: string
  pickupPointId: number | null
  standing: 'waiting' | 'in-transit' | 'ready'
  suspendedUntil: Day | null
  neededBy: Day | null
  /** Last day on the pickup shelf. */
  pickupBy: Day | null
  /** What the slip on the shelf says. */
  shelfCode: string | null
  /** Copy on the pickup shelf or on its way there. */
  barcode: string | null
  /** Place in the queue, 1 for the next; null for one that a copy was caught for. */
  position: number | null
  queueLength: number
  /** A guess, from the days on which copies are due; null where it cannot be guessed. */
  expectedOn: Day | null
  /** At a stop: when it is next visited, today included. */
  nextVisit: PickupDay | null
}

interface Row extends Omit<OpenHold, 'position' | 'queueLength' | 'expectedOn' | 'nextVisit'> {
  visits: PickupDay[]
  category: string
  version: number
  queue: WaitingHold[]
  copies: (ComingCopy & { loanCategory: string })[]
}

/** A member's open holds, those that stand ready first. */
export async function listOpenHolds(db: Db, patronId: number, now: Date): Promise<OpenHold[]> {
  const today = dayOf(now)
  const rows = await readHolds(db, patronId, today)
  const [first] = rows
  if (!first) return []
  const book = await ruleBook(db, db, first.version)
  return rows.map(({ category, queue, copies, visits, version: _version, ...hold }) => {
    const place = queue.findIndex(({ id }) => id === hold.holdId)
    const waiting = hold.standing === 'waiting'
    return {
      ...hold,
      position: waiting ? place + 1 : null,
      queueLength: queue.length,
      expectedOn: waiting ? guess(book, { hold, category, queue, copies, visits }) : null,
      nextVisit: visits[0] ?? null,
    }
  })
}

function guess(
  book: RuleBook,
  {
    hold,
    category,
    queue,
    copies,
    visits,
  }: { hold: Pick<Row, 'holdId' | 'pickupBranchId' | 'suspendedUntil'> } & Pick<
    Row,
    'category' | 'queue' | 'copies' | 'visits'
  >,
): Day | null {
  const branchId = hold.pickupBranchId
  const days = copies.map(
    ({ loanCategory }) => findRule(book, 'loan', { category, loanCategory, branchId }).policy.settings.days,
  )
  const expected = expectedDays(copies, queue, Math.max(1, ...days)).get(hold.holdId)
  if (!expected) return null
  const { suspendedUntil } = hold
  const day = suspendedUntil !== null && suspendedUntil > expected ? suspendedUntil : expected
  // At a stop it can be had when the stop is visited, the day after it was put aboard at the soonest.
  if (visits.length > 0) return visits.find((visit) => visit.day > day)?.day ?? null
  return openDayFrom(book.calendar, branchId, day)
}

async function readHolds(db: Db, patronId: number, today: Day): Promise<Row[]> {
  const soon = addDays(today, 2)
  const { rows } = await sql<Row>`
    select holds.id as hold_id, holds.record_id, holds.item_id, records.title,
      coalesce(records.main_author, '') as author, holds.placed_at, holds.pickup_branch_id,
      coalesce(points.name, branches.short_name) as pickup_branch, holds.pickup_point_id,
      coalesce((select jsonb_agg(jsonb_build_object('day', days.day, 'starts', to_char(days.starts, 'HH24:MI'),
          'ends', to_char(days.ends, 'HH24:MI')) order by days.day)
        from branches.pickup_days days
        where days.point_id = holds.pickup_point_id and days.day >= ${today}), '[]') as visits, holds.standing, holds.suspended_until, holds.needed_by, holds.pickup_by,
      holds.shelf_code, caught.barcode, patrons.category,
      (select version from circulation.rule_book) as version,
      coalesce((select jsonb_agg(jsonb_build_object('id', queue.id, 'itemId', queue.item_id)
          order by queue.placed_at, queue.id)
        from circulation.holds queue
        where queue.record_id = holds.record_id and queue.standing = 'waiting'), '[]') as queue,
      coalesce((select jsonb_agg(jsonb_build_object('itemId', items.id, 'loanCategory', items.loan_category,
          'from', coalesce(
            (select greatest(loans.due_on, ${soon}::date) from circulation.loans loans
              where loans.item_id = items.id and loans.ended_at is null),
            (select coalesce(kept.pickup_by, ${soon}::date) + 7 from circulation.holds kept
              where kept.trapped_item_id = items.id and kept.standing in ('in-transit', 'ready')),
            case when exists (select from circulation.transits where item_id = items.id and received_at is null)
              or items.disposition <> 'in-circulation' then ${soon}::date else ${today}::date end)))
        from catalogue.items items
        where items.record_id = holds.record_id and items.deleted_at is null
          and items.disposition in ('in-circulation', 'in-process', 'display', 'repair')), '[]') as copies
    from circulation.holds holds
    join patrons.patrons patrons on patrons.id = holds.patron_id
    join catalogue.records records on records.id = holds.record_id
    join branches.branches branches on branches.id = holds.pickup_branch_id
    left join branches.pickup_points points on points.id = holds.pickup_point_id
    left join catalogue.items caught on caught.id = holds.trapped_item_id
    where holds.patron_id = ${patronId} and holds.ended_at is null
    order by holds.standing = 'ready' desc, holds.placed_at, holds.id
  `.execute(db)
  return rows
}

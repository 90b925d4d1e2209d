import { sql } from 'kysely'
import type { Signatory } from '#design/print/letter.ts'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export interface LateIssue {
  id: number
  subscriptionId: number
  title: string
  branchName: string
  vendor: string
  enumeration: string
  chronology: string
  dueOn: Day
  /** How often it was asked for, and when last. */
  rounds: number
  claimedOn: Day | null
}

const mostLate = 400

/** Issues whose time has passed, by vendor and title. */
export async function listLate(db: Db, today: Day): Promise<LateIssue[]> {
  const { rows } = await sql<LateIssue>`
    select boxes.id, boxes.subscription_id, records.title, branches.name as branch_name, subscriptions.vendor,
      boxes.enumeration, boxes.chronology, boxes.due_on, coalesce(claims.rounds, 0) as rounds, claims.claimed_on
    from catalogue.expected_issues boxes
    join catalogue.subscriptions subscriptions on subscriptions.id = boxes.subscription_id
    join catalogue.records records on records.id = subscriptions.record_id
    join branches.branches branches on branches.id = subscriptions.branch_id
    left join lateral (
      select max(round)::int as rounds, max(letters.made_on) as claimed_on
      from catalogue.claims claims join catalogue.claim_letters letters on letters.id = claims.letter_id
      where claims.expected_issue_id = boxes.id
    ) as claims on true
    where boxes.standing = 'expected' and boxes.due_on < ${today}::date
    order by subscriptions.vendor, records.title, boxes.published_on, boxes.id
    limit ${mostLate}
  `.execute(db)
  return rows
}

export interface ClaimLetter {
  id: number
  vendor: string
  vendorAddress: string
  number: string
  madeOn: Day
  madeBy: string
  signatory: Signatory | null
  issues: {
    title: string
    branchName: string
    enumeration: string
    chronology: string
    round: number
    standing: string
  }[]
}

const letters = sql`
  select letters.*, (
    select jsonb_agg(jsonb_build_object('title', records.title, 'branchName', branches.name,
      'enumeration', boxes.enumeration, 'chronology', boxes.chronology, 'round', claims.round,
      'standing', boxes.standing) order by records.title, boxes.published_on, boxes.id)
    from catalogue.claims claims
    join catalogue.expected_issues boxes on boxes.id = claims.expected_issue_id
    join catalogue.subscriptions subscriptions on subscriptions.id = boxes.subscription_id
    join catalogue.records records on records.id = subscriptions.record_id
    join branches.branches branches on branches.id = subscriptions.branch_id
    where claims.letter_id = letters.id
  ) as issues
  from catalogue.claim_letters letters
`

export const listClaimLetters = async (db: Db, limit: number): Promise<ClaimLetter[]> =>
  (await sql<ClaimLetter>`${letters} order by letters.id desc limit ${limit}`.execute(db)).rows

export const findClaimLetter = async (db: Db, id: number): Promise<ClaimLetter | undefined> =>
  (await sql<ClaimLetter>`${letters} where letters.id = ${id}`.execute(db)).rows[0]

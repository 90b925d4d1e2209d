import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'

export interface NotedJustNow {
  kind: 'member' | 'guest' | 'group' | 'tap'
  people: number
  purpose: string | null
  firstName: string | null
}

/** What was noted under a key at a place, for the greeting; of a member no more than the first name. */
export async function findNoted(
  db: Db,
  { key, branchId }: { key: string; branchId: number },
): Promise<NotedJustNow | undefined> {
  const { rows } = await sql<NotedJustNow>`
    select visits.kind, visits.people, visits.purpose, split_part(patrons.name, ' ', 1) as first_name
    from visitors.visits visits left join patrons.patrons patrons on patrons.id = visits.patron_id
    where visits.key = ${key} and visits.branch_id = ${branchId} and visits.withdrawn_at is null
  `.execute(db)
  return rows[0]
}

export interface RecentVisit {
  id: number
  kind: 'member' | 'guest' | 'group' | 'tap'
  at: Date
  people: number
  institution: string | null
  guestName: string | null
  contact: string | null
  purposeId: string | null
  purposeEn: string | null
  notedBy: string
}

/** What was noted at a place today, the newest first; members without who they are. */
export async function listRecent(db: Db, branchId: number, now: Date): Promise<RecentVisit[]> {
  const { rows } = await sql<RecentVisit>`
    select visits.id, visits.kind, visits.at, visits.people, visits.institution, visits.guest_name, visits.contact,
      answers.label_id as purpose_id, answers.label_en as purpose_en, visits.noted_by
    from visitors.visits visits left join visitors.answers answers on answers.code = visits.purpose
    where visits.branch_id = ${branchId} and visits.day = ${dayOf(now)} and visits.withdrawn_at is null
    order by visits.at desc, visits.id desc limit 15
  `.execute(db)
  return rows
}

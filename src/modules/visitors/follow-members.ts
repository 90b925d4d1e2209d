import { sql } from 'kysely'
import type { MemberFollower } from '#modules/patrons/index.ts'

/** Visits go along when two members become one; of a forgotten member only the figures stay. */
export const visitsFollowMembers: MemberFollower = {
  async onMerge(tx, { from, into }) {
    await sql`update visitors.visits set patron_id = ${into} where patron_id = ${from}`.execute(tx)
    await sql`delete from visitors.last_visits where patron_id = ${from}`.execute(tx)
  },
  async onForget(tx, patronId) {
    await sql`update visitors.visits set patron_id = null where patron_id = ${patronId}`.execute(tx)
    await sql`delete from visitors.last_visits where patron_id = ${patronId}`.execute(tx)
  },
  async tellAll(db, patronId) {
    const { rows } = await sql<Record<string, unknown>>`
      select visits.at as waktu, branches.name as tempat, answers.label_id as tujuan
      from visitors.visits visits
      join branches.branches branches on branches.id = visits.branch_id
      left join visitors.answers answers on answers.code = visits.purpose
      where visits.patron_id = ${patronId} order by visits.at
    `.execute(db)
    return { kunjungan: rows }
  },
}

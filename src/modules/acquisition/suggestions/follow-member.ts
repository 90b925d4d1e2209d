import { sql } from 'kysely'
import type { MemberFollower } from '#modules/patrons/index.ts'

/** What members suggest and support goes along when two become one, and is told to them when they ask. */
export const suggestionsFollowMember: MemberFollower = {
  async onMerge(tx, { from, into }) {
    await sql`update acquisition.suggestions set patron_id = ${into} where patron_id = ${from}`.execute(tx)
    await sql`
      insert into acquisition.votes (suggestion_id, patron_id, voted_at)
      select suggestion_id, ${into}, voted_at from acquisition.votes where patron_id = ${from}
      on conflict do nothing
    `.execute(tx)
    await sql`delete from acquisition.votes where patron_id = ${from}`.execute(tx)
  },
  async onForget(tx, patronId) {
    // The wish stays, and how many share it; who made it, and why, does not.
    await sql`
      update acquisition.suggestions set patron_id = null, reason = '' where patron_id = ${patronId}
    `.execute(tx)
  },
  async tellAll(db, patronId) {
    const { rows: usulan } = await sql<Record<string, unknown>>`
      select title as judul, author as pengarang, reason as alasan, state as keadaan, answer as jawaban,
        created_at as dikirim
      from acquisition.suggestions where patron_id = ${patronId} order by id
    `.execute(db)
    const { rows: dukungan } = await sql<Record<string, unknown>>`
      select suggestions.title as judul, votes.voted_at as didukung
      from acquisition.votes votes join acquisition.suggestions suggestions on suggestions.id = votes.suggestion_id
      where votes.patron_id = ${patronId} order by votes.voted_at
    `.execute(db)
    return { usulan, dukungan }
  },
}

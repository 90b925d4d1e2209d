import { sql } from 'kysely'
import type { MemberFollower } from '#modules/patrons/index.ts'

/** Letters go along when two members become one; of a forgotten member the number stays, the name does not. */
export const clearanceFollowsMembers: MemberFollower = {
  async onMerge(tx, { from, into }) {
    await sql`update clearance.letters set patron_id = ${into} where patron_id = ${from}`.execute(tx)
  },
  async onForget(tx, patronId) {
    await sql`
      update clearance.letters set patron_id = null, name = '—', card_number = '', institution = ''
      where patron_id = ${patronId}
    `.execute(tx)
  },
  async tellAll(db, patronId) {
    const { rows } = await sql<Record<string, unknown>>`
      select number as nomor, purpose as keperluan, name as nama, issued_on as tanggal,
        valid_until as berlaku_sampai, withdrawn_because as dicabut_karena
      from clearance.letters where patron_id = ${patronId} order by id
    `.execute(db)
    return { surat_bebas_pustaka: rows }
  },
}

import { sql } from 'kysely'
import type { MemberFollower } from '#modules/patrons/index.ts'

/** Packets go along when two memberships become one; who answered for those of a closed one is forgotten. */
export const bulkLoansFollowMembers: MemberFollower = {
  async onMerge(tx, { from, into }) {
    await sql`
      update bulk_loans.shipments set institution_id = ${into} where institution_id = ${from}
    `.execute(tx)
  },
  async onForget(tx, patronId) {
    await sql`
      update bulk_loans.shipments set responsible_name = '', responsible_phone = ''
      where institution_id = ${patronId}
    `.execute(tx)
  },
  async tellAll(db, patronId) {
    const { rows } = await sql<Record<string, unknown>>`
      select id as nomor, made_at as dipinjamkan, purpose as keperluan, responsible_name as penanggung_jawab,
        responsible_phone as telepon, returned_at as kembali
      from bulk_loans.shipments where institution_id = ${patronId} order by id
    `.execute(db)
    return { pinjaman_paket: rows }
  },
}

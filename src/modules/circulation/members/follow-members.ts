import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { forgetLoansOfBlocks, type MemberCharge, type MemberFollower } from '#modules/patrons/index.ts'
import { forgetConflicts } from '../late/conflicts/forget-conflicts.ts'
import { charge } from '../money/charge.ts'

/** What circulation keeps of members goes where they go. */
export const circulationFollowsMembers: MemberFollower = {
  async onMerge(tx, { from, into }) {
    await endDoubleHolds(tx, from, into)
    for (const table of ['loans', 'holds', 'accountEntries', 'lateConflicts'] as const)
      await tx
        .updateTable(`circulation.${table}`)
        .set({ patronId: into })
        .where('patronId', '=', from)
        .execute()
  },
  holdsBack: async (db, patronId) => {
    const { rows } = await sql<{ open: boolean }>`
      select exists (select from circulation.loans where patron_id = ${patronId} and ended_at is null)
        or exists (select from circulation.holds where patron_id = ${patronId} and ended_at is null)
        or coalesce((select sum(effect) from circulation.account_entries where patron_id = ${patronId}), 0) <> 0 as open
    `.execute(db)
    return rows[0]?.open ?? false
  },
  async onForget(tx, patronId) {
    const loans = await tx
      .updateTable('circulation.loans')
      .set({ patronId: null })
      .where('patronId', '=', patronId)
      .returning('id')
      .execute()
    await forgetLoansOfBlocks(
      tx,
      loans.map(({ id }) => id),
      dayOf(new Date()),
    )
    for (const table of ['holds', 'accountEntries'] as const)
      await tx
        .updateTable(`circulation.${table}`)
        .set({ patronId: null })
        .where('patronId', '=', patronId)
        .execute()
    await forgetConflicts(tx, sql`patron_id = ${patronId}`)
  },
  tellAll: async (db, patronId) => ({
    pinjaman: await loansOf(db, patronId),
    pesanan: await holdsOf(db, patronId),
    tagihan: await entriesOf(db, patronId),
    catatan_susulan: await lateOf(db, patronId),
  }),
}

/** Of two open requests for one title the one that came further stays; the other has nothing more to wait for. */
const endDoubleHolds = (tx: Tx, from: number, into: number) =>
  sql`
    update circulation.holds double
    set standing = 'cancelled', ended_at = now(), ended_because = 'by-staff', trapped_item_id = null
    where double.ended_at is null and double.patron_id in (${from}, ${into}) and exists (
      select from circulation.holds kept
      where kept.ended_at is null and kept.patron_id in (${from}, ${into}) and kept.patron_id <> double.patron_id
        and kept.record_id = double.record_id and kept.item_id is not distinct from double.item_id
        and (kept.standing <> 'waiting', -extract(epoch from kept.placed_at), -kept.id)
          > (double.standing <> 'waiting', -extract(epoch from double.placed_at), -double.id))
  `.execute(tx)

type Told = Record<string, unknown>[]

async function loansOf(db: Db, patronId: number): Promise<Told> {
  const { rows } = await sql<Record<string, unknown>>`
    select records.title as judul, items.barcode, lent_at as dipinjam, due_on as jatuh_tempo, ended_at as selesai
    from circulation.loans loans
    join catalogue.items items on items.id = loans.item_id
    join catalogue.records records on records.id = loans.record_id
    where loans.patron_id = ${patronId} order by lent_at
  `.execute(db)
  return rows
}

async function holdsOf(db: Db, patronId: number): Promise<Told> {
  const { rows } = await sql<Record<string, unknown>>`
    select records.title as judul, placed_at as dipesan, standing as keadaan, ended_at as selesai
    from circulation.holds holds join catalogue.records records on records.id = holds.record_id
    where holds.patron_id = ${patronId} order by placed_at
  `.execute(db)
  return rows
}

async function lateOf(db: Db, patronId: number): Promise<Told> {
  const { rows } = await sql<Record<string, unknown>>`
    select title as judul, barcode, at as terjadi, told_at as diterima, settled_at as diselesaikan
    from circulation.late_conflicts where patron_id = ${patronId} order by id
  `.execute(db)
  return rows
}

const entriesOf = (db: Db, patronId: number): Promise<Told> =>
  db
    .selectFrom('circulation.accountEntries')
    .select([
      'at as waktu',
      'kind as jenis',
      'amount as rupiah',
      'reason as sebab',
      'receiptNumber as kuitansi',
    ])
    .where('patronId', '=', patronId)
    .orderBy('id')
    .execute()

/** Writes a fee of membership into the ledger, at the branch of the member or else at the first. */
export async function chargeMember(
  tx: Tx,
  { patronId, amount, reason, actor }: MemberCharge,
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ branchId: number }>`
    select coalesce((select branch_id from patrons.patrons where id = ${patronId}),
      (select id from branches.branches where closed_at is null order by position, id limit 1)) as branch_id
  `.execute(tx)
  const [place] = rows
  if (!place?.branchId) throw new Error('a fee needs a branch')
  await charge(tx, { actor, branchId: place.branchId }, { patronId, amount, reason }, now)
}

import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import { noteLateCheckIn, noteLateCheckOut, type Deed } from '#modules/circulation/index.ts'
import { demonstrationAccounts } from './accounts.ts'
import type { BranchIds } from './seed-branches.ts'

/** A morning without a network, told afterwards: most of it fits, three things wait for staff. */
export async function seedOffline(db: Db, branches: BranchIds, now: Date): Promise<void> {
  // The last of them: after an interruption the others are told again under their keys.
  const last = 'luring-percontohan-barcode'
  const told = await db
    .selectFrom('circulation.lateDeeds')
    .select('key')
    .where('key', '=', last)
    .executeTakeFirst()
  if (told) return
  const branchId = branches.get('pusat') ?? 0
  const today = dayOf(now)
  const members = await plainMembers(db, today)
  const [lent, free] = [await copiesOnLoan(db, branchId, today), await copiesIn(db, branchId)]
  const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000)
  const deed = (name: string): Deed => ({
    key: `luring-percontohan-${name}`,
    actor: { kind: 'staff', id: null, name: 'Agus Setiawan' },
    permissions: new Set(),
    channel: 'offline',
    branchId,
  })
  const lend = (name: string, card: string, barcode: string, minutesAgo: number) =>
    noteLateCheckOut(db, deed(name), { patron: { card }, item: { barcode }, at: at(minutesAgo) }, now)
  const [first = '', second = '', third = ''] = members
  await lend('pinjam', first, free[0] ?? '', 95)
  await noteLateCheckIn(db, deed('kembali'), { item: { barcode: lent[0] ?? '' }, at: at(92) }, now)
  // In somebody else's hands by then; a card that no scanner read; a label of another library.
  await lend('dioper', second, lent[1] ?? '', 90)
  await lend('kartu', 'PKB-00O2', free[1] ?? '', 84)
  await lend('barcode', third, 'MLG-2210045', 80)
}

const known = () => demonstrationAccounts().items.map(({ barcode }) => barcode)

/** Members that nothing speaks against, none of those that people try the demonstration with. */
async function plainMembers(db: Db, today: Day): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select cards.number from patrons.cards cards
    join patrons.patrons patrons on patrons.id = cards.patron_id and patrons.standing = 'active'
    where cards.ended_at is null and patrons.expires_on > ${today}
      and not exists (select from patrons.blocks where patron_id = patrons.id)
      and not exists (select from circulation.loans where patron_id = patrons.id and ended_at is null)
      and not exists (select from circulation.account_entries where patron_id = patrons.id
        group by charge_id having sum(effect) <> 0)
    order by cards.number desc limit 3
  `.execute(db)
  return rows.map(({ number }) => number)
}

/** Copies that others borrowed days ago and that are not due yet. */
async function copiesOnLoan(db: Db, branchId: number, today: Day): Promise<string[]> {
  const { rows } = await sql<{ barcode: string }>`
    select items.barcode from circulation.loans loans
    join catalogue.items items on items.id = loans.item_id
    where loans.ended_at is null and loans.branch_id = ${branchId} and items.branch_id = ${branchId}
      and loans.lent_at < now() - interval '1 day' and loans.due_on > ${today}
      and items.barcode <> all(${known()})
    order by items.id desc limit 2
  `.execute(db)
  return rows.map(({ barcode }) => barcode)
}

async function copiesIn(db: Db, branchId: number): Promise<string[]> {
  const { rows } = await sql<{ barcode: string }>`
    select barcode from catalogue.items items
    where disposition = 'in-circulation' and loan_category = 'sirkulasi' and deleted_at is null
      and branch_id = ${branchId} and barcode <> all(${known()})
      and not exists (select from circulation.out_items out where out.item_id = items.id)
      and not exists (select from circulation.holds where record_id = items.record_id and ended_at is null)
    order by id desc limit 2
  `.execute(db)
  return rows.map(({ barcode }) => barcode)
}

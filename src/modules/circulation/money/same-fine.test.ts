import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { formatRupiah } from '#design/format.ts'
import { addDays, dayOf } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import { accountModule } from '#modules/account/index.ts'
import { deskModule } from '#modules/desk/index.ts'
import { factsOf } from '#modules/notifications/telling/facts-of.ts'
import { openVault } from '#modules/patrons/index.ts'
import { searchHere } from '#modules/search/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { checkIn } from '../loans/check-in.ts'
import { listOpenLoans } from '../loans/list-open-loans.ts'
import { atDesk, branch, copy, doneWith, later, member, title } from '../test-data.ts'
import { moneyModule } from './module.ts'
import { moneyPaths } from './paths.ts'

const { db } = await testDatabase()
const now = new Date()
const pusat = await branch(db, 'pusat')
const record = await title(db, 'Bumi manusia')
const vault = openVault([Buffer.alloc(32, 1)])
const search = await searchHere(db)
const web = await testWeb(db, (files) => [
  moneyModule,
  deskModule({ search, vault }),
  accountModule({ patrons: { vault, files } }),
])
const clerk = await web.staff('circulation.money', 'circulation.lend')
const visit = `${now.getTime().toString(36)}${'0'.repeat(12)}`
let count = 0

const cases = fc.record({
  perDay: fc.integer({ min: 100, max: 5000 }),
  graceDays: fc.nat(4),
  chargesGrace: fc.boolean(),
  cap: fc.option(fc.integer({ min: 1000, max: 40_000 })),
  capsAtPrice: fc.boolean(),
  daysLate: fc.integer({ min: 1, max: 60 }),
  price: fc.option(fc.integer({ min: 0, max: 60_000 })),
  currency: fc.constantFrom('IDR', 'USD'),
  claimedBefore: fc.option(fc.integer({ min: 0, max: 70 }), { freq: 1 }),
})
type Case = typeof cases extends fc.Arbitrary<infer One> ? One : never

interface Late {
  patronId: number
  barcode: string
  loanId: number
  dueOn: string
}

/** A loan that is late under terms of its own. */
async function lateLoan({ daysLate, price, currency, claimedBefore, ...terms }: Case): Promise<Late> {
  const name = `anggota${++count}`
  const patronId = await member(db, name)
  const barcode = `L${count}`
  const itemId = await copy(db, record, pusat, barcode, { price, currency })
  const settings = toJson({ ...terms, suspensionPerDay: 0, suspensionCap: null })
  const dueOn = addDays(dayOf(now), -daysLate)
  const claimedAt = claimedBefore === null ? null : later(-claimedBefore, now)
  const { rows } = await sql<{ id: number }>`
    with fine as (
      insert into circulation.policies (kind, name, settings) values ('fine', ${name}, ${settings}::jsonb) returning id
    )
    insert into circulation.loans (item_id, record_id, patron_id, category, loan_category, branch_id, channel, lent_at,
      due_on, claimed_at, fine_policy_id, loan_policy_id, renewal_policy_id, lost_policy_id)
    select ${itemId}, ${record}, ${patronId}, 'umum', 'sirkulasi', ${pusat}, 'desk', ${later(-90, now)}, ${dueOn},
      ${claimedAt}, (select id from fine), min(id) filter (where kind = 'loan'),
      min(id) filter (where kind = 'renewal'), min(id) filter (where kind = 'lost')
    from circulation.policies returning id
  `.execute(db)
  return { patronId, barcode, loanId: rows[0]?.id ?? 0, dueOn }
}

/** The fine that a notice about being overdue would name; a claimed loan is not told of. */
async function noticed({ patronId, loanId, dueOn }: Late): Promise<number | undefined> {
  const about = { loans: [loanId], day: dueOn }
  const facts = await factsOf(db, [{ id: 1, kind: 'overdue', patronId, about }], now)
  const fact = facts.get(1)
  return fact?.kind === 'loans' ? fact.loans[0]?.fine : undefined
}

const figureIn = (page: string, words: RegExp): string => words.exec(page)?.[1] ?? formatRupiah(0)

test('the desk, the account, the member, the notice and the return name the same fine', async () => {
  let fined = 0
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      const late = await lateLoan(one)
      const [loan] = await listOpenLoans(db, late.patronId, now)
      const amount = loan?.fine.amount ?? -1
      const shown = formatRupiah(amount)
      const desk = await clerk.read(`/staf/meja/anggota/${late.patronId}?k=${visit}`)
      assert.equal(figureIn(desk, /(Rp[\d.]+) lagi kalau yang terlambat/), shown)
      const account = await clerk.read(moneyPaths.account(late.patronId))
      assert.equal(figureIn(account, /Denda berjalan (Rp[\d.]+)/), shown)
      const own = await (await web.member(late.patronId)).read('/akun/tanggungan')
      assert.equal(own.includes(shown), amount > 0)
      if (one.claimedBefore === null) assert.equal(await noticed(late), amount)
      const dry = await checkIn(db, atDesk(pusat, { dryRun: true }), { item: { barcode: late.barcode } }, now)
      assert.equal(doneWith(dry).loan?.fine?.amount ?? 0, amount)
      const back = doneWith(await checkIn(db, atDesk(pusat), { item: { barcode: late.barcode } }, now))
      assert.equal(back.loan?.fine?.amount ?? 0, amount)
      assert.match(
        await clerk.read(moneyPaths.account(late.patronId)),
        new RegExp(amount ? `Tanggungan: ${shown}` : 'Tidak ada tanggungan'),
      )
      if (amount > 0) fined += 1
    }),
    { numRuns: 15 },
  )
  assert.ok(fined > 3, 'too few cases cost anything')
})

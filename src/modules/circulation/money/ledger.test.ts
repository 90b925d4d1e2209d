import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import type { Answer, Deed } from '../deeds/deed.ts'
import { checkIn } from '../loans/check-in.ts'
import { atDesk, branch, copy, doneWith, later, member, monday, title } from '../test-data.ts'
import { grantAmnesty } from './amnesty/grant-amnesty.ts'
import { planAmnesty } from './amnesty/plan-amnesty.ts'
import { undoAmnesty } from './amnesty/undo-amnesty.ts'
import { balanceOf } from './balance.ts'
import { chargeByHand } from './charge-by-hand.ts'
import { pay } from './pay.ts'
import { refund } from './refund.ts'
import { replaceInKind } from './replace-in-kind.ts'
import { waive } from './waive.ts'

const { db } = await testDatabase()
const places = [await branch(db, 'pusat'), await branch(db, 'timur')]
const record = await title(db, 'Bumi manusia')
let count = 0

/** A step of a history; numbers choose among what is there. */
type Step = { kind: (typeof kinds)[number]; amount: number; pick: number; place: number }
const kinds = ['charge', 'late', 'pay', 'pay-all', 'waive', 'in-kind', 'refund', 'amnesty', 'undo'] as const

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    amount: fc.integer({ min: 1, max: 9000 }),
    pick: fc.nat(20),
    place: fc.nat(1),
  }),
  { minLength: 4, maxLength: 18 },
)

interface Charge {
  id: number
  amount: number
  open: number
  paid: number
}

/** All charges of a member, with what their entries come to. */
async function chargesOf(patronId: number): Promise<Charge[]> {
  const { rows } = await sql<Charge>`
    select charge_id as id, max(amount) filter (where kind = 'charge') as amount, sum(effect)::bigint as open,
      coalesce(sum(case kind when 'payment' then amount when 'refund' then -amount end), 0)::bigint as paid
    from circulation.account_entries where patron_id = ${patronId} group by charge_id order by charge_id
  `.execute(db)
  return rows
}

async function lateLoan(patronId: number, branchId: number): Promise<string> {
  const barcode = `L${++count}`
  const itemId = await copy(db, record, branchId, barcode)
  await sql`
    insert into circulation.loans (item_id, record_id, patron_id, category, loan_category, branch_id, channel, lent_at,
      due_on, loan_policy_id, renewal_policy_id, fine_policy_id, lost_policy_id)
    select ${itemId}, ${record}, ${patronId}, 'umum', 'sirkulasi', ${branchId}, 'desk', ${later(-30)}, '2026-12-21',
      min(id) filter (where kind = 'loan'), min(id) filter (where kind = 'renewal'),
      min(id) filter (where kind = 'fine'), min(id) filter (where kind = 'lost')
    from circulation.policies
  `.execute(db)
  return barcode
}

interface Member {
  id: number
  amnesties: number[]
}

const everything = { before: null, branchId: null, most: null, reasons: [], categories: [] }

interface Prepared {
  act(deed: Deed): Promise<Answer<unknown>>
  /** By how much it must change the balance if it is done. */
  change: number | 'any'
}

interface Moment {
  someone: Member
  step: Step
  open: number
  /** One of the charges of the member, if there is any. */
  one: Charge | undefined
}

const note = 'dicoba'

const prepare: Record<Step['kind'], (moment: Moment) => Promise<Prepared> | Prepared | undefined> = {
  charge: ({ someone: { id }, step: { amount, pick } }) => {
    const asked = { patronId: id, amount, reason: pick % 2 ? 'damaged' : 'other', note } as const
    return { act: (deed) => chargeByHand(db, deed, asked, monday), change: amount }
  },
  late: async ({ someone: { id }, step: { place } }) => {
    const barcode = await lateLoan(id, places[place] ?? 0)
    return { act: (deed) => checkIn(db, deed, { item: { barcode } }, monday), change: 'any' }
  },
  pay: ({ someone: { id }, step: { amount } }) => {
    const asked = { patronId: id, amount, method: 'cash', tendered: amount + 500 } as const
    return { act: (deed) => pay(db, deed, asked, monday), change: -amount }
  },
  'pay-all': ({ someone: { id }, open }) => ({
    act: (deed) => pay(db, deed, { patronId: id, method: 'qris' }, monday),
    change: -open,
  }),
  waive: ({ someone: { id }, step: { amount }, one }) => {
    const asked = { patronId: id, charges: [one?.id ?? 0], amount, reason: 'hardship', note } as const
    return { act: (deed) => waive(db, deed, asked, monday), change: -amount }
  },
  'in-kind': ({ someone: { id }, one }) => {
    const asked = { patronId: id, chargeId: one?.id ?? 0, note }
    return { act: (deed) => replaceInKind(db, deed, asked, monday), change: -(one?.open ?? 0) }
  },
  refund: ({ someone: { id }, step: { amount, pick }, one }) => {
    const reason = pick % 2 ? 'wrong-payment' : 'found'
    const asked = { patronId: id, chargeId: one?.id ?? 0, amount, method: 'cash', reason, note } as const
    return { act: (deed) => refund(db, deed, asked, monday), change: reason === 'found' ? 0 : amount }
  },
  amnesty: async ({ someone: { id, amnesties }, step: { pick } }) => {
    const terms = { ...everything, percent: (pick % 4) * 25 + 25 }
    const plan = await planAmnesty(db, terms)
    const seen = { charges: plan.waivers.length, amount: plan.amount }
    const own = plan.waivers.filter(({ patronId }) => patronId === id)
    const act = async (deed: Deed) => {
      const answer = await grantAmnesty(db, deed, { name: 'Ulang tahun kota', terms, seen }, monday)
      if (answer.ok && !answer.repeated) amnesties.push(answer.value.batchId)
      return answer
    }
    return { act, change: -own.reduce((sum, { waived }) => sum + waived, 0) }
  },
  undo: ({ someone: { amnesties } }) => {
    const batchId = amnesties.pop()
    return batchId === undefined
      ? undefined
      : { act: (deed) => undoAmnesty(db, deed, { batchId }, monday), change: 'any' }
  },
}

async function prepared(someone: Member, step: Step): Promise<Prepared | undefined> {
  const charges = await chargesOf(someone.id)
  const open = charges.reduce((sum, charge) => sum + charge.open, 0)
  return prepare[step.kind]({ someone, step, open, one: charges[step.pick % Math.max(1, charges.length)] })
}

/** As an answer is once it was kept: days and moments as texts. */
const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

async function check(patronId: number): Promise<number> {
  const charges = await chargesOf(patronId)
  for (const { open, amount, paid } of charges) {
    assert.ok(open >= 0 && open <= amount, `${open} of ${amount} is open`)
    assert.ok(paid >= 0)
  }
  const { owed, charges: shown } = await balanceOf(db, patronId)
  assert.equal(
    owed,
    charges.reduce((sum, { open }) => sum + open, 0),
  )
  assert.deepEqual(
    shown.map(({ open }) => open).toSorted(),
    charges.flatMap(({ open }) => (open > 0 ? [open] : [])).toSorted(),
  )
  return owed
}

/** Every time money changed hands has one receipt that says so, and no number is missing. */
async function checkReceipts(): Promise<void> {
  const { rows: receipts } = await sql<{ branchId: number; place: number; amount: number; entries: number }>`
    select branch_id, place, amount, (select sum(entries.amount)::bigint from circulation.account_entries entries
      where entries.receipt_number = receipts.number) as entries
    from circulation.receipts receipts order by branch_id, year, place
  `.execute(db)
  for (const branchId of places) {
    const own = receipts.filter((receipt) => receipt.branchId === branchId)
    assert.deepEqual(
      own.map(({ place }) => place),
      own.map((_, place) => place + 1),
    )
  }
  for (const { amount, entries } of receipts) assert.equal(amount, entries)
  const { rows } = await sql`select from circulation.account_entries
    where (kind in ('payment', 'refund')) <> (receipt_number is not null)`.execute(db)
  assert.equal(rows.length, 0)
}

/** Takes a step twice under one key: it counts once, and by what it must. Gives what is owed then. */
async function take(someone: Member, step: Step, owed: number): Promise<number> {
  const next = await prepared(someone, step)
  if (!next) return owed
  const deed = atDesk(places[step.place] ?? 0)
  const first = await next.act(deed)
  const after = await check(someone.id)
  if (!first.ok) assert.equal(after, owed)
  else if (next.change !== 'any') assert.equal(after, owed + next.change, step.kind)
  const again = await next.act(deed)
  assert.equal(again.ok, first.ok)
  if (again.ok && first.ok) {
    assert.ok(again.repeated)
    assert.deepEqual(asStored(again.value), asStored(first.value))
  }
  assert.equal(await check(someone.id), after)
  return after
}

test('whatever happens on an account, the balance is the sum of its entries and nothing is settled twice', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const someone: Member = { id: await member(db, `anggota${++count}`), amnesties: [] }
      let owed = 0
      for (const step of history) owed = await take(someone, step, owed)
      await checkReceipts()
    }),
    { numRuns: 12 },
  )
})

test('an amnesty that is taken back leaves every charge as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 100 }),
      async (amounts, percent) => {
        const id = await member(db, `anggota${++count}`)
        for (const amount of amounts) {
          const asked = { patronId: id, amount, reason: 'other', note: 'denda lama' } as const
          doneWith(await chargeByHand(db, atDesk(places[0] ?? 0), asked, monday))
        }
        await pay(db, atDesk(places[0] ?? 0), { patronId: id, amount: amounts[0], method: 'cash' }, monday)
        const before = await chargesOf(id)
        const terms = { ...everything, percent }
        const plan = await planAmnesty(db, terms)
        const seen = { charges: plan.waivers.length, amount: plan.amount }
        if (seen.charges === 0) return
        const { batchId } = doneWith(
          await grantAmnesty(db, atDesk(places[0] ?? 0), { name: 'Lebaran', terms, seen }, monday),
        )
        const during = await chargesOf(id)
        for (const [place, { open }] of before.entries()) {
          assert.equal(during[place]?.open, open - Math.ceil((open * percent) / 100))
        }
        doneWith(await undoAmnesty(db, atDesk(places[0] ?? 0), { batchId }, monday))
        assert.deepEqual(await chargesOf(id), before)
      },
    ),
    { numRuns: 8 },
  )
})

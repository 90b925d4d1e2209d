import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkIn, checkOut, claimReturned, charge, pay } from '#modules/circulation/index.ts'
import {
  atDesk,
  branch,
  copy,
  doneWith,
  later,
  member,
  monday,
  title,
  warm,
} from '#modules/circulation/test-data.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { saveClearanceSettings, findClearanceSettings } from '../settings/settings.ts'
import { agus, letterFor } from '../test-data.ts'
import { newCode } from './code.ts'
import { duesOf, isClear } from './dues.ts'
import { findLetter } from './find-letters.ts'
import { issueLetter } from './issue-letter.ts'
import { withdrawLetter } from './withdraw-letter.ts'
import { withdrawOnLoan } from './withdraw-on-loan.ts'
import { clearanceFollowsMembers } from '../follow-members.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
for (const barcode of ['B1', 'B2', 'B3', 'B4']) await copy(db, bumi, pusat, barcode)
const acting = { actor: agus, now: monday }
const ask = (patronId: number, purpose = 'kelulusan') =>
  issueLetter(db, { patronId, purpose, code: newCode() }, acting)
const lend = async (card: string, barcode: string) =>
  doneWith(await checkOut(db, atDesk(pusat), { patron: { card }, item: { barcode } }, monday))

test('who has a book, is asked for one, or owes, gets no letter; and then one', async () => {
  const siti = await member(db, 'siti')
  await lend('siti-1', 'B1')
  assert.deepEqual(await ask(siti), { ok: false, refusal: 'not-clear' })
  doneWith(await claimReturned(db, atDesk(pusat), { item: { barcode: 'B1' }, claimed: true }, monday))
  const claimed = await duesOf(db, siti, monday)
  assert.deepEqual([claimed.loans.length, claimed.claims.length, isClear(claimed)], [0, 1, false])
  assert.deepEqual(await ask(siti), { ok: false, refusal: 'not-clear' })
  doneWith(await checkIn(db, atDesk(pusat), { item: { barcode: 'B1' } }, monday))
  const chargeId = await db
    .transaction()
    .execute((tx) =>
      charge(tx, { actor: agus, branchId: pusat }, { patronId: siti, amount: 5000, reason: 'card' }, monday),
    )
  assert.deepEqual(await ask(siti), { ok: false, refusal: 'not-clear' })
  doneWith(await pay(db, atDesk(pusat), { patronId: siti, charges: [chargeId], method: 'cash' }, monday))
  const made = await ask(siti)
  assert.ok(made.ok)
  assert.match((await findLetter(db, made.value.id))?.number ?? '', /^\d{3}\/SBP\/PKB\/I\/2027$/)
})

test('asked again for the same purpose, the same letter; for another, another; unknown purposes are refused', async () => {
  const rini = await member(db, 'rini')
  const [first, again] = [await letterFor(db, rini, monday), await letterFor(db, rini, later(3))]
  assert.equal(again.id, first.id)
  const other = await letterFor(db, rini, monday, 'pindah domisili')
  assert.notEqual(other.id, first.id)
  assert.deepEqual(await ask(rini, 'apa saja'), { ok: false, refusal: 'purpose-unknown' })
  const expired = await letterFor(db, rini, later(91))
  assert.notEqual(expired.id, first.id)
})

test('thirty letters at once have thirty numbers without a gap, and what fails leaves none', async () => {
  await warm(db, 10)
  const ids = await Promise.all(Array.from({ length: 20 }, (_, place) => member(db, `murid${place}`)))
  const debtor = await member(db, 'utang')
  await lend('utang-1', 'B2')
  await Promise.all([
    ...ids.map((id) => ask(id)),
    ...ids.map((id) => ask(id)),
    ...Array.from({ length: 10 }, () => ask(debtor)),
  ])
  const { rows } = await sql<{ running: number }>`
    select running from clearance.letters where year = 2027 order by running`.execute(db)
  assert.deepEqual(
    rows.map(({ running }) => running),
    rows.map((_, place) => place + 1),
  )
  const { rows: once } = await sql<{ most: number }>`
    select max(count) as most from (select count(*) from clearance.letters where patron_id = any(${ids})
      group by patron_id) counted`.execute(db)
  assert.equal(Number(once[0]?.most), 1)
})

test('a loan and a letter at the same moment: never both', async () => {
  await warm(db, 8)
  for (let round = 0; round < 6; round++) {
    const name = `balap${round}`
    const id = await member(db, name)
    const [loan, letter] = await Promise.all([
      checkOut(db, atDesk(pusat), { patron: { card: `${name}-1` }, item: { barcode: 'B3' } }, monday),
      ask(id),
    ])
    assert.ok(loan.ok)
    if (letter.ok) {
      // The letter was first: the loan that followed withdraws it.
      const payload = { loanId: loan.value.loanId, patronId: id }
      await withdrawOnLoan(() => monday).hear(db, { id: 1, name: 'loan-made', payload })
      assert.ok((await findLetter(db, letter.value.id))?.withdrawnAt)
    } else assert.equal(letter.refusal, 'not-clear')
    doneWith(await checkIn(db, atDesk(pusat), { item: { barcode: 'B3' } }, monday))
  }
})

test('the register has no gap, nothing is deleted, and what a letter says does not change', async () => {
  const wati = await member(db, 'wati')
  const letter = await letterFor(db, wati, monday)
  const gap = sql`
    insert into clearance.letters (year, running, number, code, name, purpose, issued_at, issued_on, valid_until,
      channel, issued_by)
    values (2027, 9999, 'x', ${newCode()}, 'x', 'x', now(), '2027-01-04', '2027-01-05', 'staff', 'x')`
  await assert.rejects(gap.execute(db), /gap/)
  await assert.rejects(
    sql`delete from clearance.letters where id = ${letter.id}`.execute(db),
    /never deleted/,
  )
  await assert.rejects(
    sql`update clearance.letters set valid_until = '2030-01-01' where id = ${letter.id}`.execute(db),
    /does not change/,
  )
  assert.ok((await withdrawLetter(db, { id: letter.id, because: 'Buku ditemukan rusak' }, acting)).ok)
  assert.deepEqual(await withdrawLetter(db, { id: letter.id, because: 'lagi' }, acting), {
    ok: false,
    refusal: 'already-withdrawn',
  })
  await assert.rejects(
    sql`update clearance.letters set withdrawn_at = null, withdrawn_by = null, withdrawn_because = null
      where id = ${letter.id}`.execute(db),
    /does not change/,
  )
  assert.notEqual((await letterFor(db, wati, monday)).id, letter.id)
})

test('borrowing again keeps the letter where the library says so; members make none where staff do', async () => {
  const usual = await findClearanceSettings(db)
  await saveClearanceSettings(db, { ...usual, withdrawOnLoan: false, byThemselves: false }, agus)
  const tono = await member(db, 'tono')
  const letter = await letterFor(db, tono, monday)
  const { loanId } = await lend('tono-1', 'B4')
  await withdrawOnLoan(() => monday).hear(db, {
    id: 2,
    name: 'loan-made',
    payload: { loanId, patronId: tono },
  })
  assert.equal((await findLetter(db, letter.id))?.withdrawnAt, null)
  const self = await issueLetter(
    db,
    { patronId: tono, purpose: 'kelulusan', code: newCode() },
    { actor: { kind: 'member', id: tono, name: 'tono' }, now: monday },
  )
  assert.deepEqual(self, { ok: false, refusal: 'not-by-oneself' })
  await saveClearanceSettings(db, usual, agus)
})

test('letters go along with a merged member, and a forgotten one leaves a number without a name', async () => {
  const [one, two] = [await member(db, 'satu'), await member(db, 'dua')]
  const letter = await letterFor(db, one, monday)
  await db
    .transaction()
    .execute(async (tx) => clearanceFollowsMembers.onMerge?.(tx, { from: one, into: two }))
  assert.equal((await clearanceFollowsMembers.tellAll?.(db, two))?.['surat_bebas_pustaka']?.length, 1)
  await db.transaction().execute(async (tx) => clearanceFollowsMembers.onForget?.(tx, two))
  const left = await findLetter(db, letter.id)
  assert.deepEqual([left?.patronId, left?.name, left?.number], [null, '—', letter.number])
})

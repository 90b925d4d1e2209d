import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../../test/support/database.ts'
import { testWeb } from '../../../../../test/support/web.ts'
import { circulationModule } from '../../index.ts'
import { checkIn } from '../../loans/check-in.ts'
import { checkOut } from '../../loans/check-out.ts'
import { circulationFollowsMembers } from '../../members/follow-members.ts'
import { balanceOf } from '../../money/balance.ts'
import { atDesk, branch, codesOf, copy, doneWith, member, title } from '../../test-data.ts'
import { forgetMembers } from '../../upkeep/forget-members.ts'
import { noteLateCheckIn, noteLateCheckOut } from '../note-late.ts'
import { latePaths } from '../paths.ts'
import { findConflict } from './find-conflicts.ts'
import { settleLate, type Settling } from './settle-late.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
const web = await testWeb(db, () => [circulationModule])
const head = await web.staff('circulation.late')

const now = new Date()
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
let made = 0
const book = async () => {
  const barcode = `B${++made}`
  await copy(db, bumi, pusat, barcode)
  return barcode
}
const reader = async () => {
  const name = `pembaca${++made}`
  return { id: await member(db, name), card: `${name.toUpperCase()}-1` }
}
const lend = async (patronId: number, barcode: string, at: Date) =>
  doneWith(await checkOut(db, atDesk(pusat), { patron: { patronId }, item: { barcode } }, at))
const lateOut = async (card: string, barcode: string, at: Date) =>
  doneWith(
    await noteLateCheckOut(
      db,
      atDesk(pusat, { channel: 'offline' }),
      { patron: { card }, item: { barcode }, at },
      now,
    ),
  )
const settle = (conflictId: number | null, settling: Settling, key: string = randomUUID()) =>
  settleLate(db, atDesk(0, { key }), { conflictId: conflictId ?? 0, settling }, now)
const openLoan = async (barcode: string) => {
  const { rows } = await sql<{ patronId: number; lentAt: Date; channel: string }>`
    select loans.patron_id, lent_at, channel from circulation.loans loans
    join catalogue.items items on items.id = loans.item_id
    where barcode = ${barcode} and ended_at is null`.execute(db)
  return rows[0]
}

test('a loan that ended another is taken back: the other is open again and its fine forgiven', async () => {
  const [siti, budi, barcode] = [await reader(), await reader(), await book()]
  await lend(budi.id, barcode, ago(20))
  const { conflictId } = await lateOut(siti.card, barcode, ago(2))
  assert.ok((await balanceOf(db, budi.id)).owed > 0)
  const key = randomUUID()
  doneWith(await settle(conflictId, { how: 'undone', note: 'salah pindai' }, key))
  assert.equal((await openLoan(barcode))?.patronId, budi.id)
  assert.equal((await balanceOf(db, budi.id)).owed, 0)
  assert.equal(doneWith(await settle(conflictId, { how: 'undone', note: 'salah pindai' }, key)).how, 'undone')
  assert.deepEqual(codesOf(await settle(conflictId, { how: 'accepted', note: '' })), ['late-settled'])
})

test('what has moved on since is not taken back', async () => {
  const [siti, budi, barcode] = [await reader(), await reader(), await book()]
  await lend(budi.id, barcode, ago(3))
  const { conflictId } = await lateOut(siti.card, barcode, ago(2))
  doneWith(await checkIn(db, atDesk(pusat), { item: { barcode } }, now))
  assert.deepEqual(codesOf(await settle(conflictId, { how: 'undone', note: '' })), ['undo-overtaken'])
  assert.equal((await findConflict(db, conflictId ?? 0))?.settledAt, null)
})

test('an unknown card is given its member: the loan begins when it was made', async () => {
  const [siti, barcode] = [await reader(), await book()]
  const { conflictId } = await lateOut('KARTU-ANEH', barcode, ago(2))
  const wrong = { how: 'applied', card: 'MASIH-ANEH', barcode, day: null } as const
  assert.deepEqual(codesOf(await settle(conflictId, wrong)), ['card-unknown'])
  doneWith(await settle(conflictId, { ...wrong, card: siti.card }))
  const loan = await openLoan(barcode)
  assert.deepEqual([loan?.patronId, loan?.lentAt, loan?.channel], [siti.id, ago(2), 'offline'])
  assert.equal((await findConflict(db, conflictId ?? 0))?.settledHow, 'applied')
})

test('two who settle one conflict at the same moment lend once', async () => {
  const [siti, barcode] = [await reader(), await book()]
  const { conflictId } = await lateOut('KARTU-LAIN', barcode, ago(2))
  const right = { how: 'applied', card: siti.card, barcode, day: null } as const
  const answers = await Promise.all([settle(conflictId, right), settle(conflictId, right)])
  assert.equal(answers.filter(({ ok }) => ok).length, 1)
  const { rows } = await sql`select from circulation.loans loans join catalogue.items items
    on items.id = loans.item_id where barcode = ${barcode}`.execute(db)
  assert.equal(rows.length, 1)
})

test('a return of months ago is noted on the day that staff choose', async () => {
  const [siti, barcode] = [await reader(), await book()]
  await lend(siti.id, barcode, ago(5))
  const told = doneWith(
    await noteLateCheckIn(
      db,
      atDesk(pusat, { channel: 'offline' }),
      { item: { barcode }, at: ago(300) },
      now,
    ),
  )
  const path = latePaths.conflict(told.conflictId ?? 0)
  const page = await (await head.get(path)).text()
  assert.match(page, /name="hari"/)
  assert.doesNotMatch(page, /name="kartu"/)
  const day = ago(1).toISOString().slice(0, 10)
  const send = (hari: string) =>
    head.post(latePaths.settling(told.conflictId ?? 0), { cara: 'applied', barcode, hari })
  const never = await send('2019-01-01')
  assert.equal(never.status, 422)
  assert.match(await never.text(), /Pilih hari antara 31 hari yang lalu dan hari ini/)
  assert.equal((await send(day)).status, 303)
  assert.equal(await openLoan(barcode), undefined)
})

test('the list leads to each conflict, which says what happened and is settled there, with an audit entry', async () => {
  const [siti, budi, barcode] = [await reader(), await reader(), await book()]
  await lend(budi.id, barcode, ago(1))
  const { conflictId } = await lateOut(siti.card, barcode, ago(0.5))
  assert.match(
    await head.read(latePaths.conflicts),
    /Peminjaman: Bumi manusia .*masih tercatat dipinjam anggota lain/,
  )
  const page = await head.read(latePaths.conflict(conflictId ?? 0))
  assert.match(page, /Pinjaman anggota lain diakhiri, lalu dipinjamkan/)
  assert.doesNotMatch(page, /Betulkan dan catat/)
  const settling = latePaths.settling(conflictId ?? 0)
  assert.equal((await head.post(settling, { cara: 'dropped', catatan: ' ' })).status, 422)
  assert.equal((await head.post(settling, { cara: 'accepted', catatan: 'bukunya dioper' })).status, 303)
  assert.match(await head.read(latePaths.settled), /Diterima apa adanya/)
  const { rows } = await sql`select action from kernel.audit_entries
    where subject_kind = 'late-deed' and subject_id = ${String(conflictId)}`.execute(db)
  assert.deepEqual(rows, [{ action: 'late.accepted' }])
  const desk = await web.staff('circulation.lend')
  assert.equal((await desk.get(latePaths.conflicts)).status, 403)
  assert.equal((await head.get(latePaths.conflict(999_999))).status, 404)
})

test('a deed that did not happen is dropped with a reason, and a settled one is forgotten in time', async () => {
  const siti = await reader()
  const { conflictId } = await lateOut(siti.card, 'TIDAK-ADA', ago(2))
  const dropped = await head.post(latePaths.settling(conflictId ?? 0), {
    cara: 'dropped',
    catatan: 'barcode majalah pribadi',
  })
  assert.equal(dropped.status, 303)
  await forgetMembers(db, new Date(now.getTime() + 40 * 86_400_000))
  const forgotten = await findConflict(db, conflictId ?? 0)
  assert.deepEqual([forgotten?.patronId, forgotten?.card, forgotten?.settledHow], [null, null, 'dropped'])
})

test('a member who is forgotten leaves no trace in what waits', async () => {
  const [siti, barcode] = [await reader(), await book()]
  await sql`insert into patrons.blocks (patron_id, kind, reason, starts_on, made_by)
    values (${siti.id}, 'manual', 'ribut di ruang baca', '2020-01-01', 'Ratna')`.execute(db)
  const { conflictId } = await lateOut(siti.card, barcode, ago(2))
  assert.match(await head.read(latePaths.conflict(conflictId ?? 0)), /ribut di ruang baca/)
  doneWith(await checkIn(db, atDesk(pusat), { item: { barcode } }, now))
  await db.transaction().execute(async (tx) => circulationFollowsMembers.onForget?.(tx, siti.id))
  const page = await head.read(latePaths.conflict(conflictId ?? 0))
  assert.doesNotMatch(page, /ribut|PEMBACA/)
})

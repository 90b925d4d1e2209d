import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import { addDays, dayOf, startOfDay, weekdayOf, type Day } from '#kernel/days.ts'
import { changeHours, isOpen, openDayFrom, readCalendar, readVersions } from '#modules/branches/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { checkIn } from '../loans/check-in.ts'
import { checkOut } from '../loans/check-out.ts'
import { balanceOf } from '../money/balance.ts'
import { pay } from '../money/pay.ts'
import { atDesk, branch, copy, doneWith, member, title } from '../test-data.ts'
import { changeBranchHours } from './change-hours.ts'
import { closeLibrary, previewClosure, type Closure } from './close-library.ts'
import { calendarSchedules } from './follow-calendar.ts'
import { importHolidays } from './import-holidays.ts'
import { undoClosure } from './undo-closure.ts'

const { db } = await testDatabase()
// The database locks days by its own clock, so these tests live in the present.
const now = new Date()
const today = dayOf(now)
const pusat = await branch(db, 'pusat')
const anak = await branch(db, 'anak')
const record = await title(db, 'Laskar pelangi')
const siti = await member(db, 'siti')
let copies = 0

const at = (day: Day) => new Date(startOfDay(day).getTime() + 3 * 3_600_000)

/** Lends a fresh copy so many days ago. */
async function lend(branchId: number, daysAgo: number): Promise<{ barcode: string; loanId: number }> {
  const barcode = `k${++copies}`
  await copy(db, record, branchId, barcode)
  const lent = await checkOut(
    db,
    atDesk(branchId),
    { patron: { patronId: siti }, item: { barcode } },
    at(addDays(today, -daysAgo)),
  )
  return { barcode, loanId: doneWith(lent).loanId }
}

const dueOf = async (loanId: number): Promise<Day> =>
  (
    await db
      .selectFrom('circulation.loans')
      .select('dueOn')
      .where('id', '=', loanId)
      .executeTakeFirstOrThrow()
  ).dueOn

const close = (closure: Partial<Closure>) =>
  closeLibrary(
    db,
    { branchIds: [], firstDay: today, lastDay: today, reason: 'Banjir', emergency: true, ...closure },
    systemActor,
    now,
  )

const snapshot = async () => ({
  loans: (await sql`select id, due_on from circulation.loans order by id`.execute(db)).rows,
  holds: (await sql`select id, pickup_by from circulation.holds order by id`.execute(db)).rows,
  days: (await sql`select day, branch_id from branches.closed_days order by day, branch_id`.execute(db)).rows,
  owed: (await balanceOf(db, siti)).owed,
})

test('an emergency moves due days of the branch that lent, and is taken back exactly', async () => {
  const here = await lend(pusat, 0)
  const there = await lend(anak, 0)
  const due = await dueOf(here.loanId)
  const before = await snapshot()
  const closure = { branchIds: [pusat], firstDay: due, lastDay: addDays(due, 2) }
  const preview = await previewClosure(db, { ...closure, reason: 'Banjir', emergency: true }, now)
  assert.ok(preview.ok)
  assert.deepEqual(await snapshot(), before)
  const made = await close(closure)
  assert.ok(made.ok)
  assert.deepEqual(made.value.plan, preview.value.plan)
  const moved = await dueOf(here.loanId)
  assert.equal(moved, openDayFrom(await readCalendar(db), pusat, due))
  assert.ok(moved > addDays(due, 2))
  assert.equal(await dueOf(there.loanId), due)
  const undone = await undoClosure(db, made.value.batchId, systemActor, now)
  assert.deepEqual(undone, { ok: true, value: { loans: 1, kept: 0, holds: 0, charged: 0 } })
  assert.deepEqual(await snapshot(), before)
  assert.deepEqual(await undoClosure(db, made.value.batchId, systemActor, now), {
    ok: false,
    refusal: 'undone-already',
  })
  const told = await sql`select from kernel.events where name = 'due-moved'`.execute(db)
  assert.equal(told.rows.length, 2)
  for (const { barcode } of [here, there])
    doneWith(await checkIn(db, atDesk(pusat), { item: { barcode } }, now))
})

test('fines that fell on closed days are waived as far as they are open, and owed again after an undo', async () => {
  const { barcode, loanId } = await lend(pusat, 20)
  const due = await dueOf(loanId)
  doneWith(await checkIn(db, atDesk(pusat), { item: { barcode } }, now))
  const owed = (await balanceOf(db, siti)).owed
  assert.ok(owed >= 1500, String(owed))
  const firstDay = addDays(due, 1)
  const before = await snapshot()
  const made = await close({ firstDay, lastDay: addDays(firstDay, 2), branchIds: [pusat] })
  assert.ok(made.ok)
  const open = [0, 1, 2].filter((ahead) => weekdayOf(addDays(firstDay, ahead)) !== 7).length
  assert.equal((await balanceOf(db, siti)).owed, owed - 500 * open)
  assert.equal(made.value.plan.fines[0]?.paidAlready, 0)
  assert.ok((await undoClosure(db, made.value.batchId, systemActor, now)).ok)
  assert.deepEqual(await snapshot(), before)
})

test('a suspension loses the days that fell on the closing, or is lifted, and has them back after an undo', async () => {
  const skorsing = await db
    .selectFrom('circulation.policies')
    .select('id')
    .where('name', '=', 'Skorsing')
    .executeTakeFirstOrThrow()
  const pupil = await member(db, 'dewi', 'pelajar')
  await copy(db, record, pusat, 'skors')
  const lent = doneWith(
    await checkOut(
      db,
      atDesk(pusat),
      { patron: { patronId: pupil }, item: { barcode: 'skors' } },
      at(addDays(today, -20)),
    ),
  )
  await sql`update circulation.loans set fine_policy_id = ${skorsing.id} where id = ${lent.loanId}`.execute(
    db,
  )
  doneWith(await checkIn(db, atDesk(pusat), { item: { barcode: 'skors' } }, now))
  const blockOf = () =>
    db
      .selectFrom('patrons.blocks')
      .select(['endsOn', 'liftedAt'])
      .where('patronId', '=', pupil)
      .executeTakeFirstOrThrow()
  const before = await blockOf()
  const { dueOn } = lent
  const short = await close({ firstDay: addDays(dueOn, 1), lastDay: addDays(dueOn, 2), branchIds: [pusat] })
  assert.ok(short.ok)
  const open = [1, 2].filter((ahead) => weekdayOf(addDays(dueOn, ahead)) !== 7).length
  assert.equal((await blockOf()).endsOn, addDays(before.endsOn ?? '', -open))
  assert.ok((await undoClosure(db, short.value.batchId, systemActor, now)).ok)
  assert.deepEqual(await blockOf(), before)
  const whole = await close({ firstDay: dueOn, lastDay: today, branchIds: [pusat] })
  assert.ok(whole.ok)
  assert.ok((await blockOf()).liftedAt)
  assert.ok((await undoClosure(db, whole.value.batchId, systemActor, now)).ok)
  assert.deepEqual(await blockOf(), before)
})

test('what was paid already cannot be waived, and is told', async () => {
  const { barcode, loanId } = await lend(anak, 20)
  const due = await dueOf(loanId)
  doneWith(await checkIn(db, atDesk(anak), { item: { barcode } }, now))
  const charge = (await balanceOf(db, siti)).charges.find((one) => one.loanId === loanId)
  assert.ok(charge)
  doneWith(await pay(db, atDesk(anak), { patronId: siti, charges: [charge.id], method: 'cash' }, now))
  const made = await close({ firstDay: addDays(due, 1), lastDay: addDays(due, 7), branchIds: [anak] })
  assert.ok(made.ok)
  const [fine] = made.value.plan.fines
  assert.deepEqual([fine?.waived, (fine?.paidAlready ?? 0) > 0], [0, true])
})

test('what somebody changed since is left alone by an undo', async () => {
  const { barcode, loanId } = await lend(anak, 0)
  const due = await dueOf(loanId)
  const made = await close({ firstDay: due, lastDay: due, branchIds: [anak] })
  assert.ok(made.ok)
  doneWith(await checkIn(db, atDesk(anak), { item: { barcode } }, now))
  const undone = await undoClosure(db, made.value.batchId, systemActor, now)
  assert.ok(undone.ok)
  assert.deepEqual([undone.value.loans, undone.value.kept], [0, 1])
})

test('a hold keeps the open days on the shelf that it was promised', async () => {
  const item = await copy(db, record, pusat, 'pesanan')
  const { rows } = await sql<{ id: number }>`
    insert into circulation.holds (patron_id, record_id, pickup_branch_id, placed_at, channel, hold_policy_id, standing,
      trapped_item_id, trapped_at, ready_at, pickup_by)
    values (${siti}, ${record}, ${pusat}, ${now}, 'desk', 5, 'ready', ${item}, ${now}, ${now},
      ${openDayFrom(await readCalendar(db), pusat, addDays(today, 3))})
    returning id
  `.execute(db)
  const before = await snapshot()
  const made = await close({ firstDay: addDays(today, 1), lastDay: addDays(today, 9), branchIds: [pusat] })
  assert.ok(made.ok)
  assert.equal(made.value.plan.holds[0]?.holdId, rows[0]?.id)
  assert.ok((made.value.plan.holds[0]?.pickupAfter ?? '') > addDays(today, 9))
  assert.ok((await undoClosure(db, made.value.batchId, systemActor, now)).ok)
  assert.deepEqual(await snapshot(), before)
})

test('days gone by are closed in an emergency only, and the database holds that', async () => {
  const past = addDays(today, -30)
  const refused = await close({ firstDay: past, lastDay: past, emergency: false })
  assert.deepEqual(refused, { ok: false, refusal: 'days-past' })
  assert.deepEqual(await close({ firstDay: today, lastDay: past }), {
    ok: false,
    refusal: 'last-before-first',
  })
  const made = await close({ firstDay: past, lastDay: past })
  assert.ok(made.ok || made.refusal === 'closed-already')
  await assert.rejects(sql`delete from branches.closed_days where day < ${today}`.execute(db), /locked/)
  await assert.rejects(sql`update branches.opening_hours set closes = '23:00'`.execute(db), /locked/)
  await assert.rejects(
    sql`insert into branches.opening_hours values (${pusat}, 7, '08:00', '09:00', '2020-01-01')`.execute(db),
    /locked/,
  )
})

test('hours for Ramadan begin and end, and due days follow them', async () => {
  const { loanId, barcode } = await lend(pusat, 0)
  const due = await dueOf(loanId)
  const week = [1, 2, 3, 4, 5, 6, 7]
    .filter((day) => day !== weekdayOf(due))
    .map((weekday) => ({ weekday, opens: '08:00', closes: '14:00' }))
  const change = {
    branchId: pusat,
    from: addDays(today, 1),
    until: addDays(today, 29),
    week,
    note: 'Ramadan',
  }
  assert.deepEqual(await changeBranchHours(db, { ...change, week: [] }, systemActor, now), {
    ok: false,
    refusal: 'no-hours',
  })
  assert.deepEqual(await changeBranchHours(db, { ...change, from: addDays(today, -1) }, systemActor, now), {
    ok: false,
    refusal: 'from-past',
  })
  const made = await changeBranchHours(db, change, systemActor, now)
  assert.deepEqual(made, { ok: true, value: { moved: 1 } })
  assert.equal(await dueOf(loanId), openDayFrom(await readCalendar(db), pusat, due))
  const versions = await db.transaction().execute((tx) => readVersions(tx, pusat))
  assert.deepEqual(
    versions.map(({ from }) => from),
    [addDays(today, 30), addDays(today, 1), '2000-01-01'],
  )
  assert.deepEqual(versions[0]?.week, versions[2]?.week)
  doneWith(await checkIn(db, atDesk(pusat), { item: { barcode } }, now))
})

test('a list of holidays closes what is to come, renames what it knows and leaves the past', async () => {
  const { loanId } = await lend(anak, 0)
  const due = await dueOf(loanId)
  const list = [
    { day: addDays(today, -3), kind: 'national' as const, name: 'Lewat' },
    { day: due, kind: 'joint-leave' as const, name: 'Cuti bersama' },
  ]
  const first = await importHolidays(db, list, 'Libur nasional', systemActor, now)
  assert.ok(first.ok)
  assert.deepEqual(first.value, { closed: 1, renamed: 0, past: 1, loans: 1 })
  assert.deepEqual(await importHolidays(db, list, 'Libur nasional', systemActor, now), {
    ok: false,
    refusal: 'nothing-new',
  })
  const again = await importHolidays(
    db,
    [{ day: due, kind: 'national', name: 'Natal' }],
    'Libur nasional',
    systemActor,
    now,
  )
  assert.ok(again.ok && again.value.renamed === 1)
})

test('whatever happened, nothing is due on a closed day after the night', async () => {
  const { loanId } = await lend(pusat, 0)
  const due = await dueOf(loanId)
  // Closed behind the back of everybody.
  await sql`insert into branches.closed_days (branch_id, day, reason) values (${pusat}, ${due}, 'Rapat')`.execute(
    db,
  )
  await calendarSchedules[0]?.run(db, {}, new AbortController().signal)
  assert.equal(await dueOf(loanId), openDayFrom(await readCalendar(db), pusat, due))
})

test('a loan being made while the library closes is never left due on a closed day', async () => {
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => sql`select pg_sleep(0.05)`.execute(db)))
  const people = await Promise.all([1, 2, 3, 4].map((number) => member(db, `warga${number}`, 'lembaga')))
  const barcodes = await Promise.all(
    people.flatMap((_, person) =>
      [1, 2, 3].map(async (number) => {
        const barcode = `race-${person}-${number}`
        await copy(db, record, pusat, barcode)
        return { person, barcode }
      }),
    ),
  )
  const due = openDayFrom(await readCalendar(db), pusat, addDays(today, 7))
  await Promise.all([
    ...barcodes.map(({ person, barcode }) =>
      checkOut(db, atDesk(pusat), { patron: { patronId: people[person] ?? 0 }, item: { barcode } }, now),
    ),
    close({ firstDay: due, lastDay: due, branchIds: [pusat], reason: 'Listrik padam' }),
  ])
  await calendarSchedules[0]?.run(db, {}, new AbortController().signal)
  const calendar = await readCalendar(db)
  const open = await db
    .selectFrom('circulation.loans')
    .select(['dueOn', 'branchId'])
    .where('endedAt', 'is', null)
    .execute()
  assert.ok(open.length >= 12)
  for (const loan of open) assert.equal(openDayFrom(calendar, loan.branchId, loan.dueOn), loan.dueOn)
})

test('whatever is closed, taking it back leaves everything as it was', async () => {
  const before = await snapshot()
  const days = fc.record({
    from: fc.integer({ min: -40, max: 40 }),
    length: fc.integer({ min: 1, max: 25 }),
    branchIds: fc.subarray([pusat, anak]),
  })
  await fc.assert(
    fc.asyncProperty(days, async ({ from, length, branchIds }) => {
      const firstDay = addDays(today, from)
      const made = await close({ firstDay, lastDay: addDays(firstDay, length - 1), branchIds })
      if (!made.ok) return assert.equal(made.refusal, 'closed-already')
      const calendar = await readCalendar(db)
      for (const { dueAfter } of made.value.plan.loans) assert.ok(dueAfter > firstDay)
      const open = await db
        .selectFrom('circulation.loans')
        .select(['dueOn', 'branchId'])
        .where('endedAt', 'is', null)
        .where('dueOn', '>=', firstDay)
        .execute()
      for (const loan of open) assert.ok(isOpen(calendar, loan.branchId, loan.dueOn))
      assert.ok((await undoClosure(db, made.value.batchId, systemActor, now)).ok)
      return assert.deepEqual(await snapshot(), before)
    }),
    { numRuns: 25 },
  )
})

test('hours that overlap are refused', async () => {
  const week = [
    { weekday: 1, opens: '08:00', closes: '12:00' },
    { weekday: 1, opens: '11:00', closes: '15:00' },
  ]
  const outcome = await db
    .transaction()
    .execute((tx) =>
      changeHours(tx, { branchId: anak, from: today, until: null, week, note: '' }, systemActor, now),
    )
  assert.deepEqual(outcome, { ok: false, refusal: 'hours-overlap' })
})

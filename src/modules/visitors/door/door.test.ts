import assert from 'node:assert/strict'
import { test } from 'node:test'
import { branch } from '#modules/circulation/test-data.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { countDoors } from '../counts/count-visits.ts'
import { listDays } from '../counts/list-days.ts'
import { agus, later, monday } from '../test-data.ts'
import { importCounts, listDoors } from './import-counts.ts'
import { readCounts, readTime } from './read-counts.ts'

const read = async (text: string, halved = false) => {
  const result = await readCounts(Buffer.from(text), { halved })
  assert.ok(typeof result !== 'string', String(result))
  return result
}

test('times are read as devices write them, in the time of the library unless they say a zone', () => {
  const at = '2026-11-30T01:15:00.000Z'
  for (const text of [
    '2026-11-30 08:15',
    '2026-11-30 08:15:00',
    '2026-11-30T08:15:00+07:00',
    '2026-11-30T01:15:00Z',
    '30/11/2026 08.15',
    '30-11-2026 8:15',
  ])
    assert.equal(readTime(text)?.toISOString(), at, text)
  for (const text of ['', 'kemarin', '31/02/2026 08:00', '2026-11-30 25:00', '30/11/26 08:00'])
    assert.equal(readTime(text), undefined, text)
})

test('quarters of an hour are summed to hours; what cannot be read is named by its row', async () => {
  const { counts, problems, rows } = await read(
    'Waktu;Masuk;Keluar\n30/11/2026 08:00;3;1\n30/11/2026 08:45;4;2\nx;1;1\n30/11/2026 09:00;dua;0\n30/11/2026 09:15;5;0\n',
  )
  assert.deepEqual(
    counts.map(({ hour, entered }) => [hour.toISOString(), entered]),
    [
      ['2026-11-30T01:00:00.000Z', 7],
      ['2026-11-30T02:00:00.000Z', 5],
    ],
  )
  assert.deepEqual(problems, [
    { row: 4, problem: 'no-time' },
    { row: 5, problem: 'no-number' },
  ])
  assert.equal(rows, 5)
})

test('a day and an hour in two columns, and a device that counts both ways', async () => {
  const { counts } = await read('date,hour,in\n2026-11-30,10,21\n', true)
  assert.deepEqual(counts, [{ hour: new Date('2026-11-30T03:00:00Z'), entered: 11 }])
})

test('a file without the columns, and one without rows, is refused', async () => {
  assert.equal(await readCounts(Buffer.from('a;b\n1;2\n'), { halved: false }), 'columns-unknown')
  assert.equal(await readCounts(Buffer.from('waktu;masuk\n'), { halved: false }), 'file-empty')
})

test('the same file again changes nothing; hours to come are left out; devices are not added to the book', async () => {
  const { db } = await testDatabase()
  const pusat = await branch(db, 'pusat')
  const counts = [
    { hour: new Date('2026-11-30T02:00:00Z'), entered: 12 },
    { hour: new Date('2026-11-30T01:00:00Z'), entered: 8 },
    { hour: later(60), entered: 99 },
  ]
  const load = () =>
    importCounts(db, { branchId: pusat, door: 'utama', counts }, { actor: agus, now: monday })
  assert.deepEqual(await load(), { hours: 2, entered: 20 })
  await load()
  const period = { from: '2026-11-30', to: '2026-11-30', branchId: undefined }
  const doors = await countDoors(db, period)
  assert.deepEqual([doors.total, doors.byHour.get('9'), doors.byHour.get('8')], [20, 12, 8])
  assert.equal((await listDoors(db))[0]?.entered, 20)
  const [only] = await listDays(db, period)
  assert.deepEqual([only?.total, only?.doors], [0, 20])
})

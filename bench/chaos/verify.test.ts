import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { checkIn, checkOut } from '#modules/circulation/index.ts'
import { testDatabase } from '../../test/support/database.ts'
import { makeLibrary } from '../circulation/library.ts'
import { verify } from './verify.ts'

const { db, url } = await testDatabase()
const { items, patrons } = await makeLibrary(db, { items: 4, patrons: 2 })
const [item] = items
const deed = () => ({
  key: randomUUID(),
  actor: { kind: 'staff', id: 1, name: 'Ratna' } as const,
  permissions: new Set<string>(),
  channel: 'desk' as const,
  branchId: item?.branchId ?? 0,
})
const request = { patron: { patronId: patrons[0] ?? 0 }, item: { barcode: item?.barcode ?? '' } }
const now = new Date('2027-01-04T03:00:00Z')
const late = new Date('2027-02-04T03:00:00Z')

test('the check of the fault test finds answers that are lost and deeds that are half done', async () => {
  const first = deed()
  const lent = await checkOut(db, first, request, now)
  assert.ok(lent.ok)
  const back = deed()
  assert.ok((await checkIn(db, back, { item: request.item }, late)).ok)
  assert.deepEqual(await verify(url, new Map([[first.key, lent.value]])), [])
  assert.deepEqual(await verify(url, new Map([['never-stored', {}]])), [
    'acknowledged and lost: never-stored',
  ])
  assert.match((await verify(url, new Map([[first.key, {}]])))[0] ?? '', /another answer/)

  await sql`delete from circulation.operations where key = ${back.key}`.execute(db)
  const wrong = await verify(url, new Map())
  assert.ok(wrong.some((line) => line.startsWith('ended loan without the deed')))
  assert.ok(wrong.some((line) => line.startsWith('fine without its return')))
  await sql`delete from kernel.events where name = 'loan-made'`.execute(db)
  assert.ok((await verify(url, new Map())).some((line) => line.startsWith('check-out without its event')))
})

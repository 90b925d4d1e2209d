import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { saveBranch } from '#modules/branches/index.ts'
import { addItem, createRecord, findRecord, listTitles } from '#modules/catalogue/index.ts'
import { checkIn, checkOut } from '#modules/circulation/index.ts'
import { registerPatron } from '#modules/patrons/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { searchFor } from '../query/search-address.ts'
import { findResults } from '../find-results.ts'
import { startSearch } from '../start-search.ts'

const now = new Date('2027-01-04T03:00:00Z')
const ratna = { kind: 'staff', id: 1, name: 'Ratna' } as const

test('a loan is seen by result list and title page at once, and by the search within a second', async (t) => {
  const { db, url } = await testDatabase(t)
  const branchId = await saveBranch(db, {
    code: 'pusat',
    name: 'Pusat',
    shortName: 'Pusat',
    kind: 'pusat',
    address: '',
    phone: '',
    email: '',
    about: '',
    position: 1,
    hours: [],
  })
  const subfields = [{ code: 'a', value: 'Bumi manusia' }]
  const marc = {
    leader: '00000nam a2200000 a 4500',
    fields: [{ tag: '245', ind1: '1', ind2: '0', subfields }],
  }
  const { id } = await createRecord(db, marc, ratna)
  const item = {
    branchId,
    barcode: 'B1',
    inventoryNumber: null,
    callNumber: '',
    shelf: '',
    collectionType: 'umum',
    loanCategory: 'sirkulasi',
    disposition: 'in-circulation' as const,
    condition: 'baik',
    price: null,
    currency: 'IDR',
    source: '',
    acquiredOn: null,
    note: '',
  }
  await addItem(db, id, item, ratna)
  const patronId = await registerPatron(db, { cardNumber: 'SITI-1', name: 'Siti', pin: '123456' })
  await sql`update patrons.patrons set expires_on = '2030-01-01' where id = ${patronId}`.execute(db)

  const folder = mkdtempSync(join(tmpdir(), 'patria-availability-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const search = await startSearch(db, { databaseUrl: url, folder, threads: 0 })
  t.after(() => search.stop())
  const address = searchFor('bumi')
  const available = { ...address, filters: { ...address.filters, availableOnly: true } }
  const found = async (wanted: number) => {
    const start = performance.now()
    while ((await findResults(search, available)).total !== wanted) {
      assert.ok(performance.now() - start < 20_000, 'the search never saw the change')
      await setTimeout(5)
    }
    return performance.now() - start
  }
  await found(1)

  const deed = { actor: ratna, permissions: new Set<string>(), channel: 'desk', branchId } as const
  const lent = await checkOut(
    db,
    { ...deed, key: 'pinjam-1-1' },
    { patron: { patronId }, item: { barcode: 'B1' } },
    now,
  )
  assert.ok(lent.ok)
  assert.equal((await listTitles(db, [id]))[0]?.holdings[0]?.available, 0)
  assert.deepEqual((await findRecord(db, id))?.items[0]?.away, { why: 'on-loan', dueOn: lent.value.dueOn })
  assert.ok((await found(0)) < 1000)

  await checkIn(db, { ...deed, key: 'kembali-1' }, { item: { barcode: 'B1' } }, now)
  assert.equal((await listTitles(db, [id]))[0]?.holdings[0]?.available, 1)
  assert.equal((await findRecord(db, id))?.items[0]?.away, null)
  assert.ok((await found(1)) < 1000)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { ofLoan, ofReturn, readScanned } from '#design/islands/parts/offline/answer.ts'
import { dueOf, findCard, findCopy, openList } from '#design/islands/parts/offline/known.ts'
import { checkIn, checkOut, placeHold } from '#modules/circulation/index.ts'
import { atDesk, branch, copy, doneWith, member, title } from '#modules/circulation/test-data.ts'
import { testDatabase } from '../../../../../test/support/database.ts'
import { packSorted } from './pack.ts'
import { readList } from './read-list.ts'

const { db } = await testDatabase()
/** A Monday morning. */
const now = new Date('2027-01-04T03:00:00Z')
const today = '2027-01-04'
const pusat = await branch(db, 'pusat')
const bumi = await title(db, 'Bumi manusia')
const pulang = await title(db, 'Pulang')
for (const barcode of ['B1', 'B2', 'B3', 'B4']) await copy(db, bumi, pusat, barcode)
await copy(db, bumi, pusat, 'R1', { disposition: 'reference-only' })
await copy(db, pulang, pusat, 'P1')
const people = Object.fromEntries(
  await Promise.all(
    ['siti', 'budi', 'rini', 'wati', 'tari', 'dewi'].map(
      async (name) => [name, await member(db, name)] as const,
    ),
  ),
)
const lend = (name: string, barcode: string) =>
  checkOut(db, atDesk(pusat), { patron: { patronId: people[name] ?? 0 }, item: { barcode } }, now)
doneWith(await lend('siti', 'B1'))
await sql`insert into patrons.blocks (patron_id, kind, reason, starts_on, made_by)
  values (${people['budi']}, 'manual', 'menunggak', '2026-01-01', 'Ratna')`.execute(db)
await sql`update patrons.patrons set expires_on = '2027-01-03' where id = ${people['rini']}`.execute(db)
await sql`update patrons.cards set ended_at = now(), ended_because = 'lost' where number = 'WATI-1'`.execute(
  db,
)
for (const barcode of ['B2', 'B3', 'B4']) doneWith(await lend('tari', barcode))
const hold = { patron: { patronId: people['dewi'] ?? 0 }, recordId: pulang, pickupBranchId: pusat }
doneWith(await placeHold(db, atDesk(pusat), hold, now))
doneWith(await checkIn(db, atDesk(pusat), { item: { barcode: 'P1' } }, now))

const read = async () => readList(db, { id: pusat, name: 'Pusat' }, now)
const known = openList(JSON.parse((await read()).text))

test('every card is found with its state and what it may still borrow, and no other', async () => {
  const stateOf = async (card: string) => {
    const found = await findCard(known, card)
    return found && [found.state, found.rest]
  }
  assert.deepEqual(await stateOf(' siti-1 '), ['ok', 2])
  assert.deepEqual(await stateOf('BUDI-1'), ['blocked', 3])
  assert.deepEqual(await stateOf('RINI-1'), ['expired', 3])
  assert.deepEqual(await stateOf('WATI-1'), ['lost', 3])
  assert.deepEqual(await stateOf('TARI-1'), ['ok', 0])
  assert.equal(await stateOf('SIAPA-1'), undefined)
})

test('every copy is found with what it is for', async () => {
  assert.equal((await findCopy(known, 'B1'))?.forLoan, true)
  assert.equal((await findCopy(known, 'R1'))?.forLoan, false)
  assert.equal((await findCopy(known, 'P1'))?.keptFor, (await findCard(known, 'DEWI-1'))?.hash)
  assert.equal(await findCopy(known, 'TIDAK-ADA'), undefined)
})

test('the list names nobody, and stays the same text while nothing changes', async () => {
  const [first, again] = [await read(), await read()]
  assert.equal(first.mark, again.mark)
  assert.doesNotMatch(first.text, /siti|SITI|menunggak|Bumi|B1"/)
})

test('the day of return is the one that the rules give, for two weeks', async () => {
  const [category, kind] = [(await findCard(known, 'SITI-1'))?.category ?? 9, 0]
  assert.equal(dueOf(known, { category, kind, today }), '2027-01-11')
  assert.equal(dueOf(known, { category, kind, today: '2027-01-17' }), '2027-01-25', 'not on a Sunday')
  assert.equal(dueOf(known, { category, kind, today: '2027-01-18' }), undefined)
})

test('a scan is told to be a card or a copy, or is asked about; a loan says what speaks against it', async () => {
  const at = { serving: true, returning: false }
  assert.equal((await readScanned(known, 'siti-1', at)).kind, 'card')
  assert.equal((await readScanned(known, 'B1', at)).kind, 'copy')
  assert.equal((await readScanned(known, 'XX', at)).kind, 'unknown')
  assert.equal((await readScanned(undefined, 'XX', at)).kind, 'copy')
  assert.equal((await readScanned(undefined, 'XX', { serving: false, returning: false })).kind, 'card')
  const answer = async (card: string, barcode: string, lent = 0) =>
    ofLoan(known, { card, known: await findCard(known, card), lent }, await findCopy(known, barcode), today)
  assert.deepEqual(await answer('SITI-1', 'B1'), { against: [], beside: [], dueOn: '2027-01-11' })
  assert.deepEqual((await answer('SITI-1', 'B1', 2)).against, ['card-limit'])
  assert.deepEqual((await answer('BUDI-1', 'R1')).against, ['card-blocked', 'copy-not-for-loan'])
  assert.deepEqual((await answer('SITI-1', 'P1')).against, ['copy-kept'])
  assert.deepEqual((await answer('DEWI-1', 'P1')).beside, ['copy-kept-theirs'])
  assert.deepEqual((await answer('SIAPA-1', 'XX')).against, ['card-unknown', 'copy-unknown'])
  assert.deepEqual(ofReturn(await findCopy(known, 'P1')), ['put-aside'])
})

test('packed numbers come out as they went in', () => {
  const numbers = [0, 1, 127, 128, 16_384, 2 ** 31, 2 ** 32 - 1]
  const bytes = Buffer.alloc(numbers.length * 4)
  numbers.forEach((number, place) => bytes.writeUInt32BE(number, place * 4))
  const packed = Buffer.from(packSorted(bytes)).toString('base64')
  const none = { count: 0, hashes: '', states: '', categories: '' }
  const opened = openList({
    branch: { id: 1, name: '' },
    salt: '',
    from: today,
    lasting: [],
    members: { ...none, count: numbers.length, hashes: packed },
    copies: { ...none, complete: true, kinds: '', kept: [] },
  })
  assert.deepEqual([...opened.members.hashes], numbers)
})

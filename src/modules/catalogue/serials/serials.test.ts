import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { mainLibrary, ratna } from '../test-data.ts'
import { bindIssues } from './bind/bind-issues.ts'
import { listLate } from './claims/find-claims.ts'
import { makeClaims } from './claims/make-claims.ts'
import { findHoldings } from './holdings/find-holdings.ts'
import { holdingsFields, runInWords } from './holdings/holdings-fields.ts'
import { issnIn, listBoxes, listWaiting } from './kardex/find-kardex.ts'
import { changeBox } from './receive/change-box.ts'
import { receiveExtra } from './receive/receive-extra.ts'
import { receiveIssues } from './receive/receive-issues.ts'
import { foreseeAll } from './subscriptions/foresee-issues.ts'
import { findSubscription, listSubscriptions } from './subscriptions/find-subscriptions.ts'
import { subscriptionsFollowMerge } from './subscriptions/follow-merge.ts'
import { addSubscription, closeSubscription, updateSubscription } from './subscriptions/save-subscription.ts'
import { magazine, monthlySubscription } from './test-serials.ts'

const { db } = await testDatabase()
const branchId = await mainLibrary(db)
const now = new Date('2026-06-20T03:00:00Z')
const today = '2026-06-20'
const acting = { actor: ratna, now }

async function subscribed(change = {}): Promise<{ id: number; recordId: number }> {
  const recordId = await magazine(db)
  const outcome = await addSubscription(db, recordId, { ...monthlySubscription(branchId), ...change }, acting)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return { id: outcome.value.id, recordId }
}
const boxesOf = (id: number, of: Db = db) => listBoxes(of, id, 2026)
const receive = (subscriptionId: number, boxIds: number[], more = {}) =>
  receiveIssues(db, { subscriptionId, boxIds, receivedOn: today, ...more }, ratna)
const idOf = (box?: { id: number | null }) => box?.id ?? 0

test('a subscription expects its issues some months ahead, and is late with those that should be here', async () => {
  const { id, recordId } = await subscribed()
  const boxes = await boxesOf(id)
  assert.equal(boxes.length, 9)
  assert.equal(boxes.at(-1)?.enumeration, 'Th. 57 No. 9')
  const found = await findSubscription(db, id, today)
  assert.equal(found?.late, 6)
  assert.equal(found?.nextEnumeration, 'Th. 57 No. 1')
  assert.equal(found?.issn, '0126-0057')
  const again = await addSubscription(db, recordId, monthlySubscription(branchId), acting)
  assert.deepEqual(again, { ok: false, refusal: 'already-subscribed' })
  assert.equal((await listSubscriptions(db, { recordId, late: true }, today)).length, 1)
})

test('nights make the boxes of later months, each once', async () => {
  const { id } = await subscribed()
  await foreseeAll(db, new Date('2026-12-20T03:00:00Z'))
  await foreseeAll(db, new Date('2026-12-20T03:00:00Z'))
  assert.equal((await boxesOf(id)).length, 12)
  assert.equal((await listBoxes(db, id, 2027))[0]?.enumeration, 'Th. 58 No. 1')
})

test('several issues are received at once, and an issue only once, also by two people at the same time', async () => {
  const { id } = await subscribed()
  const [first, second] = await boxesOf(id)
  assert.ok((await receive(id, [idOf(first), idOf(second)])).ok)
  const [, , third] = await boxesOf(id)
  await Promise.all([1, 2, 3, 4, 5].map(() => sql`select pg_sleep(0.05)`.execute(db)))
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => receive(id, [idOf(third)])))
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
  assert.deepEqual(
    outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal])),
    ['already-received', 'already-received', 'already-received'],
  )
  assert.equal((await boxesOf(id)).filter(({ standing }) => standing === 'received').length, 3)
})

test('a wrong number puts those to come right, and a double issue fills two boxes', async () => {
  const { id } = await subscribed()
  const [first, second, third] = await boxesOf(id)
  const printed = {
    enumeration: 'Th. 57 No. 11-12',
    chronology: 'Januari-Februari 2026',
    volume: 57,
    number: 12,
  }
  const outcome = await receive(id, [idOf(first), idOf(second)], { printed, countOn: true })
  assert.ok(outcome.ok && outcome.value.issueIds.length === 1)
  const boxes = await boxesOf(id)
  assert.equal(boxes[0]?.issueId, boxes[1]?.issueId)
  assert.equal(boxes[2]?.enumeration, 'Th. 57 No. 13')
  assert.notEqual(boxes[2]?.id, third?.id)
})

test('what never came out leaves its number to the next, and what was said can be taken back', async () => {
  const { id } = await subscribed()
  const [first, second] = await boxesOf(id)
  await receive(id, [idOf(first)])
  assert.ok((await changeBox(db, { id: idOf(second), change: 'not-published' }, acting)).ok)
  const boxes = await boxesOf(id)
  assert.deepEqual(
    boxes.slice(1, 3).map(({ standing, number }) => [standing, number]),
    [
      ['not-published', 1],
      ['expected', 2],
    ],
  )
  const refused = await changeBox(db, { id: idOf(first), change: 'missing' }, acting)
  assert.deepEqual(refused, { ok: false, refusal: 'already-received' })
  assert.ok((await changeBox(db, { id: idOf(first), change: 'expected' }, acting)).ok)
  assert.deepEqual((await boxesOf(id)).map(({ issueId }) => issueId).filter(Boolean), [])
})

test('late issues are claimed in rounds, one letter for each vendor', async () => {
  const one = await subscribed({ vendor: 'Agen Satu' })
  const two = await subscribed({ vendor: 'Agen Dua' })
  const boxIds = [...(await boxesOf(one.id)).slice(0, 2), ...(await boxesOf(two.id)).slice(0, 1)].map(idOf)
  const request = { boxIds, number: '041/6', madeOn: today, signatory: undefined }
  const outcome = await makeClaims(db, request, ratna)
  assert.ok(outcome.ok && outcome.value.letterIds.length === 2)
  await Promise.all([1, 2, 3].map(() => makeClaims(db, { ...request, boxIds: boxIds.slice(0, 1) }, ratna)))
  const late = (await listLate(db, today)).filter(({ vendor }) => vendor.startsWith('Agen S'))
  assert.deepEqual(
    late.slice(0, 3).map(({ rounds }) => rounds),
    [4, 1, 0],
  )
  const silent = await subscribed({ vendor: '' })
  const nobody = await makeClaims(db, { ...request, boxIds: (await boxesOf(silent.id)).map(idOf) }, ratna)
  assert.deepEqual(nobody, { ok: false, refusal: 'vendor-unknown' })
  // What was claimed stays when the pattern changes.
  await updateSubscription(
    db,
    one.id,
    { ...monthlySubscription(branchId), firstOn: '2026-07-15', number: 30 },
    acting,
  )
  const kept = await boxesOf(one.id)
  assert.deepEqual(kept.map(({ enumeration }) => enumeration).slice(0, 3), [
    'Th. 57 No. 1',
    'Th. 57 No. 2',
    'Th. 57 No. 30',
  ])
})

test('issues are bound into a copy once, and the holdings say what is here and what is lacking', async () => {
  const { id, recordId } = await subscribed()
  const boxes = await boxesOf(id)
  await receive(
    id,
    [0, 1, 3, 4].map((place) => idOf(boxes[place])),
  )
  const extra = { kind: 'special', enumeration: 'Edisi khusus', chronology: '', publishedOn: null } as const
  assert.ok(
    (await receiveExtra(db, id, { ...extra, volume: null, number: null, receivedOn: today, note: '' }, ratna))
      .ok,
  )
  const issueIds = (await boxesOf(id)).slice(0, 2).map(({ issueId }) => issueId ?? 0)
  const item = { barcode: 'JILID-1', callNumber: '630.5 TRU' }
  const bound = await bindIssues(db, { subscriptionId: id, issueIds, item }, ratna)
  assert.ok(bound.ok, JSON.stringify(bound))
  const { note } = await db
    .selectFrom('catalogue.items')
    .select('note')
    .where('id', '=', bound.value.itemId)
    .executeTakeFirstOrThrow()
  assert.equal(note, 'Th. 57 No. 1 (Januari 2026) – Th. 57 No. 2 (Februari 2026), 2 nomor')
  const again = await bindIssues(db, { subscriptionId: id, issueIds, item: { barcode: 'JILID-2' } }, ratna)
  assert.deepEqual(again, { ok: false, refusal: 'already-bound' })
  const back = await changeBox(db, { id: idOf(boxes[0]), change: 'expected' }, acting)
  assert.deepEqual(back, { ok: false, refusal: 'issue-bound' })

  const [holdings] = await findHoldings(db, recordId)
  assert.ok(holdings)
  assert.deepEqual(holdings.runs.map(runInWords), [
    'Th. 57 No. 1 (Januari 2026) – Th. 57 No. 2 (Februari 2026)',
    'Th. 57 No. 4 (April 2026) – Th. 57 No. 5 (Mei 2026)',
  ])
  assert.deepEqual(holdings.gaps.map(runInWords), ['Th. 57 No. 3 (Maret 2026)'])
  assert.equal(holdings.extras, 1)
  const fields = holdingsFields(monthlySubscription(branchId), holdings)
  assert.deepEqual(
    fields.map(
      ({ tag, subfields }) => `${tag} ${subfields.map(({ code, value }) => code + value).join(' ')}`,
    ),
    [
      '853 81 ajil. bno. vr i(tahun) j(bulan) wm',
      '863 81.1 a57 b1-2 i2026 j01-02 wg',
      '863 81.2 a57 b4-5 i2026 j04-05',
      '866 80 aTh. 57 No. 1 (Januari 2026) – Th. 57 No. 2 (Februari 2026), Th. 57 No. 4 (April 2026) – Th. 57 No. 5 (Mei 2026)',
    ],
  )
})

test('a subscription that ended expects nothing more but keeps what is late', async () => {
  const { id } = await subscribed()
  await closeSubscription(db, { id, closed: true }, acting)
  assert.equal((await boxesOf(id)).length, 6)
  await closeSubscription(db, { id, closed: false }, acting)
  assert.equal((await boxesOf(id)).length, 9)
})

test('subscriptions go along when two titles become one, and come back', async () => {
  const [one, two] = [await subscribed(), await subscribed()]
  const titles = { from: one.recordId, into: two.recordId }
  const moved = await db.transaction().execute((tx) => subscriptionsFollowMerge.follow(tx, titles))
  const found = async (id: number) => findSubscription(db, id, today)
  assert.equal((await found(one.id))?.recordId, two.recordId)
  assert.ok((await found(one.id))?.closedAt, 'the place has one already')
  await db.transaction().execute((tx) => subscriptionsFollowMerge.takeBack(tx, titles, moved))
  assert.equal((await found(one.id))?.recordId, one.recordId)
  assert.equal((await found(one.id))?.closedAt, null)
})

test('the barcode of a magazine leads to its title', async () => {
  assert.equal(issnIn('9770126005007 03'), '0126-0057')
  assert.equal(issnIn('0126-0057'), '0126-0057')
  assert.equal(issnIn('Trubus'), undefined)
  const waiting = await listWaiting(db, { text: '9770126005007', today })
  assert.ok(waiting.length > 0)
  assert.deepEqual(await listWaiting(db, { text: 'tidak ada judul ini', today }), [])
})

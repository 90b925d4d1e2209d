import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { blockMember } from '../blocks/block-member.ts'
import { patronsModule } from '../index.ts'
import { findMember } from '../members/find-member.ts'
import { registerMember } from '../members/register-member.ts'
import type { PatronParts } from '../parts.ts'
import { agus, newMember, testFiles as files, testVault as vault } from '../test-data.ts'
import { findDuplicates, tellApart } from './find-duplicates.ts'
import { mergeMembers, type Merge } from './merge-members.ts'

const { db } = await testDatabase()
const now = new Date('2026-12-07T03:00:00Z')
const today = '2026-12-07'
const moved: Merge[] = []
const parts: PatronParts = {
  vault,
  files,
  followers: [{ onMerge: async (_, merge) => void moved.push(merge) }],
}
const acting = { parts, actor: agus, now }
const member = async (typed: Record<string, string>) => {
  const outcome = await registerMember(db, acting, { fields: newMember(typed) })
  assert.ok(outcome.ok)
  return outcome.value
}
const pairsOf = async (id: number) =>
  (await findDuplicates(db, id)).map(({ oneId, otherId, reason }) => [oneId, otherId, reason])

test('likely doubles are found by name with birth, contact or school, but for those told apart', async () => {
  const { id } = await member({ name: 'Hj. Siti Aminah', birthDate: '1980-01-01', phone: '081111111111' })
  const birth = await member({ name: 'SITI AMINAH', birthDate: '1980-01-01' })
  const contact = await member({ name: 'Hj. Siti Aminah R.', birthDate: '1981-01-01', phone: '081111111111' })
  await member({ name: 'Siti Aminah', birthDate: '1999-09-09' })
  assert.deepEqual(await pairsOf(id), [
    [id, birth.id, 'name-and-birth'],
    [id, contact.id, 'name-and-contact'],
  ])
  await tellApart(db, birth.id, id, 'Agus')
  assert.deepEqual(await pairsOf(id), [[id, contact.id, 'name-and-contact']])
})

test('of two members one stays, with all that either had', async () => {
  const identityNumber = '3572014101900001'
  const stays = await member({ name: 'Budi', phone: '081222222222' })
  const double = await member({
    name: 'Budi S.',
    identityNumber,
    phone: '081333333333',
    email: 'budi@example.id',
    school: 'SMAN 1',
  })
  const block = { patronId: double.id, kind: 'manual', reason: 'x', startsOn: today, endsOn: '' } as const
  await blockMember(db, block, agus)
  const merge = { from: double.id, into: stays.id }
  assert.deepEqual(await mergeMembers(db, merge, acting), { ok: true, value: undefined })
  assert.deepEqual(moved.splice(0), [merge])
  const one = await findMember(db, stays.id, today)
  assert.equal(vault.open(one?.identitySealed ?? Buffer.alloc(0)), identityNumber)
  assert.equal(one?.school, 'SMAN 1')
  assert.equal(one?.state, 'blocked')
  assert.deepEqual(
    one?.contacts.map(({ value }) => value),
    ['budi@example.id', '+6281222222222'],
  )
  assert.deepEqual(
    one?.cards.map(({ number, endedBecause }) => [number, endedBecause]),
    [
      [stays.cardNumber, null],
      [double.cardNumber, 'merged'],
    ],
  )
  const gone = await findMember(db, double.id, today)
  assert.deepEqual(
    [gone?.standing, gone?.mergedInto, gone?.identityDigest, gone?.contacts.length],
    ['closed', stays.id, null, 0],
  )
})

test('a member without a card takes that of the double', async () => {
  const stays = await member({ name: 'Cahya' })
  await db.deleteFrom('patrons.cards').where('patronId', '=', stays.id).execute()
  const double = await member({ name: 'Cahya' })
  await mergeMembers(db, { from: double.id, into: stays.id }, acting)
  assert.deepEqual(
    (await findMember(db, stays.id, today))?.cards.map(({ number, endedAt }) => [number, endedAt]),
    [[double.cardNumber, null]],
  )
})

test('a merge that a follower cannot follow has not been', async () => {
  const [one, other] = [await member({ name: 'Dian' }), await member({ name: 'Dian' })]
  const broken: PatronParts = {
    vault,
    files,
    followers: [{ onMerge: () => Promise.reject(new Error('the ledger does not follow')) }],
  }
  await assert.rejects(mergeMembers(db, { from: other.id, into: one.id }, { ...acting, parts: broken }))
  assert.equal((await findMember(db, other.id, today))?.standing, 'active')
})

test('two merges of one pair at once, in both directions, do not both happen', async () => {
  const [one, other] = [await member({ name: 'Endah' }), await member({ name: 'Endah' })]
  const outcomes = await Promise.all([
    mergeMembers(db, { from: one.id, into: other.id }, acting),
    mergeMembers(db, { from: other.id, into: one.id }, acting),
  ])
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
  assert.deepEqual(await mergeMembers(db, { from: one.id, into: one.id }, acting), {
    ok: false,
    refusal: 'same-member',
  })
})

test('on the pages a pair is compared, merged, and the old address leads on', async () => {
  const web = await testWeb(db, () => [patronsModule(parts)])
  const head = await web.staff('patrons.merge', 'patrons.view')
  const [one, other] = [await member({ name: 'Fajar Nugroho' }), await member({ name: 'Fajar Nugroho' })]
  assert.match(await head.read('/staf/anggota/ganda'), /Fajar Nugroho.*nama dan tanggal lahir sama/)
  const address = `/staf/anggota/${other.id}/penggabungan/${one.id}`
  assert.match(await head.read(address), new RegExp(`${one.cardNumber}.*${other.cardNumber}`))
  const answer = await head.post(address, {})
  assert.equal(answer.headers.get('Location'), `/staf/anggota/${one.id}`)
  const old = await head.get(`/staf/anggota/${other.id}`)
  assert.equal(old.headers.get('Location'), `/staf/anggota/${one.id}`)
  assert.equal((await head.post(address, {})).status, 422)
  assert.equal((await (await web.staff('patrons.view')).get('/staf/anggota/ganda')).status, 403)
})

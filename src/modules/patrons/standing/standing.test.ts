import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { verifyPassword } from '#kernel/password.ts'
import { findSession, startSession } from '#kernel/session.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { blockMember } from '../blocks/block-member.ts'
import { blocksInForce } from '../blocks/blocks-in-force.ts'
import { liftBlock } from '../blocks/lift-block.ts'
import { changePin, resetPin } from '../cards/change-pin.ts'
import { isSimple, newPin } from '../cards/pin.ts'
import { replaceCard } from '../cards/replace-card.ts'
import { findPatronByCard } from '../find-patron.ts'
import { findMember } from '../members/find-member.ts'
import { registerMember } from '../members/register-member.ts'
import type { MemberCharge, MemberFollower, PatronParts } from '../parts.ts'
import { agus, newMember, testFiles as files, testVault as vault } from '../test-data.ts'
import { closeMembership } from './close-membership.ts'
import { renewedUntil, renewMembership } from './renew-membership.ts'
import { verifyMember } from './verify-member.ts'

const { db } = await testDatabase()
const now = new Date('2026-12-07T03:00:00Z')
const today = '2026-12-07'
const charges: MemberCharge[] = []
const parts: PatronParts = { vault, files, charge: async (_, charge) => charges.push(charge) }
const acting = { parts, actor: agus, now }
await db
  .updateTable('patrons.categories')
  .set({ fee: 10_000, cardFee: 5_000 })
  .where('code', '=', 'mahasiswa')
  .execute()

const member = async (typed: Record<string, string> = {}, temporaryDays?: number) => {
  const fields = newMember({ name: 'Siti', ...typed })
  const outcome = await registerMember(db, acting, { fields, temporaryDays })
  assert.ok(outcome.ok)
  return outcome.value
}
const take = () => charges.splice(0).map(({ reason, amount }) => [reason, amount])

test('somebody who registered online is a member once verified, and pays then', async () => {
  const { id } = await member({ category: 'mahasiswa' }, 30)
  assert.deepEqual(take(), [])
  const pending = await findMember(db, id, today)
  assert.deepEqual([pending?.state, pending?.expiresOn], ['pending', '2027-01-06'])
  assert.deepEqual(
    await renewMembership(db, { patronId: id, category: 'mahasiswa', from: '2027-01-06' }, acting),
    {
      ok: false,
      refusal: 'not-verified',
    },
  )
  assert.deepEqual(await verifyMember(db, id, acting), { ok: true, value: { expiresOn: '2027-12-07' } })
  assert.deepEqual(take(), [['membership', 10_000]])
  assert.equal((await findMember(db, id, today))?.state, 'active')
  assert.deepEqual(await verifyMember(db, id, acting), { ok: false, refusal: 'not-pending' })
})

test('a renewal goes on from the end of the running time, or from today', () => {
  assert.equal(renewedUntil('2027-02-01', today, 12), '2028-02-01')
  assert.equal(renewedUntil('2026-02-01', today, 12), '2027-12-07')
})

test('a renewal charges the fee once, also when it is clicked at two desks', async () => {
  const { id } = await member({ category: 'mahasiswa' })
  await db.updateTable('patrons.patrons').set({ expiresOn: '2026-11-01' }).where('id', '=', id).execute()
  await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.05)`.execute(db)))
  take()
  const renewal = { patronId: id, category: 'mahasiswa', from: '2026-11-01' }
  const clicks = await Promise.all([1, 2, 3].map(() => renewMembership(db, renewal, acting)))
  assert.deepEqual(take(), [['membership', 10_000]])
  assert.equal(clicks.filter(({ ok }) => ok).length, 1)
  assert.ok(clicks.every((click) => click.ok || click.refusal === 'renewed-already'))
})

test('a child that has grown up is renewed as another kind', async () => {
  const guardian = { guardianName: 'Ibu', guardianRelation: 'ibu', guardianConsent: 'on' }
  const { id } = await member({ birthDate: '2014-12-01', category: 'anak', ...guardian })
  const later = { ...acting, now: new Date('2027-12-08T03:00:00Z') }
  assert.deepEqual(await renewMembership(db, { patronId: id, category: 'anak', from: '2027-12-07' }, later), {
    ok: false,
    refusal: 'category-age',
  })
  assert.ok((await renewMembership(db, { patronId: id, category: 'pelajar', from: '2027-12-07' }, later)).ok)
  assert.equal((await findMember(db, id, today))?.category, 'pelajar')
})

test('a lost card is refused from now on, and its number is never given again', async () => {
  const { id, cardNumber } = await member({ category: 'mahasiswa' })
  take()
  const replaced = await replaceCard(
    db,
    { patronId: id, reason: 'lost', cardNumber: '', withFee: true },
    acting,
  )
  assert.ok(replaced.ok)
  assert.deepEqual(take(), [['card', 5_000]])
  assert.equal(await findPatronByCard(db, cardNumber), undefined)
  assert.equal((await findPatronByCard(db, replaced.value.cardNumber))?.id, id)
  const back = { patronId: id, reason: 'replaced', cardNumber, withFee: false } as const
  assert.deepEqual(await replaceCard(db, back, acting), { ok: false, refusal: 'card-taken' })
  assert.equal((await findPatronByCard(db, replaced.value.cardNumber))?.id, id, 'nothing half done')
  assert.deepEqual(take(), [])
})

test('a card replaced at two desks at once leaves one card in use', async () => {
  const { id } = await member()
  const both = await Promise.all(
    [1, 2, 3].map(() =>
      replaceCard(db, { patronId: id, reason: 'damaged', cardNumber: '', withFee: false }, acting),
    ),
  )
  assert.ok(both.every(({ ok }) => ok))
  const inUse = (await findMember(db, id, today))?.cards.filter(({ endedAt }) => !endedAt)
  assert.equal(inUse?.length, 1)
})

test('a new PIN ends all sign-ins, one that the member chose all others', async () => {
  const { id, cardNumber, pin } = await member()
  const signIn = () => startSession(db, { kind: 'member', id }, 'HP', now)
  const [one, two] = [await signIn(), await signIn()]
  const session = await findSession(db, one, now)
  const change = {
    patronId: id,
    current: pin,
    pin: '248163',
    session: session?.tokenDigest ?? Buffer.alloc(0),
  }
  const self = { kind: 'member', id, name: 'Siti' } as const
  assert.deepEqual(await changePin(db, { ...change, current: '000000' }, self), {
    ok: false,
    refusal: 'pin-wrong',
  })
  assert.ok((await changePin(db, change, self)).ok)
  assert.ok(await findSession(db, one, now))
  assert.equal(await findSession(db, two, now), undefined)
  const reset = await resetPin(db, { patronId: id }, agus)
  assert.ok(reset.ok)
  assert.equal(await findSession(db, one, now), undefined)
  assert.ok(await verifyPassword((await findPatronByCard(db, cardNumber))?.pinHash, reset.value.pin))
})

test('PINs that a thief tries first are not given', () => {
  assert.ok(['111111', '123456', '987654'].every(isSimple))
  assert.ok(!isSimple('190645') && !isSimple(newPin()))
})

test('a block is in force from its day to its last, or until it is lifted', async () => {
  const { id } = await member()
  const wanted = { patronId: id, kind: 'manual', reason: 'Merusak buku', startsOn: today } as const
  const made = await blockMember(db, { ...wanted, endsOn: '2026-12-10' }, agus)
  assert.ok(made.ok)
  const reasons = async (day: string) => (await blocksInForce(db, id, day)).map(({ reason }) => reason)
  assert.deepEqual(await reasons('2026-12-06'), [])
  assert.deepEqual(await reasons('2026-12-10'), ['Merusak buku'])
  assert.deepEqual(await reasons('2026-12-11'), [])
  const lifting = { patronId: id, blockId: made.value.id, because: 'Sudah diganti' }
  assert.deepEqual(await liftBlock(db, { ...lifting, patronId: id + 1 }, acting), {
    ok: false,
    refusal: 'block-unknown',
  })
  assert.ok((await liftBlock(db, lifting, acting)).ok)
  assert.deepEqual(await reasons('2026-12-10'), [])
  assert.deepEqual(await blockMember(db, { ...wanted, endsOn: '2026-12-06' }, agus), {
    ok: false,
    refusal: 'date-past',
  })
})

test('a member with something open cannot leave; one who left may come again with the same identity', async () => {
  const identityNumber = '3572014101900099'
  const { id, cardNumber } = await member({ identityNumber })
  const borrows: MemberFollower = { holdsBack: async () => true }
  assert.deepEqual(await closeMembership(db, id, { ...acting, parts: { ...parts, followers: [borrows] } }), {
    ok: false,
    refusal: 'something-open',
  })
  assert.ok((await closeMembership(db, id, acting)).ok)
  assert.equal(await findPatronByCard(db, cardNumber), undefined)
  assert.ok((await member({ identityNumber })).id)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { verifyPassword } from '#kernel/password.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { categoryForAge, listCategories } from '../categories/list-categories.ts'
import { findPatronByCard } from '../find-patron.ts'
import { agus, newMember, testFiles as files, testVault as vault } from '../test-data.ts'
import { addMonths } from './add-months.ts'
import { findMember } from './find-member.ts'
import { listMembers, type MemberQuery } from './list-members.ts'
import { registerMember } from './register-member.ts'
import { searchMembers } from './search-members.ts'
import { updateMember } from './update-member.ts'

const { db } = await testDatabase()
const now = new Date('2026-12-07T03:00:00Z')
const today = '2026-12-07'
const acting = { parts: { vault, files }, actor: agus, now }
const register = (typed: Record<string, string>) => registerMember(db, acting, { fields: newMember(typed) })
const made = async (typed: Record<string, string>) => {
  const outcome = await register(typed)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}
const refusalOf = async (typed: Record<string, string>) => {
  const outcome = await register(typed)
  return outcome.ok ? 'registered' : outcome.refusal
}
let digits = 0
const nik = (born = '410190') => `357201${born}${String(++digits).padStart(4, '0')}`

test('a name and a NIK are enough: birth, sex, category, card and PIN follow', async () => {
  const number = nik('410704')
  const { id, cardNumber, pin } = await made({
    name: 'Dewi Lestari',
    identityNumber: number,
    birthDate: '',
    category: '',
  })
  assert.match(cardNumber, /^PKB-\d{6}$/)
  assert.match(pin, /^\d{6}$/)
  const member = await findMember(db, id, today)
  assert.equal(member?.birthDate, '2004-07-01')
  assert.equal(member?.sex, 'perempuan')
  assert.equal(member?.category, 'umum')
  assert.equal(member?.expiresOn, '2028-12-07')
  assert.equal(member?.state, 'active')
  const signIn = await findPatronByCard(db, cardNumber)
  assert.ok(await verifyPassword(signIn?.pinHash, pin))
  const text = await sql<{
    row: string
  }>`select patron::text as row from patrons.patrons patron where id = ${id}`.execute(db)
  assert.ok(!text.rows[0]?.row.includes(number), 'the number stands nowhere to read')
})

test('the same identity is not registered twice, as KTP or as KIA', async () => {
  const number = nik()
  await made({ name: 'Eko', identityNumber: number })
  assert.equal(await refusalOf({ name: 'Eko lagi', identityNumber: number }), 'identity-taken')
  assert.equal(
    await refusalOf({ name: 'Eko kecil', identityKind: 'kia', identityNumber: number }),
    'identity-taken',
  )
})

test('the same identity at two desks at once is registered once', async () => {
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => sql`select pg_sleep(0.05)`.execute(db)))
  const number = nik()
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => register({ name: 'Fitri', identityNumber: number })),
  )
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
  assert.ok(outcomes.every((outcome) => outcome.ok || outcome.refusal === 'identity-taken'))
})

test('desks registering at once never share a card number, and skip those in use', async () => {
  const first = await made({ name: 'Anggota 0' })
  const next = Number(first.cardNumber.slice(4)) + 2
  await made({ name: 'Pindaian', cardNumber: `PKB-${String(next).padStart(6, '0')}` })
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, (_, place) => made({ name: `Anggota ${place}` })),
  )
  const numbers = outcomes.map(({ cardNumber }) => Number(cardNumber.slice(4))).toSorted((a, b) => a - b)
  assert.deepEqual(
    numbers,
    [1, 3, 4, 5, 6, 7].map((step) => Number(first.cardNumber.slice(4)) + step),
  )
  assert.equal(await refusalOf({ name: 'Lain', cardNumber: first.cardNumber }), 'card-taken')
})

test('somebody under 18 needs a guardian who agrees, and the consent is kept in its words', async () => {
  const child = { name: 'Gilang', birthDate: '2015-05-05', category: '' }
  assert.equal(await refusalOf(child), 'guardian-needed')
  const guarded = { ...child, guardianName: 'Sri Wahyuni' }
  assert.equal(await refusalOf(guarded), 'guardian-relation-needed')
  assert.equal(await refusalOf({ ...guarded, guardianRelation: 'ibu' }), 'guardian-consent-needed')
  const { id } = await made({ ...guarded, guardianRelation: 'ibu', guardianConsent: 'on' })
  const member = await findMember(db, id, today)
  assert.deepEqual([member?.category, member?.guardianName], ['anak', 'Sri Wahyuni'])
  const consent = await db.selectFrom('patrons.consents').selectAll().where('patronId', '=', id).execute()
  assert.equal(consent.length, 1)
  assert.deepEqual([consent[0]?.purpose, consent[0]?.givenBy], ['child', 'Sri Wahyuni'])
  assert.match(consent[0]?.wording ?? '', /^Saya, orang tua atau wali, setuju/)
})

test('a kind that does not fit the age is refused, and the kind by age is the nearest', async () => {
  assert.equal(await refusalOf({ name: 'Hadi', category: 'anak' }), 'category-age')
  assert.equal(await refusalOf({ name: 'Hadi', category: 'raja' }), 'category-unknown')
  assert.equal(await refusalOf({ name: 'Hadi', category: '', birthDate: '' }), 'category-needed')
  const categories = await listCategories(db)
  const kinds = [4, 12, 17, 18, 35, 60, 90].map((age) => categoryForAge(categories, age)?.code)
  assert.deepEqual(kinds, ['anak', 'pelajar', 'pelajar', 'umum', 'umum', 'lansia', 'lansia'])
})

test('a place that could be several is asked back', async () => {
  assert.equal(await refusalOf({ name: 'Indah', cardPlace: 'sukorejo' }), 'card-place-unclear')
  const { id } = await made({ name: 'Indah', cardPlace: 'Bendo, Kepanjenkidul' })
  assert.equal((await findMember(db, id, today))?.cardRegion, '35.72.01.1006')
})

const everybody: MemberQuery = {
  text: '',
  category: '',
  state: '',
  expiresBy: '',
  branchId: undefined,
  school: '',
  page: 1,
}
const namesOf = async (query: Partial<MemberQuery>, day = today) =>
  (await listMembers(db, { ...everybody, ...query }, day)).members.map(({ name }) => name)

test('members are listed by what is asked', async () => {
  const school = { school: 'SMPN 1 Blitar', schoolClass: '8B' }
  const { id } = await made({ name: 'Joko Widagdo', ...school })
  await made({ name: 'Kartika Widagdo' })
  assert.deepEqual(await namesOf({ text: 'wida' }), ['Joko Widagdo', 'Kartika Widagdo'])
  assert.deepEqual(await namesOf({ text: 'widagdo smpn' }), ['Joko Widagdo'])
  assert.deepEqual(await namesOf({ text: 'idagdo' }), [])
  assert.deepEqual(await namesOf({ text: '%' }), [])
  assert.deepEqual(await namesOf({ text: 'widagdo', school: 'smpn 1' }), ['Joko Widagdo'])
  assert.deepEqual(await namesOf({ text: 'widagdo', state: 'expired' }), [])
  assert.equal((await namesOf({ text: 'widagdo', state: 'expired' }, '2029-01-01')).length, 2)
  assert.equal((await namesOf({ text: 'widagdo', expiresBy: '2028-12-07' })).length, 2)
  assert.equal((await namesOf({ text: 'widagdo', expiresBy: '2028-12-06' })).length, 0)
  const block = { patronId: id, kind: 'manual', reason: 'x', madeBy: 'Agus', startsOn: today }
  await db.insertInto('patrons.blocks').values(block).execute()
  assert.deepEqual(await namesOf({ text: 'widagdo', state: 'blocked' }), ['Joko Widagdo'])
  assert.deepEqual(await namesOf({ text: 'widagdo', state: 'blocked' }, '2026-12-06'), [])
})

test('one box finds a member by card, identity, telephone, mail and name', async () => {
  const number = nik()
  const { id, cardNumber } = await made({
    name: 'Lestari Ayu',
    identityNumber: number,
    phone: '0812-3456-7890',
    email: 'Ayu@Example.id',
    birthDate: '2010-01-01',
    category: 'pelajar',
    nisn: '0091234567',
    guardianName: 'Ibu Ayu',
    guardianRelation: 'ibu',
    guardianConsent: 'on',
  })
  const typed = [cardNumber, number, '+62 812 3456 7890', 'ayu@example.id', '0091234567', 'ayu lest']
  for (const text of typed) {
    const { members } = await searchMembers(db, { vault, today }, text)
    assert.deepEqual(
      members.map((one) => one.id),
      [id],
      text,
    )
  }
  assert.ok((await searchMembers(db, { vault, today }, '3572019999990000')).secret)
  assert.ok(!(await searchMembers(db, { vault, today }, 'ayu')).secret)
})

test('a change keeps the sealed identity, tells of a change in between, and forgets an old verification', async () => {
  const number = nik()
  const { id } = await made({ name: 'Maya', identityNumber: number, email: 'maya@example.id' })
  await db.updateTable('patrons.contacts').set({ verifiedAt: now }).where('patronId', '=', id).execute()
  const change = (version: number, typed: Record<string, string>) =>
    updateMember(db, acting, { id, version, fields: { ...newMember({ name: 'Maya', ...typed }) } })
  assert.ok((await change(1, { email: 'maya@example.id', occupation: 'Guru' })).ok)
  const kept = await findMember(db, id, today)
  assert.ok(kept?.contacts[0]?.verifiedAt)
  assert.equal(vault.open(kept?.identitySealed ?? Buffer.alloc(0)), number)
  assert.deepEqual(await change(1, {}), { ok: false, refusal: 'changed-meanwhile' })
  assert.ok((await change(2, { email: 'maya2@example.id' })).ok)
  const contacts = (await findMember(db, id, today))?.contacts
  assert.deepEqual(
    contacts?.map(({ value, verifiedAt }) => [value, verifiedAt]),
    [['maya2@example.id', null]],
  )
})

test('a membership ends on the same day, or the last of a shorter month', () => {
  assert.equal(addMonths('2026-12-07', 24), '2028-12-07')
  assert.equal(addMonths('2026-08-31', 6), '2027-02-28')
})

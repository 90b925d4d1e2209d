import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { branch, member, warm } from '#modules/circulation/test-data.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { countVisits } from '../counts/count-visits.ts'
import { visitsFollowMembers } from '../follow-members.ts'
import { findVisitorSettings, saveVisitorSettings } from '../settings/settings.ts'
import { agus, later, monday, noting } from '../test-data.ts'
import { forgetVisitors } from './forget-visitors.ts'
import { insertPastVisits } from './insert-past-visits.ts'
import { noteGroup, noteGuest, type GroupVisit } from './note-guests.ts'
import { noteMember } from './note-member.ts'
import { noteLateCount, noteTap } from './note-taps.ts'
import { sayPurpose } from './say-purpose.ts'
import { withdrawVisit } from './withdraw-visit.ts'

const { db } = await testDatabase()
const pusat = await branch(db, 'pusat')
const timur = await branch(db, 'timur')
const siti = await member(db, 'siti')
await sql`update patrons.patrons set sex = 'perempuan', birth_date = '2014-05-02' where id = ${siti}`.execute(
  db,
)
const day = '2026-11-30'
const people = async (branchId: number) => (await countVisits(db, { from: day, to: day, branchId })).total
const class6: GroupVisit = {
  institution: 'SD Sananwetan 1',
  people: 32,
  women: 17,
  men: 15,
  disabled: 1,
  ages: { 'usia-6-12': 30, 'usia-25-44': 2 },
  purpose: 'tujuan-berkunjung',
  origin: 'asal-sananwetan',
  contactName: 'Bu Rini',
  contact: '0812',
}

test('a member who taps twice within the hour is counted once, at another place and later again', async () => {
  const first = await noteMember(db, 'siti-1', noting(pusat))
  assert.deepEqual(first.ok && first.value.again, false)
  const twice = await noteMember(db, ' SITI-1 ', noting(pusat, { now: later(59) }))
  assert.deepEqual(twice.ok && twice.value, first.ok && { ...first.value, again: true })
  assert.ok((await noteMember(db, 'siti-1', noting(timur, { now: later(5) }))).ok)
  const after = await noteMember(db, 'siti-1', noting(pusat, { now: later(61) }))
  assert.deepEqual(after.ok && after.value.again, false)
  assert.equal(await people(pusat), 2)
  assert.deepEqual(await noteMember(db, 'tidak-ada', noting(pusat)), { ok: false, refusal: 'card-unknown' })
})

test('a card that was lost is not taken', async () => {
  const budi = await member(db, 'budi')
  await sql`update patrons.cards set ended_at = now(), ended_because = 'lost' where patron_id = ${budi}`.execute(
    db,
  )
  assert.deepEqual(await noteMember(db, 'budi-1', noting(pusat)), { ok: false, refusal: 'card-not-in-use' })
})

test('another member with the form of the one before is counted and greeted as themselves', async () => {
  await member(db, 'ani')
  const joko = await member(db, 'joko')
  const form = noting(timur)
  const before = await people(timur)
  const first = await noteMember(db, 'ani-1', form)
  const next = await noteMember(db, 'joko-1', form)
  assert.ok(first.ok && next.ok)
  assert.equal(next.value.again, false)
  assert.notEqual(next.value.key, first.value.key)
  assert.equal(await people(timur), before + 2)
  const { rows } = await sql`select patron_id from visitors.visits where id = ${next.value.id}`.execute(db)
  assert.deepEqual(rows, [{ patronId: joko }])
})

test('twelve scans of one card at the same moment count one', async () => {
  await member(db, 'ramai')
  await warm(db, 10)
  const before = await people(pusat)
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => noteMember(db, 'ramai-1', noting(pusat))),
  )
  assert.equal(outcomes.filter((outcome) => outcome.ok && !outcome.value.again).length, 1)
  assert.equal(await people(pusat), before + 1)
})

test('a form sent twice at the same moment counts once', async () => {
  const same = noting(timur)
  const visit = {
    answers: { purpose: 'tujuan-membaca' },
    sex: 'perempuan' as const,
    disabled: true,
    name: 'Ani',
  }
  const before = await people(timur)
  await Promise.all([1, 2, 3, 4].map(() => noteGuest(db, visit, same)))
  await Promise.all([1, 2, 3].map(() => noteTap(db, 2, noting(timur, { key: 'tap-0123456789abcdef' }))))
  assert.equal(await people(timur), before + 3)
  const { rows } = await sql<{ guestName: string | null }>`
    select guest_name from visitors.visits where key = ${same.key}`.execute(db)
  assert.equal(rows[0]?.guestName, null, 'names are not kept unless the library lets guests leave them')
})

test('what is known of a member stays for the figures: category, sex, age group', async () => {
  const { rows } = await sql<{ category: string; women: number; age: string }>`
    select category, women, age from visitors.visits where patron_id = ${siti} limit 1`.execute(db)
  assert.deepEqual(rows[0], { category: 'umum', women: 1, age: 'usia-6-12' })
})

test('a group counts all of its people, and never more in its details than came', async () => {
  const made = await noteGroup(db, class6, noting(pusat, { now: later(180) }))
  assert.ok(made.ok)
  const counts = await countVisits(db, { from: day, to: day, branchId: pusat })
  assert.equal(counts.by.kind.get('group'), 32)
  assert.equal(counts.by.hour.get('13'), 32)
  assert.equal(counts.by.age.get('usia-25-44'), 2)
  assert.equal(counts.by.purpose.get('tujuan-berkunjung'), 32)
  assert.equal(
    [...counts.by.age.values()].reduce((sum, count) => sum + count, 0),
    counts.total,
  )
  for (const wrong of [{ women: 20 }, { disabled: 33 }, { ages: { 'usia-6-12': 33 } }])
    assert.deepEqual(await noteGroup(db, { ...class6, ...wrong }, noting(pusat)), {
      ok: false,
      refusal: 'too-many-counted',
    })
  const unknown = await noteGroup(db, { ...class6, ages: { 'usia-apa': 1 } }, noting(pusat))
  assert.deepEqual(unknown, { ok: false, refusal: 'answer-unknown' })
})

test('the database refuses more details than people, members in other kinds, and answers of other questions', async () => {
  const visit = (columns: string) =>
    sql.raw(`insert into visitors.visits (kind, branch_id, at, people, ${columns.split('=')[0]})
      values ('group', ${pusat}, now(), 3, ${columns.split('=')[1]})`)
  for (const columns of [
    'ages=\'{"usia-6-12": 4}\'',
    'women=4',
    'disabled=4',
    `patron_id=${siti}`,
    "purpose='usia-6-12'",
    "purpose='tujuan-tidak-ada'",
    "age='asal-sukorejo'",
  ])
    await assert.rejects(visit(columns).execute(db), /violates/, columns)
})

test('a purpose is said within minutes, from the list, and at the same place', async () => {
  await member(db, 'wati')
  const mine = noting(pusat)
  await noteMember(db, 'wati-1', mine)
  const say = (purpose: string, at = later(1), branchId = pusat) =>
    sayPurpose(db, { key: mine.key, purpose, branchId }, at)
  assert.ok((await say('tujuan-belajar')).ok)
  assert.deepEqual(await say('usia-6-12'), { ok: false, refusal: 'answer-unknown' })
  assert.deepEqual(await say('tujuan-belajar', later(1), timur), { ok: false, refusal: 'visit-unknown' })
  assert.deepEqual(await say('tujuan-belajar', later(9)), { ok: false, refusal: 'visit-unknown' })
})

test('what was counted on paper is noted in its hour, not in one that has not come', async () => {
  const at = new Date(monday.getTime() - 3 * 3_600_000)
  assert.ok((await noteLateCount(db, { people: 12, at }, noting(timur), agus)).ok)
  const counts = await countVisits(db, { from: day, to: day, branchId: timur })
  assert.equal(counts.by.hour.get('7'), 12)
  assert.deepEqual(await noteLateCount(db, { people: 1, at: later(1) }, noting(timur), agus), {
    ok: false,
    refusal: 'not-yet',
  })
})

test('a withdrawn visit counts no more, and its member is counted when they come', async () => {
  await member(db, 'salah')
  const first = await noteMember(db, 'salah-1', noting(timur))
  assert.ok(first.ok)
  const before = await people(timur)
  assert.ok((await withdrawVisit(db, first.value.id, { actor: agus, now: later(1) })).ok)
  assert.equal(await people(timur), before - 1)
  assert.deepEqual(await withdrawVisit(db, first.value.id, { actor: agus, now: later(1) }), {
    ok: false,
    refusal: 'visit-unknown',
  })
  const again = await noteMember(db, 'salah-1', noting(timur, { now: later(2) }))
  assert.deepEqual(again.ok && again.value.again, false)
})

test('names are forgotten after their days, and every figure stays', async () => {
  const settings = await findVisitorSettings(db)
  await saveVisitorSettings(db, { ...settings, memberDays: 10, guestDays: 20, names: true }, agus)
  await noteGuest(db, { answers: {}, sex: undefined, disabled: false, name: 'Ani' }, noting(timur))
  const named = async () => {
    const { rows } = await sql<{ members: number; guests: number; total: number }>`
      select count(patron_id)::int as members, count(guest_name)::int as guests, sum(people)::int as total
      from visitors.visits`.execute(db)
    return rows[0]
  }
  const before = await named()
  assert.ok(before && before.members > 0 && before.guests > 0)
  await forgetVisitors(db, later(11 * 24 * 60))
  assert.deepEqual(await named(), { ...before, members: 0 })
  await forgetVisitors(db, later(21 * 24 * 60))
  assert.deepEqual(await named(), { ...before, members: 0, guests: 0 })
  await saveVisitorSettings(db, settings, agus)
})

test('visits go along when two members become one, are told, and forget who it was', async () => {
  const [one, two] = [await member(db, 'satu'), await member(db, 'dua')]
  await noteMember(db, 'satu-1', noting(pusat))
  await db.transaction().execute(async (tx) => visitsFollowMembers.onMerge?.(tx, { from: one, into: two }))
  assert.equal((await visitsFollowMembers.tellAll?.(db, two))?.['kunjungan']?.length, 1)
  await db.transaction().execute(async (tx) => visitsFollowMembers.onForget?.(tx, two))
  assert.deepEqual(await visitsFollowMembers.tellAll?.(db, two), { kunjungan: [] })
})

test('history comes in by the thousand and adds up', async () => {
  const barat = await branch(db, 'barat')
  const visits = Array.from({ length: 12_000 }, (_, place) => ({
    kind: 'guest' as const,
    branchId: barat,
    at: new Date(Date.parse('2026-03-02T02:00:00Z') + (place % 300) * 86_400_000),
    women: place % 2,
    men: 1 - (place % 2),
    purpose: 'tujuan-membaca',
  }))
  await insertPastVisits(db, visits)
  const counts = await countVisits(db, { from: '2026-01-01', to: '2026-12-31', branchId: barat })
  assert.deepEqual([counts.total, counts.women, counts.by.day.size], [12_000, 6000, 300])
})

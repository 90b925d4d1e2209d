import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { forgetMember } from '../data-requests/forget-member.ts'
import { requestData } from '../data-requests/requests.ts'
import { asCsv, tellAll } from '../data-requests/tell-all.ts'
import { familyOf } from '../family/family-of.ts'
import { addGuardian, endGuardian } from '../family/guardians.ts'
import { patronsModule } from '../index.ts'
import { contactsOf, findMember } from '../members/find-member.ts'
import { registerMember } from '../members/register-member.ts'
import { findNeeds, saveNeeds } from '../needs/needs.ts'
import { updateOwnProfile, type OwnProfile } from '../own/update-own-profile.ts'
import type { PatronParts } from '../parts.ts'
import { forgetOldMembers } from '../schedules.ts'
import { agus, newMember, testFiles as files, testVault as vault } from '../test-data.ts'
import { agree, setHistoryChoice, withdraw } from './change-consent.ts'
import { listConsents } from './list-consents.ts'

const { db } = await testDatabase()
const now = new Date('2026-12-07T03:00:00Z')
const today = '2026-12-07'
const forgotten: number[] = []
const parts: PatronParts = {
  vault,
  files,
  followers: [
    {
      onForget: async (_, id) => void forgotten.push(id),
      tellAll: async () => ({ pinjaman: [{ judul: 'Bumi Manusia' }] }),
    },
  ],
}
const acting = { parts, actor: agus, now }
const member = async (typed: Record<string, string> = {}, temporaryDays?: number) => {
  const outcome = await registerMember(db, acting, {
    fields: newMember({ name: 'Siti', ...typed }),
    temporaryDays,
  })
  assert.ok(outcome.ok)
  return outcome.value
}
const child = { birthDate: '2016-01-01', category: '', guardianRelation: 'ibu', guardianConsent: 'on' }

const answersFor = async (guardianId: number, childId: number) =>
  (await familyOf(db, childId, today)).guardians.some(({ id }) => id === guardianId)

test('one member answers for another until that ends, and nobody for their own guardian', async () => {
  const mother = await member({ name: 'Ratih' })
  const { id } = await member({ name: 'Galih', guardianName: 'Ratih', ...child })
  const add = (childId: number, card: string) => addGuardian(db, { childId, card, relation: 'ibu' }, acting)
  assert.deepEqual(await add(id, 'TIADA'), { ok: false, refusal: 'guardian-unknown' })
  assert.ok((await add(id, mother.cardNumber.toLowerCase())).ok)
  assert.ok((await add(id, mother.cardNumber)).ok, 'twice is once')
  assert.deepEqual(
    (await familyOf(db, id, today)).guardians.map(({ name }) => name),
    ['Ratih'],
  )
  assert.deepEqual(
    (await familyOf(db, mother.id, today)).children.map(({ name }) => name),
    ['Galih'],
  )
  assert.ok(await answersFor(mother.id, id))
  assert.ok(!(await answersFor(id, mother.id)))
  const bornOn = (day: string) =>
    sql`update patrons.patrons set birth_date = ${day} where id = ${id}`.execute(db)
  await bornOn('2000-01-01')
  assert.ok(await answersFor(mother.id, id), 'named for a grown person')
  await sql`update patrons.guardianships set consented_at = '2016-01-01' where child_id = ${id}`.execute(db)
  assert.ok(!(await answersFor(mother.id, id)), 'the child has come of age')
  await bornOn('2018-01-01')
  const galih = (await findMember(db, id, today))?.cards[0]?.number ?? ''
  assert.deepEqual(await add(mother.id, galih), { ok: false, refusal: 'guardian-child' })
  assert.deepEqual(await add(id, galih), { ok: false, refusal: 'guardian-itself' })
  assert.ok((await endGuardian(db, { childId: id, guardianId: mother.id }, acting)).ok)
  assert.ok(!(await answersFor(mother.id, id)))
})

test('a consent is kept with its words and date, withdrawn beside them, and may be given again', async () => {
  const { id } = await member()
  const keep = (value: boolean) => setHistoryChoice(db, { patronId: id, keep: value, language: 'id' }, acting)
  await keep(true)
  await keep(true)
  assert.equal((await findMember(db, id, today))?.keepsHistory, true)
  await keep(false)
  assert.equal((await findMember(db, id, today))?.keepsHistory, false)
  await keep(true)
  const history = (await listConsents(db, id)).filter(({ purpose }) => purpose === 'history')
  assert.deepEqual(
    history.map(({ withdrawnAt }) => withdrawnAt?.toISOString() ?? null),
    [null, now.toISOString()],
  )
  assert.match(history[0]?.wording ?? '', /riwayat pinjaman/)
})

test('what helps is noted only with consent, and forgotten when that is withdrawn', async () => {
  const { id } = await member()
  const wanted = { patronId: id, needs: ['braille' as const], note: '', language: 'id' as const }
  assert.deepEqual(await saveNeeds(db, { ...wanted, agreed: false }, acting), {
    ok: false,
    refusal: 'consent-needed',
  })
  await saveNeeds(db, { ...wanted, agreed: true }, acting)
  assert.deepEqual(await findNeeds(db, id), { needs: ['braille'], note: '' })
  await withdraw({ db, files }, { patronId: id, purpose: 'needs' }, acting)
  assert.equal(await findNeeds(db, id), undefined)
})

test('a copy of the data holds everything, with what the other modules keep', async () => {
  const identityNumber = '3572014101900055'
  const { id } = await member({ identityNumber, phone: '081234000000' })
  const all = await tellAll(db, parts, id, now)
  assert.equal(all?.['anggota']?.[0]?.['nomorIdentitas'], identityNumber)
  assert.deepEqual(all?.['pinjaman'], [{ judul: 'Bumi Manusia' }])
  const csv = asCsv(all ?? {})
  assert.match(csv, /^perihal,baris,nama,isi\n/)
  assert.match(csv, /pinjaman,1,judul,Bumi Manusia/)
  assert.match(csv, /kontak,1,value,'?\+6281234000000/)
})

test('of a member who is forgotten nothing personal is left in any table', async () => {
  const identityNumber = '3572014101900066'
  const { id, cardNumber } = await member({
    name: 'Zulaikha Purnamasari',
    identityNumber,
    phone: '081234999999',
    email: 'zulaikha@example.id',
    cardAddress: 'Jalan Mawar 7',
    occupation: 'Penjahit',
  })
  await agree(db, { patronId: id, purpose: 'notices', language: 'id' }, acting)
  await saveNeeds(
    db,
    { patronId: id, needs: ['calm'], note: 'rahasia', agreed: true, language: 'id' },
    acting,
  )
  assert.ok((await forgetMember({ db, files }, id, acting)).ok)
  assert.deepEqual(forgotten, [id])
  for (const table of ['patrons', 'contacts', 'consents', 'needs', 'cards', 'guardian_contacts']) {
    const { rows } = await sql<{ text: string }>`select coalesce(string_agg(t::text, ' '), '') as text
      from ${sql.table(`patrons.${table}`)} t`.execute(db)
    assert.doesNotMatch(rows[0]?.text ?? '', /Zulaikha|81234999999|zulaikha@|Mawar|Penjahit|rahasia/, table)
  }
  assert.equal((await findMember(db, id, today))?.state, 'closed')
  const again = await registerMember(db, acting, { fields: newMember({ name: 'Lain', cardNumber }) })
  assert.ok(!again.ok && again.refusal === 'card-taken', 'the number stays hers')
  assert.ok((await member({ identityNumber })).id)
})

test('registrations that nobody verified are forgotten a month after their end', async () => {
  const { id } = await member({ name: 'Sementara' }, 30)
  const age = (days: number) =>
    sql`update patrons.patrons set expires_on = ${today}::date - ${days}::int where id = ${id}`.execute(db)
  await age(29)
  await forgetOldMembers({ db, files }, parts, today)
  assert.equal((await findMember(db, id, today))?.name, 'Sementara')
  await age(31)
  await forgetOldMembers({ db, files }, parts, today)
  assert.equal((await findMember(db, id, today))?.name, '—')
})

test('members change how they are reached by themselves, and a new address waits to be verified', async () => {
  const { id } = await member({ phone: '081200000000', email: 'a@example.id' })
  await db.updateTable('patrons.contacts').set({ verifiedAt: now }).where('patronId', '=', id).execute()
  const profile: OwnProfile = {
    phone: '+6281200000000',
    whatsapp: true,
    email: 'b@example.id',
    homeAddress: 'Jalan Kenanga 3',
    homePlace: 'Bendo Kepanjenkidul',
    homeRegion: '',
    school: '',
    schoolClass: '',
    occupation: '',
    education: '',
    language: 'en',
  }
  const own = { actor: { kind: 'member', id, name: 'Siti' } as const, now }
  assert.ok((await updateOwnProfile(db, { patronId: id, profile }, own)).ok)
  assert.deepEqual(
    (await contactsOf(db, id)).map(({ value, verifiedAt }) => [value, verifiedAt !== null]),
    [
      ['b@example.id', false],
      ['+6281200000000', true],
    ],
  )
  const asked = db.selectFrom('kernel.events').select('payload').where('name', '=', 'member-mail-changed')
  assert.deepEqual(
    await asked.execute(),
    [{ payload: { patronId: id } }],
    'the new address is to be verified',
  )
  assert.ok((await updateOwnProfile(db, { patronId: id, profile }, own)).ok)
  assert.equal((await asked.execute()).length, 1, 'the same address is not asked again')
  assert.equal((await findMember(db, id, today))?.homeRegion, '35.72.01.1006')
  const none = { ...profile, phone: '', email: '' }
  assert.deepEqual(await updateOwnProfile(db, { patronId: id, profile: none }, own), {
    ok: false,
    refusal: 'contact-needed',
  })
})

test('on the pages: a guardian, a consent, needs with their own permission, and data requests', async () => {
  const web = await testWeb(db, (store) => [patronsModule({ vault, files: store })])
  const desk = await web.staff('patrons.view', 'patrons.edit')
  const head = await web.staff('patrons.view', 'patrons.data', 'patrons.needs')
  const mother = await member({ name: 'Bu Sri' })
  const { id } = await member({ name: 'Tegar', guardianName: 'Bu Sri', ...child })
  const address = `/staf/anggota/${id}`
  const unknown = await desk.post(`${address}/wali`, { card: 'TIADA', relation: 'ibu' })
  assert.match(wordsOf(await unknown.text()), /Tidak ada anggota dengan kartu itu/)
  assert.equal((await desk.post(`${address}/wali`, { card: mother.cardNumber, relation: 'ibu' })).status, 303)
  assert.match(await desk.read(address), /Wali: Bu Sri Ibu/)
  assert.match(await desk.read(`/staf/anggota/${mother.id}`), /Wali dari: Tegar/)
  assert.equal((await desk.post(`${address}/persetujuan`, { purpose: 'notices' })).status, 303)
  assert.equal((await desk.post(`${address}/persetujuan/tarik`, { purpose: 'notices' })).status, 303)
  assert.match(await desk.read(address), /Kabar kegiatan.*ditarik/)
  assert.doesNotMatch(await desk.read(address), /Simpan kebutuhan/)
  assert.equal((await head.post(`${address}/kebutuhan`, { needs: 'calm', agreed: 'on' })).status, 303)
  assert.match(await (await head.get(address)).text(), /value="calm" checked/)
  await desk.post(`${address}/permintaan-data`, { kind: 'export' })
  await requestData(db, { patronId: id, kind: 'deletion' }, { actor: systemActor, now })
  const list = await (await head.get('/staf/permintaan-data')).text()
  const copy = /href="(\/staf\/permintaan-data\/\d+\/salinan\/json)"/.exec(list)?.[1] ?? ''
  assert.match(await (await head.get(copy)).text(), /"nama": "Tegar"/)
  assert.equal((await desk.get(copy)).status, 403)
  const deletion = /action="(\/staf\/permintaan-data\/\d+\/penghapusan)"/.exec(list)?.[1] ?? ''
  assert.equal((await head.post(deletion, {})).status, 303)
  assert.match(await head.read('/staf/permintaan-data'), /Data pribadi dihapus/)
  const noted = await db
    .selectFrom('kernel.auditEntries')
    .select('action')
    .where('subjectId', '=', String(id))
    .where('action', 'in', ['member.data-copied', 'member.forgotten', 'data-request.answered'])
    .execute()
  assert.equal(new Set(noted.map(({ action }) => action)).size, 3)
})

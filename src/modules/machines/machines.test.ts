import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import type { ParsedForm } from '#kernel/form.ts'
import { saveBranch } from '#modules/branches/index.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb } from '../../../test/support/web.ts'
import { countsOfDays, countsOfToday } from './contact/find-counts.ts'
import {
  addMachine,
  askRestart,
  countHour,
  findByLogin,
  findMachine,
  giveSecret,
  isSecretOf,
  lockMachine,
  machinesModule,
  noteContact,
  noteRestarted,
  offerKnownPairing,
  offerPairing,
  pair,
  retireMachine,
  unpair,
  type MachineKind,
} from './index.ts'
import { findByToken } from './register/find-machine.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-27T03:30:00Z')
const branchId = await saveBranch(db, {
  code: 'pusat',
  name: 'Perpustakaan Kota Blitar',
  shortName: 'Perpustakaan Kota',
  kind: 'pusat',
  address: '',
  phone: '',
  email: '',
  about: '',
  position: 1,
  hours: [],
})

const plain: Omit<MachineKind, 'code' | 'label' | 'proof'> = {
  about: { id: 'Coba', en: 'Try' },
  fields: () => '',
  parse: (body): ParsedForm<object> =>
    body['width'] === 'wrong'
      ? { ok: false, errors: { width: 'too-wide' }, typed: { width: 'wrong' } }
      : { ok: true, values: { width: 40 }, typed: {} },
  typedOf: () => ({ width: '40' }),
  errorText: () => 'Terlalu lebar.',
  stateWords: () => [],
}
const kinds: MachineKind[] = [
  { ...plain, code: 'kiosk', label: { id: 'Kios', en: 'Kiosk' }, proof: 'pairing', home: '/kios' },
  { ...plain, code: 'sip2', label: { id: 'Mesin SIP2', en: 'SIP2 machine' }, proof: 'login' },
]
const web = await testWeb(db, () => [machinesModule({ kinds, knownCodes: { kiosk: 'KIOSBLTR' } })])

let named = 0
async function machine(kind = 'kiosk', login: string | null = null): Promise<number> {
  const details = { name: `Mesin ${++named}`, branchId, login, settings: {} }
  const outcome = await addMachine(db, kind, details, systemActor)
  assert.ok(outcome.ok)
  return outcome.value.id
}

test('a pairing code makes one browser the machine, once and not after a quarter of an hour', async () => {
  const id = await machine()
  const offer = await offerPairing(db, id, systemActor, now)
  assert.ok(offer.ok)
  const typed = ` ${offer.value.code.slice(0, 4).toLowerCase()}-${offer.value.code.slice(4)}`
  const late = await pair(db, typed, systemActor, new Date(now.getTime() + 16 * 60_000))
  assert.deepEqual(late, { ok: false, refusal: 'code-unknown' })
  const outcome = await pair(db, typed, systemActor, now)
  assert.ok(outcome.ok)
  assert.equal((await findByToken(db, 'kiosk', outcome.value.token))?.id, id)
  assert.equal(await findByToken(db, 'visitors', outcome.value.token), undefined)
  assert.deepEqual(await pair(db, typed, systemActor, now), { ok: false, refusal: 'code-unknown' })
  await unpair(db, id, systemActor)
  assert.equal(await findByToken(db, 'kiosk', outcome.value.token), undefined)
})

test('a code raced for by four browsers pairs one of them', async () => {
  const id = await machine()
  const offer = await offerPairing(db, id, systemActor, now)
  assert.ok(offer.ok)
  const { code } = offer.value
  await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.05)`.execute(db)))
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => pair(db, code, systemActor, now)))
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
})

test('the known code of the demonstration lets several browsers be the same machine', async () => {
  const id = await machine()
  const later = new Date(now.getTime() + 86_400_000)
  await offerKnownPairing(db, id, 'KIOS-BLTR', systemActor, later)
  const [first, second] = [
    await pair(db, 'kiosbltr', systemActor, now),
    await pair(db, 'KIOSBLTR', systemActor, now),
  ]
  assert.ok(first.ok && second.ok)
  assert.equal((await findByToken(db, 'kiosk', first.value.token))?.id, id)
  assert.equal((await findByToken(db, 'kiosk', second.value.token))?.id, id)
})

test('a machine that signs in has a password that is kept only as a hash, until it is retired', async () => {
  const id = await machine('sip2', 'kios-1')
  const given = await giveSecret(db, id, systemActor)
  assert.ok(given.ok)
  assert.equal((await findByLogin(db, 'kios-1'))?.id, id)
  assert.equal(await isSecretOf(db, 'kios-1', given.value.secret), true)
  assert.equal(await isSecretOf(db, 'kios-1', 'salah'), false)
  assert.equal(await isSecretOf(db, 'tidak-ada', given.value.secret), false)
  const kept = await db
    .selectFrom('machines.machines')
    .select('secretHash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.match(kept.secretHash ?? '', /^\$argon2id\$/)
  const taken = await addMachine(
    db,
    'sip2',
    { name: 'Lain', branchId, login: 'kios-1', settings: {} },
    systemActor,
  )
  assert.deepEqual(taken, { ok: false, refusal: 'login-taken' })
  await retireMachine(db, id, systemActor, now)
  assert.equal(await findByLogin(db, 'kios-1'), undefined)
  assert.equal(await isSecretOf(db, 'kios-1', given.value.secret), false)
})

test('counts of an hour add up, also when told at once, and fall on the day of the library', async () => {
  const id = await machine()
  const counts = { requests: 10, refusals: 2, errors: 1 }
  await Promise.all([1, 2, 3].map(() => countHour(db, id, now, counts)))
  // 23.30 in Blitar the day before.
  await countHour(db, id, new Date('2026-11-26T16:30:00Z'), { requests: 5, refusals: 0, errors: 0 })
  assert.deepEqual((await countsOfToday(db, now)).get(id), { requests: 30, refusals: 6, errors: 3 })
  const days = await countsOfDays(db, id, 3, now)
  assert.deepEqual(
    days.map(({ day, requests }) => [day, requests]),
    [
      ['2026-11-27', 30],
      ['2026-11-26', 5],
      ['2026-11-25', 0],
    ],
  )
})

test('contact is noted, a new state joins the one before, and restarts are answered once', async () => {
  const id = await machine()
  await noteContact(db, id, { at: now, state: { paper: 'low', page: 'start' } })
  await noteContact(db, id, { at: new Date(now.getTime() + 1000), state: { paper: 'out' } })
  const found = await findMachine(db, id)
  assert.deepEqual(found?.state, { paper: 'out', page: 'start' })
  assert.equal(found?.lastContactAt?.getTime(), now.getTime() + 1000)
  await askRestart(db, id, systemActor, now)
  await noteRestarted(db, id, new Date(now.getTime() - 1))
  assert.notEqual((await findMachine(db, id))?.restartAskedAt, null)
  await noteRestarted(db, id, now)
  assert.equal((await findMachine(db, id))?.restartAskedAt, null)
})

test('staff add, pair, lock and retire a machine on its pages', async () => {
  const administrator = await web.staff('machines.see', 'machines.manage')
  const wrong = await administrator.post('/staf/mesin/baru', {
    jenis: 'kiosk',
    name: '',
    branchId: '',
    width: 'wrong',
  })
  assert.equal(wrong.status, 422)
  const words = await wrong.text()
  assert.match(words, /Wajib diisi/)
  assert.match(words, /Terlalu lebar/)
  const made = await administrator.post('/staf/mesin/baru', {
    jenis: 'kiosk',
    name: 'Kios Lantai 1',
    branchId: String(branchId),
  })
  const page = (made.headers.get('Location') ?? '').replace('?tersimpan=1', '')
  assert.match(page, /^\/staf\/mesin\/\d+$/)
  const code = /<code>([A-Z2-9]{4}-[A-Z2-9]{4})</.exec(
    await (await administrator.post(`${page}/pasangan`, { deed: 'offer' })).text(),
  )?.[1]
  const paired = await web.stranger.post('/kios/pasang', { code: code ?? '' })
  assert.equal(paired.headers.get('Location'), '/kios')
  assert.match(paired.headers.get('Set-Cookie') ?? '', /^mesin-kiosk=.*HttpOnly/)
  assert.equal((await administrator.post(`${page}/kunci`, { deed: 'lock', reason: '' })).status, 422)
  await administrator.post(`${page}/kunci`, { deed: 'lock', reason: 'Printer rusak' })
  assert.match(await administrator.read(page), /Terkunci sejak .*Printer rusak/)
  assert.match(await administrator.read('/staf/mesin'), /Kios Lantai 1 .*Terkunci/)
  await administrator.post(`${page}/kunci`, { deed: 'unlock' })
  assert.doesNotMatch(await administrator.read(page), /Terkunci/)
  assert.equal((await administrator.post(`${page}/pensiun`, {})).status, 422)
  const technician = await web.staff('machines.see', 'machines.manage')
  const own = /name="code" value="([A-Z2-9]{8})"/.exec(
    await (await technician.post(`${page}/pasangan`, { deed: 'offer' })).text(),
  )?.[1]
  const here = await technician.post('/kios/pasang', { code: own ?? '' })
  assert.equal(here.headers.get('Location'), '/kios')
  assert.match(here.headers.get('Set-Cookie') ?? '', /sesi=;/)
  assert.equal((await technician.get('/staf/mesin')).status, 303)
  await administrator.post(`${page}/pensiun`, { sure: 'on' })
  assert.match(await administrator.read(page), /Pensiun/)
})

test('who may only see machines changes nothing, and guessing codes is slowed down', async () => {
  const id = await machine()
  const looker = await web.staff('machines.see')
  assert.equal((await looker.get(`/staf/mesin/${id}`)).status, 200)
  assert.equal((await looker.post(`/staf/mesin/${id}/kunci`, { reason: 'x' })).status, 403)
  assert.doesNotMatch(await looker.read(`/staf/mesin/${id}`), /Kunci mesin/)
  for (let attempt = 0; attempt < 10; attempt++) await web.stranger.post('/kios/pasang', { code: 'ABCDEFGH' })
  const refused = await web.stranger.post('/kios/pasang', { code: 'ABCDEFGH' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Terlalu banyak percobaan/)
})

test('a locked machine always has a reason', async () => {
  const id = await machine()
  const outcome = await lockMachine(db, id, 'Menunggu teknisi', systemActor, now)
  assert.ok(outcome.ok)
  await assert.rejects(
    db.updateTable('machines.machines').set({ lockedReason: '' }).where('id', '=', id).execute(),
    /locked_with_a_reason/,
  )
})

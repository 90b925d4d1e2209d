import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemActor, type Actor } from '#kernel/audit.ts'
import { verifyPassword } from '#kernel/password.ts'
import { sql } from 'kysely'
import { startSession } from '#kernel/session.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { createAccount, findAccountByLogin, saveRole, staffModule, staffPermissions } from '../index.ts'
import { changeAccount, disableAccount } from './change-account.ts'
import { generatePassword } from './generate-password.ts'

const { db } = await testDatabase()
const parts = { standings: [], auditWords: [], permissions: () => staffPermissions }
const web = await testWeb(db, () => [staffModule(parts)])
const now = new Date('2026-12-07T03:00:00Z')

await saveRole(db, {
  code: 'administrator',
  name: 'Administrator',
  permissions: staffPermissions.map(({ name }) => name),
})
await saveRole(db, { code: 'layanan', name: 'Petugas layanan', permissions: ['staff.enter'] })
await saveRole(db, { code: 'kepala', name: 'Kepala', permissions: ['staff.enter', 'staff.audit'] })
await saveRole(db, { code: 'personalia', name: 'Personalia', permissions: ['staff.enter', 'staff.accounts'] })

async function person(login: string, ...roles: string[]) {
  const made = await createAccount(
    db,
    { login, name: login, password: 'alun-alun blitar', roles },
    systemActor,
  )
  if (!made.ok) throw new Error(made.refusal)
  const { id } = made.value
  const actor: Actor = { kind: 'staff', id, name: login }
  const token = await startSession(db, { kind: 'staff', id }, 'Test', new Date())
  const send = (path: string, fields: [string, string][] = []) =>
    web.app.request(`http://localhost${path}`, {
      method: 'POST',
      headers: { Origin: 'http://localhost', Cookie: `sesi=${token}` },
      body: new URLSearchParams(fields),
    })
  const get = (path: string) =>
    web.app.request(`http://localhost${path}`, { headers: { Cookie: `sesi=${token}` } })
  return { id, actor, send, get }
}

const wahyu = await person('wahyu', 'administrator')
const dewi = await person('dewi', 'personalia')
const endang = await person('endang', 'kepala')

const rolesOf = async (id: number) => {
  const held = await db
    .selectFrom('staff.accountRoles')
    .select('roleCode')
    .where('accountId', '=', id)
    .execute()
  return held.map(({ roleCode }) => roleCode).toSorted()
}
const deedsOn = async (id: number) => {
  const entries = await db
    .selectFrom('kernel.auditEntries')
    .select('action')
    .where('subjectId', '=', String(id))
    .orderBy('id')
    .execute()
  return entries.map(({ action }) => action)
}
/** The password that an answer shows. */
const shownIn = (html: string) => /<code>((?:[a-z2-9]{4}-){3}[a-z2-9]{4})<\/code>/.exec(html)?.[1] ?? ''

test('a new colleague can sign in with the password that is shown once', async () => {
  const empty = await wahyu.send('/staf/akun-petugas/baru', [
    ['name', 'Agus Setiawan'],
    ['login', 'Pak Agus'],
    ['roles', 'layanan'],
  ])
  assert.equal(empty.status, 422)
  const again = await empty.text()
  assert.match(again, /huruf kecil, angka/)
  assert.match(again, /value="Agus Setiawan"/)
  assert.match(again, /value="layanan"[^>]*checked/)

  const made = await wahyu.send('/staf/akun-petugas/baru', [
    ['name', 'Agus Setiawan'],
    ['login', 'agus'],
    ['roles', 'layanan'],
    ['roles', 'kepala'],
  ])
  assert.equal(made.status, 200)
  assert.equal(made.headers.get('Cache-Control'), 'no-store')
  const account = await findAccountByLogin(db, 'agus')
  assert.ok(await verifyPassword(account?.passwordHash, shownIn(await made.text())))
  assert.deepEqual(await rolesOf(account?.id ?? 0), ['kepala', 'layanan'])

  const taken = await wahyu.send('/staf/akun-petugas/baru', [
    ['name', 'A'],
    ['login', 'agus'],
  ])
  assert.equal(taken.status, 422)
  assert.match(await taken.text(), /sudah dipakai/)

  const list = wordsOf(await (await wahyu.get('/staf/akun-petugas')).text())
  assert.match(list, /Agus Setiawan agus Kepala, Petugas layanan Belum pernah/)
})

test('passwords that are made differ and are long enough', () => {
  const made = Array.from({ length: 50 }, generatePassword)
  assert.equal(new Set(made).size, 50)
  assert.ok(made.every((password) => password.length === 19))
})

test('name and roles can be changed, and count at once', async () => {
  const ratna = await person('ratna', 'layanan')
  assert.equal((await ratna.get('/staf/akun-petugas')).status, 403)
  const changed = await wahyu.send(`/staf/akun-petugas/${ratna.id}`, [
    ['name', 'Ratna K.'],
    ['roles', 'personalia'],
  ])
  assert.equal(changed.status, 303)
  assert.deepEqual(await rolesOf(ratna.id), ['personalia'])
  assert.equal((await ratna.get('/staf/akun-petugas')).status, 200)
  const gone = await wahyu.send(`/staf/akun-petugas/${ratna.id}`, [
    ['name', 'R'],
    ['roles', 'tidak-ada'],
  ])
  assert.equal(gone.status, 422)
  assert.match(await gone.text(), /sudah tidak ada/)
  assert.equal((await wahyu.get('/staf/akun-petugas/999999')).status, 404)
  assert.deepEqual(await deedsOn(ratna.id), ['account.created', 'account.changed'])
})

test('a new password replaces the old one and signs out everywhere', async () => {
  const budi = await person('budi', 'layanan')
  assert.equal((await budi.get('/staf')).status, 200)
  const given = await wahyu.send(`/staf/akun-petugas/${budi.id}/kata-sandi`)
  const stored = (await findAccountByLogin(db, 'budi'))?.passwordHash
  assert.ok(await verifyPassword(stored, shownIn(await given.text())))
  assert.equal(await verifyPassword(stored, 'alun-alun blitar'), false)
  assert.equal((await budi.get('/staf')).status, 303)
  const own = await wahyu.send(`/staf/akun-petugas/${wahyu.id}/kata-sandi`)
  assert.equal(own.status, 422, 'one’s own password is changed by knowing the old one')
})

test('a disabled account is signed out at once and cannot sign in until it is enabled', async () => {
  const sari = await person('sari', 'layanan')
  const to = (status: string) => wahyu.send(`/staf/akun-petugas/${sari.id}/status`, [['status', status]])
  assert.equal((await to('nonaktif')).status, 303)
  assert.equal((await sari.get('/staf')).status, 303)
  assert.equal(await findAccountByLogin(db, 'sari'), undefined)
  assert.match(await (await wahyu.get('/staf/akun-petugas')).text(), /Dinonaktifkan/)
  assert.equal((await to('aktif')).status, 303)
  assert.ok(await findAccountByLogin(db, 'sari'))
  assert.equal((await sari.get('/staf')).status, 303, 'the sign-in of before stays ended')
  assert.deepEqual(await deedsOn(sari.id), ['account.created', 'account.disabled', 'account.enabled'])
  const odd = await to('lain')
  assert.equal(odd.status, 422)
})

test('nobody gives a role that holds more than they hold', async () => {
  for (const role of ['kepala', 'administrator']) {
    const made = await dewi.send('/staf/akun-petugas/baru', [
      ['name', 'X'],
      ['login', `x-${role}`],
      ['roles', role],
    ])
    assert.equal(made.status, 422)
    assert.match(await made.text(), /tidak Anda pegang/)
    const self = await dewi.send(`/staf/akun-petugas/${dewi.id}`, [
      ['name', 'dewi'],
      ['roles', 'personalia'],
      ['roles', role],
    ])
    assert.equal(self.status, 422)
    assert.equal(await findAccountByLogin(db, `x-${role}`), undefined)
  }
  assert.deepEqual(await rolesOf(dewi.id), ['personalia'])
  const form = await (await dewi.get('/staf/akun-petugas/baru')).text()
  assert.match(form, /value="layanan"/)
  assert.doesNotMatch(form, /value="(kepala|administrator)"/)
  const made = await dewi.send('/staf/akun-petugas/baru', [
    ['name', 'Y'],
    ['login', 'yoga'],
    ['roles', 'layanan'],
  ])
  assert.equal(made.status, 200)
})

test('nobody takes over, changes or closes an account that holds more than they hold', async () => {
  for (const { id } of [wahyu, endang]) {
    const before = await db.selectFrom('staff.accounts').selectAll().where('id', '=', id).executeTakeFirst()
    const answers = [
      await dewi.send(`/staf/akun-petugas/${id}`, [['name', 'Lain']]),
      await dewi.send(`/staf/akun-petugas/${id}/kata-sandi`),
      await dewi.send(`/staf/akun-petugas/${id}/status`, [['status', 'nonaktif']]),
    ]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [422, 422, 422],
    )
    const after = await db.selectFrom('staff.accounts').selectAll().where('id', '=', id).executeTakeFirst()
    assert.deepEqual(after, before)
    assert.doesNotMatch(await (await dewi.get(`/staf/akun-petugas/${id}`)).text(), /name="roles"/)
  }
})

test('the last administrator keeps role and account', async () => {
  const helper = await person('pembantu', 'administrator')
  assert.deepEqual(await disableAccount(db, wahyu.id, wahyu.actor, now), { ok: false, refusal: 'yourself' })
  assert.equal((await disableAccount(db, helper.id, wahyu.actor, now)).ok, true)
  const answers = [
    await wahyu.send(`/staf/akun-petugas/${wahyu.id}/status`, [['status', 'nonaktif']]),
    await wahyu.send(`/staf/akun-petugas/${wahyu.id}`, [
      ['name', 'W'],
      ['roles', 'layanan'],
    ]),
  ]
  for (const answer of answers) {
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /administrator terakhir/)
  }
  assert.deepEqual(await rolesOf(wahyu.id), ['administrator'])
})

test('of administrators who give up the role or close each other at once, one stays', async () => {
  const [one, two] = [await person('satu', 'administrator'), await person('dua', 'administrator')]
  assert.equal((await disableAccount(db, wahyu.id, one.actor, now)).ok, true)
  const left = () =>
    db
      .selectFrom('staff.accountRoles as held')
      .innerJoin('staff.accounts as account', 'account.id', 'held.accountId')
      .select('account.id')
      .where('held.roleCode', '=', 'administrator')
      .where('account.disabledAt', 'is', null)
      .execute()
  const reset = async () => {
    await db
      .updateTable('staff.accounts')
      .set({ disabledAt: null })
      .where('id', 'in', [one.id, two.id])
      .execute()
    await db.deleteFrom('staff.accountRoles').where('accountId', 'in', [one.id, two.id]).execute()
    await db
      .insertInto('staff.accountRoles')
      .values([one, two].map(({ id }) => ({ accountId: id, roleCode: 'administrator' })))
      .execute()
  }
  await Promise.all(Array.from({ length: 6 }, () => sql`select pg_sleep(0.05)`.execute(db)))
  for (let round = 0; round < 10; round++) {
    await reset()
    const given = await Promise.all(
      [one, two].map(({ id, actor }) => changeAccount(db, id, { name: 'x', roles: ['layanan'] }, actor)),
    )
    assert.equal(given.filter(({ ok }) => ok).length, 1)
    assert.equal((await left()).length, 1)
    await reset()
    const closed = await Promise.all([
      disableAccount(db, two.id, one.actor, now),
      disableAccount(db, one.id, two.actor, now),
    ])
    assert.equal(closed.filter(({ ok }) => ok).length, 1)
    assert.equal((await left()).length, 1)
  }
})

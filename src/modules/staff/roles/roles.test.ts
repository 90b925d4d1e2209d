import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemActor } from '#kernel/audit.ts'
import type { Permission } from '#kernel/permissions.ts'
import { startSession } from '#kernel/session.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { createAccount, findStaffViewer, saveRole, staffModule, staffPermissions } from '../index.ts'

const { db } = await testDatabase()
const loans: Permission = { name: 'circulation.lend', label: { id: 'Meminjamkan', en: 'Lend' } }
const all = [loans, ...staffPermissions]
const web = await testWeb(db, () => [staffModule({ standings: [], auditWords: [], permissions: () => all })])

await saveRole(db, {
  code: 'administrator',
  name: 'Administrator',
  permissions: all.map(({ name }) => name),
})

async function person(login: string, role: string) {
  const account = { login, name: login, password: 'alun-alun blitar', roles: [role] }
  const made = await createAccount(db, account, systemActor)
  if (!made.ok) throw new Error(made.refusal)
  const { id } = made.value
  const token = await startSession(db, { kind: 'staff', id }, 'Test', new Date())
  const headers = { Origin: 'http://localhost', Cookie: `sesi=${token}` }
  const get = (path: string) => web.app.request(`http://localhost${path}`, { headers })
  const send = (path: string, name: string, ...permissions: string[]) =>
    web.app.request(`http://localhost${path}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams([['name', name], ...permissions.map((one) => ['permissions', one])]),
    })
  return { id, get, send }
}

const permissionsOf = async (code: string) => {
  const role = await db
    .selectFrom('staff.roles')
    .select('permissions')
    .where('code', '=', code)
    .executeTakeFirst()
  return role?.permissions
}

const wahyu = await person('wahyu', 'administrator')
await saveRole(db, { code: 'personalia', name: 'Personalia', permissions: ['staff.enter', 'staff.accounts'] })
const dewi = await person('dewi', 'personalia')

test('a role is made from rights by their module, changed, and removed when nobody holds it', async () => {
  const form = wordsOf(await (await wahyu.get('/staf/peran/baru')).text())
  assert.match(form, /Layanan sirkulasi.*Meminjamkan.*Petugas dan administrasi/)

  const made = await wahyu.send('/staf/peran/baru', 'Pustakawan Anak', 'staff.enter')
  assert.equal(made.headers.get('Location'), '/staf/peran/pustakawan-anak/ubah?tersimpan=1')
  const holder = await person('tini', 'pustakawan-anak')

  const path = '/staf/peran/pustakawan-anak'
  assert.equal((await wahyu.send(`${path}/ubah`, 'Pustakawan Cilik', loans.name, 'staff.enter')).status, 303)
  assert.deepEqual(await permissionsOf('pustakawan-anak'), [loans.name, 'staff.enter'])
  assert.ok((await findStaffViewer(db, holder.id))?.permissions.has(loans.name), 'holders have it at once')

  const held = await wahyu.send(`${path}/hapus`, '')
  assert.equal(held.status, 422)
  assert.match(await held.text(), /Masih ada akun/)
  await db.deleteFrom('staff.accountRoles').where('accountId', '=', holder.id).execute()
  assert.equal((await wahyu.send(`${path}/hapus`, '')).status, 303)
  assert.equal(await permissionsOf('pustakawan-anak'), undefined)
  const deeds = await db
    .selectFrom('kernel.auditEntries')
    .select(['action', 'details'])
    .where('subjectId', '=', 'pustakawan-anak')
    .orderBy('id')
    .execute()
  assert.deepEqual(
    deeds.map(({ action }) => action),
    ['role.created', 'role.changed', 'role.removed'],
  )
  assert.deepEqual(deeds[1]?.details, { rightsGiven: [loans.name], rightsTaken: [] })
})

test('names must have letters and differ, rights must be known', async () => {
  const asked: [string, string[], RegExp][] = [
    ['', [], /harus ada/],
    ['123', [], /berisi huruf/],
    ['PERSONALIA', [], /Sudah ada peran/],
    ['Administrator', [], /administrator tidak dapat/],
    ['Baru', ['staff.everything'], /tidak dikenal/],
  ]
  for (const [name, permissions, said] of asked) {
    const answer = await wahyu.send('/staf/peran/baru', name, 'staff.enter', ...permissions)
    assert.equal(answer.status, 422, name)
    const html = await answer.text()
    assert.match(html, said)
    assert.match(html, /value="staff.enter"[^>]*checked/)
  }
  assert.equal((await wahyu.send('/staf/peran/baru', 'Baru', 'staff.enter')).status, 303)
  assert.match(await (await wahyu.get('/staf/peran/baru/ubah')).text(), /value="Baru"/)
})

test('the role of administrators stays as it is', async () => {
  assert.equal((await wahyu.send('/staf/peran/administrator/ubah', 'Bos', 'staff.enter')).status, 422)
  assert.equal((await wahyu.send('/staf/peran/administrator/hapus', '')).status, 422)
  assert.equal((await permissionsOf('administrator'))?.length, all.length)
  assert.doesNotMatch(await (await wahyu.get('/staf/peran/administrator/ubah')).text(), /name="permissions"/)
})

test('nobody puts rights they do not hold into a role, nor touches a role that holds more', async () => {
  const form = await (await dewi.get('/staf/peran/baru')).text()
  assert.match(form, /value="staff.accounts"/)
  assert.doesNotMatch(form, /value="staff.audit"/)

  assert.equal((await dewi.send('/staf/peran/baru', 'Pemeriksa', 'staff.audit')).status, 422)
  const own = await dewi.send('/staf/peran/personalia/ubah', 'Personalia', 'staff.accounts', loans.name)
  assert.equal(own.status, 422)
  assert.match(await own.text(), /tidak Anda pegang/)
  assert.deepEqual(await permissionsOf('personalia'), ['staff.enter', 'staff.accounts'])

  await saveRole(db, { code: 'kepala', name: 'Kepala', permissions: ['staff.audit'] })
  assert.equal((await dewi.send('/staf/peran/kepala/ubah', 'Kepala', 'staff.enter')).status, 422)
  assert.equal((await dewi.send('/staf/peran/kepala/hapus', '')).status, 422)
  assert.deepEqual(await permissionsOf('kepala'), ['staff.audit'])
  assert.doesNotMatch(await (await dewi.get('/staf/peran/kepala/ubah')).text(), /name="permissions"/)

  assert.equal((await dewi.send('/staf/peran/baru', 'Magang', 'staff.enter')).status, 303)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findStaffViewer } from '../accounts/find-account.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { setFirstRunCode, staffModule, staffPermissions } from '../index.ts'

const { db } = await testDatabase()
const staff = staffModule({
  standings: [],
  auditWords: [],
  permissions: () => staffPermissions.slice(0, 2),
})
const { stranger } = await testWeb(db, () => [staff])
const person = { code: '12345678', name: 'Wahyu', login: 'wahyu', password: 'alun-alun blitar' }
const send = (changes: Partial<typeof person> = {}) =>
  stranger.post('/staf/pertama', { ...person, ...changes })

test('the first administrator is made once, by whoever knows the code', async () => {
  assert.match(await stranger.read('/staf/pertama'), /Kode sekali pakai/)
  assert.match(await (await send()).text(), /Kode ini tidak cocok/, 'no code has been given out yet')
  setFirstRunCode('12345678')

  const wrong = await send({ code: '87654321' })
  assert.equal(wrong.status, 422)
  const html = await wrong.text()
  assert.match(html, /Kode ini tidak cocok/)
  assert.match(html, /value="wahyu"/)
  assert.doesNotMatch(html, /alun-alun blitar/, 'a password is never sent back')

  assert.match(await (await send({ password: 'pendek' })).text(), /terlalu pendek/)
  assert.match(await (await send({ login: 'Pak Wahyu' })).text(), /huruf kecil, angka/)

  const made = await send()
  assert.equal(made.headers.get('Location'), '/staf')
  assert.match(made.headers.get('Set-Cookie') ?? '', /sesi=.*HttpOnly/)
  const { id } = await db.selectFrom('staff.accounts').select('id').executeTakeFirstOrThrow()
  assert.deepEqual((await findStaffViewer(db, id))?.permissions, new Set(['staff.enter', 'staff.audit']))

  assert.equal((await stranger.get('/staf/pertama')).status, 404)
  assert.equal((await send({ login: 'orang-lain' })).status, 422)
})

test('the code cannot be guessed by trying', async (t) => {
  const empty = await testDatabase(t)
  const web = await testWeb(empty.db, () => [staff])
  setFirstRunCode('12345678')
  for (let tries = 0; tries < 20; tries += 1)
    await web.stranger.post('/staf/pertama', { ...person, code: '00000000' })
  assert.match(await (await web.stranger.post('/staf/pertama', person)).text(), /Terlalu banyak percobaan/)
})

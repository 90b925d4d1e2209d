import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemActor } from '#kernel/audit.ts'
import { verifyPassword } from '#kernel/password.ts'
import { startSession } from '#kernel/session.ts'
import { signInModule } from '#modules/sign-in/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb, wordsOf } from '../../../../test/support/web.ts'
import { createAccount, findAccountByLogin, saveRole, staffModule } from '../index.ts'

const { db } = await testDatabase()
const staff = staffModule({ standings: [], auditWords: [], permissions: () => [] })
const web = await testWeb(db, () => [signInModule, staff])
await saveRole(db, { code: 'layanan', name: 'Layanan', permissions: ['staff.enter'] })
const old = 'sirkulasi kelud'
const fresh = 'candi penataran'

async function person(login: string) {
  const account = { login, name: login, password: old, roles: ['layanan'] }
  const made = await createAccount(db, account, systemActor)
  if (!made.ok) throw new Error(made.refusal)
  const { id } = made.value
  const device = async (name: string) => {
    const token = await startSession(db, { kind: 'staff', id }, name, new Date())
    const headers = { Origin: 'http://localhost', Cookie: `sesi=${token}` }
    return {
      get: (path: string) => web.app.request(`http://localhost${path}`, { headers }),
      send: (path: string, fields: Record<string, string>) =>
        web.app.request(`http://localhost${path}`, {
          method: 'POST',
          headers,
          body: new URLSearchParams(fields),
        }),
    }
  }
  return { id, device }
}

const page = '/staf/kata-sandi'
const change = { current: old, fresh, again: fresh }

test('whoever knows the old password chooses a new one, and other devices are signed out', async () => {
  const agus = await person('agus')
  const [here, there] = [await agus.device('Firefox · Linux'), await agus.device('Chrome · Android')]
  const refusals: [Partial<typeof change>, RegExp][] = [
    [{ current: 'bukan ini' }, /tidak cocok/],
    [{ fresh: 'pendek', again: 'pendek' }, /terlalu pendek/],
    [{ again: 'candi lain' }, /tidak sama/],
    [{ fresh: old, again: old }, /kata sandi yang lama/],
    [{ current: '' }, /harus ada/],
  ]
  for (const [changes, said] of refusals) {
    const answer = await here.send(page, { ...change, ...changes })
    assert.equal(answer.status, 422)
    const html = await answer.text()
    assert.match(html, said)
    assert.doesNotMatch(html, /candi penataran|sirkulasi kelud/, 'a password is never sent back')
  }
  assert.equal((await there.get('/staf')).status, 200)
  assert.equal((await here.send(page, change)).headers.get('Location'), `${page}?diganti=1`)
  const stored = (await findAccountByLogin(db, 'agus'))?.passwordHash
  assert.ok(await verifyPassword(stored, fresh))
  assert.equal((await here.get('/staf')).status, 200)
  assert.equal((await there.get('/staf')).status, 303)
  const deeds = await db.selectFrom('kernel.auditEntries').select('action').orderBy('id').execute()
  assert.equal(deeds.at(-1)?.action, 'account.password-changed')
})

test('a password that somebody else chose opens nothing until it is replaced', async () => {
  const wati = await person('wati')
  await db.updateTable('staff.accounts').set({ passwordGiven: true }).where('id', '=', wati.id).execute()
  const here = await wati.device('Firefox · Linux')
  assert.equal((await here.get('/staf')).headers.get('Location'), page)
  assert.match(await (await here.get(page)).text(), /dibuatkan untuk Anda/)
  assert.equal((await here.send(page, change)).status, 303)
  assert.equal((await here.get('/staf')).status, 200)
  assert.doesNotMatch(await (await here.get(page)).text(), /dibuatkan untuk Anda/)
})

test('somebody sees where they are signed in and signs out there', async () => {
  const ratna = await person('ratna')
  const [here, there] = [await ratna.device('Firefox · Linux'), await ratna.device('Chrome · Android')]
  const html = await (await here.get(page)).text()
  assert.match(wordsOf(html), /Firefox · Linux \(perangkat ini\)/)
  assert.match(wordsOf(html), /Chrome · Android/)
  const action = /action="([^"]+)"[^>]*>\s*<button[^>]*>Keluar dari semua/.exec(html)?.[1] ?? ''
  assert.equal((await here.send(action, {})).headers.get('Location'), page)
  assert.equal((await there.get('/staf')).status, 303)
  assert.equal((await here.get(page)).status, 200)
})

test('who tries too often must wait, even with the right password', async () => {
  const budi = await person('budi')
  const here = await budi.device('Firefox')
  for (let tries = 0; tries < 6; tries += 1) await here.send(page, { ...change, current: `salah ${tries}` })
  const answer = await here.send(page, change)
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Terlalu banyak percobaan/)
  assert.equal(await verifyPassword((await findAccountByLogin(db, 'budi'))?.passwordHash, fresh), false)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemActor } from '#kernel/audit.ts'
import { accountModule } from '#modules/account/index.ts'
import { openVault, registerPatron } from '#modules/patrons/index.ts'
import { createAccount, saveRole } from '#modules/staff/index.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb } from '../../../test/support/web.ts'
import { signInModule } from './index.ts'

test('signing in', async (t) => {
  const { db } = await testDatabase(t)
  const vault = openVault([Buffer.alloc(32, 1)])
  const { stranger, app } = await testWeb(db, (files) => [
    signInModule,
    accountModule({ patrons: { vault, files } }),
  ])
  await registerPatron(db, { cardNumber: 'PKB-000101', name: 'Siti', pin: '190645' })
  await saveRole(db, { code: 'layanan', name: 'Layanan', permissions: ['staff.enter'] })
  await createAccount(
    db,
    { login: 'agus', name: 'Agus', password: 'sirkulasi-kelud', roles: ['layanan'] },
    systemActor,
  )
  const enter = (login: string, password: string, kembali = '') =>
    stranger.post('/masuk', { login, password, kembali })

  await t.test('a member signs in with card and PIN, whatever the case of the card', async () => {
    const answer = await enter('pkb-000101', '190645')
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('Location'), '/akun')
    const cookie = answer.headers.get('Set-Cookie') ?? ''
    assert.match(cookie, /HttpOnly/)
    assert.match(cookie, /SameSite=Lax/)
    const account = await app.request('http://localhost/akun', {
      headers: { Cookie: cookie.split(';')[0] ?? '' },
    })
    assert.match(await account.text(), /Halo, Siti/)
  })

  await t.test('staff go to their first page, or back to where they were', async () => {
    assert.equal((await enter('agus', 'sirkulasi-kelud')).headers.get('Location'), '/staf')
    const back = await enter('agus', 'sirkulasi-kelud', '/staf/cari?q=a')
    assert.equal(back.headers.get('Location'), '/staf/cari?q=a')
  })

  await t.test('the way back never leads to another site', async () => {
    for (const trap of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/a b',
    ]) {
      assert.equal((await enter('agus', 'sirkulasi-kelud', trap)).headers.get('Location'), '/staf', trap)
    }
  })

  await t.test('an empty form names its fields and keeps what was typed', async () => {
    const answer = await enter('agus', '')
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.match(page, /value="agus"/)
    assert.match(page, /Isian ini belum diisi/)
  })

  await t.test('a wrong PIN and an unknown card get the same answer', async () => {
    const [wrong, unknown] = [await enter('PKB-000101', '000000'), await enter('PKB-999999', '000000')]
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), /tidak cocok/)
    assert.match(await unknown.text(), /tidak cocok/)
  })

  await t.test('who guesses too often must wait, even with the right PIN', async () => {
    for (let i = 0; i < 8; i++) await enter('PKB-000101', `00000${i}`)
    const answer = await enter('PKB-000101', '190645')
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /Terlalu banyak percobaan/)
  })
})

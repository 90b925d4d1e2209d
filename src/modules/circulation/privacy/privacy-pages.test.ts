import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { circulationModule } from '../index.ts'
import { privacyPath } from './privacy-page.tsx'

const { db } = await testDatabase()
const web = await testWeb(db, () => [circulationModule])

test('the time until borrowers are forgotten is set on its page, within bounds', async () => {
  const head = await web.staff('circulation.privacy')
  assert.match(await (await head.get(privacyPath)).text(), /value="30"/)
  const refused = await head.post(privacyPath, { days: '9000' })
  assert.equal(refused.status, 422)
  const again = await refused.text()
  assert.match(again, /value="9000"/)
  assert.match(again, /Pilih antara 1 dan 730 hari/)
  assert.equal((await head.post(privacyPath, { days: '60' })).status, 303)
  assert.match(await (await head.get(privacyPath)).text(), /value="60"/)
})

test('only who may sees it', async () => {
  const desk = await web.staff('circulation.lend')
  assert.equal((await desk.post(privacyPath, { days: '60' })).status, 403)
})

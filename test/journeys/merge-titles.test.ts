import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { startPatria } from '../support/running-patria.ts'
import { cataloguer, signIn } from './signed-in.ts'

test('two titles become one by keyboard, and readers are led on', { skip: missingChromium() }, async (t) => {
  const { origin } = await startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1' } })
  const browser = await openBrowser(t)
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await signIn(page, origin, ...cataloguer)
  const old = `${origin}/koleksi/2017`
  const copiesOf = (text: string) => Number(/Eksemplar\s+(\d+)/.exec(text)?.[1])

  await page.goto(`${origin}/staf/katalog/2016/penggabungan`)
  await page.locator('[name=dengan]:focus').waitFor()
  await page.keyboard.type('2017')
  await page.keyboard.press('Enter')
  await page.waitForURL(/dengan=2017/)
  const [stays = '', goes = ''] = await page.locator('main .card').allInnerTexts()
  assert.ok(copiesOf(stays) > 0 && copiesOf(goes) > 0)
  await page.locator('[name=alasan]').press('Enter')
  await page.waitForURL(/katalog\/2016\?tersimpan=1/)

  const followed = await page.request.get(old)
  assert.equal(followed.url(), `${origin}/koleksi/2016`)
  await page.goto(`${origin}/staf/katalog/2016/penggabungan?dengan=2018`)
  const [together = ''] = await page.locator('main .card').allInnerTexts()
  assert.equal(copiesOf(together), copiesOf(stays) + copiesOf(goes))

  await page.goto(`${origin}/staf/katalog/mutu/penggabungan`)
  await page.locator('main button').first().press('Enter')
  await page.waitForURL(/dikembalikan=1/)
  assert.equal((await page.request.get(old)).url(), old)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { startPatria } from '../support/running-patria.ts'
import { administrator, signIn } from './signed-in.ts'
import { overflowOf, violationsOf } from './violations.ts'

test('money is taken from the keyboard, and the till is closed', { skip: missingChromium() }, async (t) => {
  const { origin } = await startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1' } })
  const browser = await openBrowser(t)
  const page = await (await browser.newContext({ bypassCSP: true })).newPage()
  const look = async (...widths: number[]) => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      assert.deepEqual(await violationsOf(page), [], page.url())
      assert.ok((await overflowOf(page)) <= 0, `${page.url()} is wider than ${width}`)
    }
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  await signIn(page, origin, ...administrator)
  await page.goto(`${origin}/staf/uang/tanggungan`)
  await look(1280, 820)
  await page.click('tbody th a')
  await look(1280)
  await page.check('[name=tempat] >> nth=0')
  await page.press('[name=tempat] >> nth=0', 'Enter')
  await page.waitForURL(/\/uang$/)
  await look(1280, 820, 360)
  // The amount has the focus: type it, go on to the cash received, and Enter.
  for (const typed of ['1000', '5000']) {
    await page.keyboard.type(typed)
    await page.keyboard.press(typed === '1000' ? 'Tab' : 'Enter')
  }
  await page.waitForURL(/kuitansi=/)
  assert.match((await page.textContent('main')) ?? '', /Kembalian Rp4\.000/)
  await page.click('.notice a[href*=kuitansi]')
  await page.waitForURL(/\/kuitansi\//)
  await look(1280, 360)
  await page.goto(`${origin}/staf/uang/kas`)
  await look(1280, 820)
  await page.fill('[name=modal]', '0')
  await page.fill('[name=hitungan]', '1000')
  await page.press('[name=hitungan]', 'Enter')
  await page.waitForURL(/baru=1/)
  await look(1280)
  await page.goto(`${origin}/staf/uang/pemutihan/baru?persen=50&sebelum=&cabang=&sisa=`)
  await look(1280, 820)
})

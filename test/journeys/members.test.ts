import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { startPatria } from '../support/running-patria.ts'
import { administrator, signIn } from './signed-in.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function checkPage(page: Page): Promise<void> {
  await page.evaluate(axe)
  const found: unknown = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(r => r.violations.map(v => v.id))`,
  )
  assert.deepEqual(found, [], page.url())
  assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')) <= 0, page.url())
}

test('members', { skip: missingChromium() }, async (t) => {
  const { origin } = await startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1' } })
  const browser = await openBrowser(t)

  await t.test('somebody registers from a telephone, without a photo', async () => {
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto(`${origin}/jadi-anggota`)
    await checkPage(page)
    await page.fill('[name=name]', 'Wulan Sari')
    await page.fill('[name=birthDate]', '1995-02-03')
    await page.fill('[name=phone]', '0812 3456 7801')
    await page.fill('[name=pin]', '248163')
    await page.check('[name=agreed]')
    // People take longer than the few seconds below which a form is taken for a program's.
    await page.waitForTimeout(4_200)
    await page.getByRole('button', { name: 'Daftar' }).click()
    await page.waitForURL(/selesai$/)
    assert.match(await page.locator('main').innerText(), /PKB-\d{6}/)
    await checkPage(page)
    await context.close()
  })

  await t.test('the desk verifies them, and registers another by keyboard alone', async () => {
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await signIn(page, origin, ...administrator)
    await page.goto(`${origin}/staf/anggota?keadaan=pending`)
    await page.getByRole('link', { name: 'Wulan Sari' }).click()
    await checkPage(page)
    await page.getByRole('button', { name: 'Verifikasi anggota' }).click()
    assert.match(await page.locator('main').innerText(), /Aktif/)
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await page.waitForURL(/baru$/)
    await page.keyboard.type('Bambang Irawan')
    await page.keyboard.press('Tab')
    await page.keyboard.type('081234567802')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('3572010107850042')
    await page.keyboard.press('Enter')
    await page.waitForURL(/anggota\/\d+$/)
    const words = await page.locator('main').innerText()
    assert.match(words, /Serahkan PIN ini sekarang/)
    assert.match(words, /3572••••••••0042/)
    await checkPage(page)
    await context.close()
  })
})

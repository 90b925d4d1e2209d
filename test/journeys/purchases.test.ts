import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { startPatria } from '../support/running-patria.ts'
import { cataloguer, signIn } from './signed-in.ts'

test(
  'a wish from an empty search reaches staff, and a magazine is received with the keyboard',
  { skip: missingChromium() },
  async (t) => {
    const { origin } = await startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1' } })
    const browser = await openBrowser(t)
    const page = await browser.newPage()

    await t.test('a member suggests what the search did not find', async () => {
      await signIn(page, origin, 'PKB-000102', '170845')
      await page.goto(`${origin}/cari?q=zzbabadkeludzz`)
      await page.locator('main').getByRole('link', { name: /usul/i }).last().click()
      assert.equal(await page.inputValue('[name=title]'), 'zzbabadkeludzz')
      await page.fill('[name=title]', 'Babad Kelud')
      await page.press('[name=title]', 'Enter')
      await page.getByText('Usulan sudah sampai').waitFor()
      await page.context().clearCookies()
    })

    await t.test('staff receive the oldest expected issue: scan, Enter, Enter', async () => {
      await signIn(page, origin, ...cataloguer)
      await page.goto(`${origin}/staf/pengadaan/usulan`)
      await page.getByRole('link', { name: 'Babad Kelud' }).waitFor()
      await page.goto(`${origin}/staf/berkala/terima`)
      await page.locator('[name=q]:focus').waitFor()
      await page.keyboard.type('gema')
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=gema/)
      await page.locator('[name=satu]:focus').waitFor()
      await page.keyboard.press('Enter')
      await page.getByText(/Diterima: Gema Patria/).waitFor()
      await page.locator('[name=q]:focus').waitFor()
    })
  },
)

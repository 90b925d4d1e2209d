import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { startPatria } from '../support/running-patria.ts'
import { administrator, signIn } from './signed-in.ts'
import { overflowOf, violationsOf } from './violations.ts'

/** Things to press that are lower than a finger wants, in pixels. */
const tooSmall = (page: Page) =>
  page.evaluate<
    string[]
  >(`[...document.querySelectorAll('a, button, input:not([type=hidden]), select, .tile')]
    .filter((one) => { const { width, height } = one.getBoundingClientRect(); return width > 0 && height < 44 })
    .map((one) => one.outerHTML.slice(0, 80))`)

test(
  'visitors come in, staff count, and a letter is made and verified',
  { skip: missingChromium() },
  async (t) => {
    const { origin } = await startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1' } })
    const browser = await openBrowser(t)
    const door = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 800 } })
    const screen = await door.newPage()

    await t.test(
      'a screen at the entrance is paired once; a member scans, answers with the keyboard, and is forgotten',
      async () => {
        await screen.goto(`${origin}/kios/pasang`)
        await screen.fill('[name=code]', 'BUKUTAMU')
        await screen.press('[name=code]', 'Enter')
        await screen.waitForURL('**/buku-tamu')
        // A scanner types and ends with Enter; the box has the focus by itself.
        await screen.keyboard.type('PKB-000101')
        await screen.keyboard.press('Enter')
        await screen.getByRole('heading', { name: 'Selamat datang, Siti!' }).waitFor()
        await screen.keyboard.press('Shift+Tab')
        await screen.keyboard.press('Enter')
        await screen.getByText('Terima kasih').waitFor()
        await screen.keyboard.press('Enter')
        await screen.waitForURL('**/buku-tamu')
        assert.equal(await screen.getByText('Siti').count(), 0)
        await screen.keyboard.type('PKB-000101')
        await screen.keyboard.press('Enter')
        await screen.getByText('sudah tercatat').last().waitFor()
      },
    )

    await t.test(
      'a guest is counted with the arrow keys alone, at every size, and nothing is too small to touch',
      async () => {
        for (const [width, height] of [
          [1280, 800],
          [800, 1280],
          [360, 740],
        ] as const) {
          await screen.setViewportSize({ width, height })
          for (const path of ['/buku-tamu', '/buku-tamu/tamu', '/buku-tamu/rombongan']) {
            await screen.goto(origin + path)
            assert.deepEqual(await violationsOf(screen), [], `${path} at ${width}`)
            assert.ok((await overflowOf(screen)) <= 0, `${path} is wider than ${width}`)
            assert.deepEqual(await tooSmall(screen), [], `${path} at ${width}`)
          }
        }
        await screen.goto(`${origin}/buku-tamu/tamu`)
        await screen.focus('[name=purpose]:checked')
        await screen.keyboard.press('ArrowRight')
        assert.ok(await screen.isChecked('[name=purpose][value=tujuan-membaca]'))
        await screen.keyboard.press('Enter')
        await screen.getByRole('heading', { name: 'Selamat datang!' }).waitFor()
      },
    )

    await t.test('a screen that nobody touches asks, and begins anew', async () => {
      await screen.clock.install()
      await screen.goto(`${origin}/buku-tamu/tamu`)
      await screen.clock.runFor(46_000)
      await screen.getByText('Masih di sini?').waitFor()
      await screen.keyboard.press('Enter')
      assert.ok(await screen.getByText('Masih di sini?').isHidden())
      await screen.clock.runFor(46_000)
      await screen.clock.runFor(21_000)
      await screen.waitForURL('**/buku-tamu')
    })

    await t.test('without scripts a guest is counted too', async () => {
      const plain = await browser.newContext({
        javaScriptEnabled: false,
        storageState: await door.storageState(),
      })
      const page = await plain.newPage()
      await page.goto(`${origin}/buku-tamu/rombongan`)
      await page.fill('[name=institution]', 'SDN Sananwetan 2')
      await page.fill('[name=people]', '31')
      await page.press('[name=people]', 'Enter')
      await page.getByText('31 orang tercatat').waitFor()
      await plain.close()
    })

    await t.test('taps without a network are kept, and each is sent once', async () => {
      const tablet = await browser.newContext({ bypassCSP: true })
      const page = await tablet.newPage()
      await signIn(page, origin, ...administrator)
      await page.goto(`${origin}/staf/pengunjung/hitung`)
      const shown = async () => Number(await page.getAttribute('output[data-count]', 'data-count'))
      const before = await shown()
      await tablet.setOffline(true)
      for (let count = 0; count < 5; count++) await page.getByRole('button', { name: 'Satu orang' }).click()
      assert.equal(await shown(), before + 5)
      await page.getByText('menunggu terkirim').waitFor()
      await tablet.setOffline(false)
      await page.getByText('menunggu terkirim').waitFor({ state: 'hidden' })
      await page.reload()
      assert.equal(await shown(), before + 5)
      await tablet.close()
    })

    await t.test('a member makes a letter, and somebody else verifies its code', async () => {
      const own = await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 740 } })
      const page = await own.newPage()
      await signIn(page, origin, 'PKB-000102', '170845')
      await page.goto(`${origin}/akun/bebas-pustaka`)
      assert.deepEqual(await violationsOf(page), [])
      await page.selectOption('[name=purpose]', 'kelulusan')
      await page.getByRole('button', { name: 'Buat surat' }).click()
      await page.getByText('Surat sudah jadi').waitFor()
      const file = await page
        .getByRole('link', { name: /^Surat \d+/ })
        .first()
        .getAttribute('href')
      const letter = await own.request.get(origin + (file ?? ''))
      assert.equal(letter.headers()['content-type'], 'application/pdf')
      await own.close()
      const staff = await (await browser.newContext()).newPage()
      await signIn(staff, origin, ...administrator)
      await staff.goto(`${origin}/staf/bebas-pustaka?q=PKB-000102`)
      await staff.getByRole('link', { name: /SBP/ }).first().click()
      const code = await staff.getByRole('link', { name: /^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/ }).innerText()
      const stranger = await (await browser.newContext()).newPage()
      await stranger.goto(`${origin}/bebas-pustaka`)
      await stranger.locator('[name=kode]:focus').waitFor()
      await stranger.keyboard.type(code.toLowerCase())
      await stranger.keyboard.press('Enter')
      await stranger.getByRole('heading', { name: 'Surat ini asli dan berlaku' }).waitFor()
      assert.ok(await stranger.getByText('B••• S•••').isVisible())
      assert.equal(await stranger.getByText('Santoso').count(), 0)
    })

    await t.test('what is alike shows while a wish is typed', async () => {
      const page = await (await browser.newContext()).newPage()
      await signIn(page, origin, 'PKB-000101', '190645')
      await page.goto(`${origin}/usulan/baru`)
      await page.locator('[name=title]').pressSequentially('merawat sep')
      await page.getByRole('link', { name: /Merawat sepeda sendiri/ }).waitFor()
    })
  },
)

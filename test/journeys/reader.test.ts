import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { startPatria } from '../support/running-patria.ts'

test('a reader finds a book', { skip: missingChromium() }, async (t) => {
  const { origin } = await startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1' } })
  const browser = await openBrowser(t)

  await t.test('with completion, by keyboard, on a telephone', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(`${origin}/`)
    await page.locator('main [name=q]').pressSequentially('pramo')
    await page.locator('[role=option]').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/(cari|koleksi)/)
    assert.match(await page.locator('main').innerText(), /Pramoedya/)
    assert.deepEqual(complaints, [], 'nothing offends the Content-Security-Policy')
    await page.close()
  })

  await t.test('although it was mistyped', async () => {
    const page = await browser.newPage()
    await page.goto(`${origin}/cari?q=laskar+pelagi`)
    assert.match(await page.locator('main').innerText(), /Menampilkan hasil untuk “laskar pelangi”/)
    assert.equal(await page.locator('.media-row h2').first().innerText(), 'Laskar pelangi')
    await page.close()
  })

  await t.test('without scripts: search, narrow, sort, open, take along', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${origin}/`)
    await page.fill('main [name=q]', 'fiksi indonesia')
    await page.press('main [name=q]', 'Enter')
    const total = Number.parseInt(
      (await page.locator('.results-head').innerText()).match(/(\d+) judul/)?.[1] ?? '',
      10,
    )
    await page
      .getByRole('link', { name: /Ruang Anak Ceria/ })
      .first()
      .click()
    const narrowed = Number.parseInt(
      (await page.locator('.results-head').innerText()).match(/(\d+) judul/)?.[1] ?? '',
      10,
    )
    assert.ok(narrowed > 0 && narrowed < total)
    await page.selectOption('[name=urut]', 'judul')
    await page.getByRole('button', { name: 'Terapkan' }).click()
    const titles = await page.locator('.media-row h2').allInnerTexts()
    assert.deepEqual(
      titles,
      titles.toSorted((a, b) => a.localeCompare(b, 'id')),
    )
    await page.locator('.media-row h2 a').first().click()
    assert.match(page.url(), /\/koleksi\/\d+$/)
    const ris = await page.request.get(`${page.url()}/unduh/ris`)
    assert.match(await ris.text(), /^TY {2}- BOOK/)
    await context.close()
  })

  await t.test('in English, in the dark, and it stays so', async () => {
    const page = await browser.newPage()
    await page.goto(`${origin}/`)
    await page.getByRole('link', { name: 'English' }).click()
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    await page.locator('button[value=dark]').click()
    await page.goto(`${origin}/tentang`)
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark')
    await page.close()
  })

  await t.test('and the first view is light, from here alone', async () => {
    for (const path of ['/', '/cari?q=indonesia', '/koleksi/2016']) {
      const context = await browser.newContext()
      const page = await context.newPage()
      let bytes = 0
      let fonts = 0
      const foreign: string[] = []
      page.on('response', async (response) => {
        const { responseBodySize, responseHeadersSize } = await response.request().sizes()
        if (response.request().resourceType() === 'font') fonts += responseBodySize
        else bytes += responseBodySize + responseHeadersSize
        if (!response.url().startsWith(origin)) foreign.push(response.url())
      })
      await page.goto(origin + path, { waitUntil: 'networkidle' })
      assert.deepEqual(foreign, [], path)
      assert.ok(bytes > 0 && bytes <= 60_000, `${path}: ${bytes} bytes`)
      assert.ok(fonts <= 70_000, `${path}: ${fonts} bytes of fonts`)
      await context.close()
    }
  })
})

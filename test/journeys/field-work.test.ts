import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { startPatria } from '../support/running-patria.ts'
import { administrator, signIn } from './signed-in.ts'
import { overflowOf, violationsOf } from './violations.ts'

/** Goes by the Tab key alone to what has this name, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < 150; steps++) {
    if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`))
      return
    await page.keyboard.press('Tab')
  }
  assert.fail(`${selector} is not reached by keyboard`)
}

/** Pages for scanning have the focus where the scanner types. */
const focusOn = (page: Page, id: string) =>
  page.waitForFunction(`document.activeElement?.id === ${JSON.stringify(id)}`)

test('the mobile library and a school crate, by keyboard alone', { skip: missingChromium() }, async (t) => {
  const patria = await startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1' } })
  const browser = await openBrowser(t)
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true })
  const page = await context.newPage()

  await t.test('a reader without scripts finds the next visit in the agenda and the calendar', async () => {
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    })
    const reader = await plain.newPage()
    await reader.goto(`${patria.origin}/keliling`)
    await reader.getByRole('link', { name: 'Kelurahan Gedog' }).last().click()
    assert.match((await reader.textContent('main')) ?? '', /Setiap Selasa, 11\.00–12\.30/)
    await reader.goto(`${patria.origin}/agenda`)
    await reader.selectOption('[name=titik]', { label: 'Kelurahan Gedog' })
    await reader.getByRole('button', { name: 'Tampilkan' }).click()
    const places = await reader.locator('.agenda-item a').allTextContents()
    assert.ok(places.length > 0 && places.every((name) => name === 'Kelurahan Gedog'))
    assert.ok((await overflowOf(reader)) <= 0)
    const feed = await reader.request.get(`${patria.origin}/keliling/titik/2/kalender.ics`)
    assert.match(feed.headers()['content-type'] ?? '', /text\/calendar/)
    assert.match(await feed.text(), /BEGIN:VEVENT[^]*SUMMARY:Perpustakaan keliling: Kelurahan Gedog/)
    await plain.close()
  })

  await t.test('what somebody waits for is scanned aboard and stands ready for its stop', async () => {
    await signIn(page, patria.origin, ...administrator)
    await page.goto(`${patria.origin}/staf/keliling/armada/3/muatan`)
    const row = page.locator('tr', { hasText: 'Di rak' }).first()
    const barcode = (await row.locator('a').first().textContent()) ?? ''
    await focusOn(page, 'barcodes')
    await page.keyboard.type(barcode)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('1 eksemplar dipindai').first().waitFor()
    assert.match((await page.textContent('main')) ?? '', new RegExp(`${barcode}\\s*Rak pesanan, kode \\d{4}`))
    assert.deepEqual(await violationsOf(page), [])
  })

  await t.test('a crate is looked at, lent, and comes back with one copy missing', async () => {
    await page.goto(`${patria.origin}/staf/meja/tempat`)
    await page.check('[name=tempat] >> nth=0')
    await page.getByRole('button', { name: 'Pakai cabang ini' }).click()
    await page.goto(`${patria.origin}/staf/paket/peti`)
    await page.getByRole('link', { name: 'Peti Pojok Baca Kelurahan' }).click()
    await page.getByRole('link', { name: 'Pinjamkan', exact: true }).click()
    await tabTo(page, '[name=institutionId]')
    await page.keyboard.type('Pojok Baca Kelurahan Turi')
    await tabTo(page, 'button[value=periksa]')
    await page.keyboard.press('Enter')
    await page.getByText(/8 eksemplar dapat dipinjamkan ke Pojok Baca Kelurahan Turi/).waitFor()
    assert.deepEqual(await violationsOf(page), [])
    await tabTo(page, 'button[value=pinjamkan]')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/staf\/paket\/\d+$/)
    const barcodes = await page.locator('main tbody a').allTextContents()
    assert.equal(barcodes.length, 8)
    await page.goto(`${patria.origin}/staf/paket/kembali`)
    await focusOn(page, 'peti')
    await page.keyboard.type('PETI-003')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/\d+\/kembali$/)
    await focusOn(page, 'barcodes')
    await page.keyboard.insertText(barcodes.slice(1).join('\n'))
    await tabTo(page, 'button[value=pindai]')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/staf\/paket\/\d+$/)
    const words = (await page.textContent('main')) ?? ''
    assert.match(words, /1 belum kembali/)
    assert.match(words, /7 eksemplar kembali, 1 belum/)
    assert.deepEqual(await violationsOf(page), [])
    await page.setViewportSize({ width: 360, height: 800 })
    assert.ok((await overflowOf(page)) <= 0)
  })
})

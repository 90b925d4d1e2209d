import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingChromium, openBrowser } from './chromium.ts'

test('the browser opens a page', { skip: missingChromium() }, async (t) => {
  const browser = await openBrowser(t)
  const page = await browser.newPage()
  await page.setContent('<html lang="id"><title>Perpustakaan</title><h1>Selamat datang</h1>')
  assert.equal(await page.title(), 'Perpustakaan')
  assert.equal(await page.getByRole('heading').innerText(), 'Selamat datang')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { startPatria } from '../support/running-patria.ts'
import { administrator, signIn } from './signed-in.ts'

test(
  'a librarian drafts longer loans and applies them, by keyboard alone',
  { skip: missingChromium() },
  async (t) => {
    const { origin } = await startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1' } })
    const page = await (await openBrowser(t)).newPage()
    await signIn(page, origin, ...administrator)
    const press = async (label: string) => {
      await page
        .getByRole('main')
        .getByLabel(label)
        .or(page.getByRole('main').getByText(label, { exact: true }))
        .first()
        .focus()
      await page.keyboard.press('Enter')
      await page.waitForLoadState()
    }
    await page.goto(`${origin}/staf/sirkulasi/aturan/rancangan`)
    await page.getByLabel('Nama rancangan').focus()
    await page.keyboard.type('Dua minggu')
    await page.keyboard.press('Enter')
    await page.waitForURL(/rancangan\/\d+/)
    const draft = page.url()
    await press('Ketentuan')
    await press('Ubah Peminjaman: Biasa')
    await page.getByLabel('Lama pinjam (hari)').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('14')
    await page.keyboard.press('Enter')
    await page.waitForURL(/tersimpan/)
    assert.match((await page.textContent('main')) ?? '', /Anda melihat rancangan “Dua minggu”/)
    await page.goto(`${origin}/staf/sirkulasi/aturan`)
    assert.match((await page.textContent('main')) ?? '', /7 hari; ditolak/)
    await page.goto(draft)
    assert.match((await page.textContent('main')) ?? '', /Biasa \(7 hari[\s\S]*Biasa \(14 hari/)
    await press('Berlakukan sekarang')
    await page.waitForURL(/tersimpan/)
    assert.match((await page.textContent('main')) ?? '', /14 hari; ditolak/)
    await page.goto(
      `${origin}/staf/sirkulasi/aturan/penjelasan?jenis=umum&kategori=sirkulasi&tanggal=2027-03-01`,
    )
    assert.match((await page.textContent('main')) ?? '', /harus mengembalikannya pada Senin, 15 Maret 2027/)
  },
)

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { fixture } from '../support/marc-files.ts'
import { startPatria } from '../support/running-patria.ts'
import { cataloguer, signIn } from './signed-in.ts'
import { violationsOf } from './violations.ts'

test('a cataloguer brings files in, looks, writes and takes back', { skip: missingChromium() }, async (t) => {
  const patria = await startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1' } })
  const browser = await openBrowser(t)
  // The checks of accessibility must run where the pages' own policy allows no scripts but ours.
  const context = await browser.newContext({ bypassCSP: true, baseURL: patria.origin })
  const page = await context.newPage()
  await signIn(page, patria.origin, ...cataloguer)
  const imported = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from catalogue.records where import_id is not null`.execute(
      patria.database.db,
    )
    return rows[0]?.count ?? 0
  }

  await upload(page, { path: fixture('gpo-marc8.mrc') })
  await untilText(page, /Belum ada yang ditulis/)
  await usable(page)
  await page.getByRole('button', { name: 'Tulis ke katalog' }).click()
  await untilText(page, /Impor selesai ditulis/)
  assert.ok((await imported()) > 0)
  await page.getByRole('button', { name: 'Kembalikan impor ini' }).click()
  await untilText(page, /sudah dikembalikan/)
  assert.equal(await imported(), 0)

  const table =
    'Judul,Pengarang,Tahun,No. Induk\nBuku uji impor,Siti,2026,U-001\nTanpa apa-apa,,,\n,Budi,2026,\n'
  await upload(page, { content: table })
  await usable(page)
  await page.getByRole('button', { name: 'Baca berkas' }).click()
  await untilText(page, /Belum ada yang ditulis/)
  await usable(page)
  await page.getByRole('link', { name: 'Ditolak', exact: true }).click()
  assert.match(await page.getByRole('main').innerText(), /Baris ini tidak punya judul/)
})

async function upload(page: Page, file: { path: string } | { content: string }): Promise<void> {
  await page.goto('/staf/katalog/impor')
  await page.getByRole('link', { name: 'Impor baru' }).click()
  await usable(page)
  const chosen =
    'path' in file ? file.path : { name: 'buku.csv', mimeType: 'text/csv', buffer: Buffer.from(file.content) }
  await page.getByLabel('Berkas', { exact: true }).setInputFiles(chosen)
  await page.getByRole('button', { name: 'Unggah dan baca' }).click()
}

async function usable(page: Page): Promise<void> {
  assert.deepEqual(await violationsOf(page), [])
}

/** Progress refreshes by itself; what comes after it shows when the page is loaded again. */
async function untilText(page: Page, text: RegExp): Promise<void> {
  for (let i = 0; i < 150; i++) {
    if (text.test(await page.getByRole('main').innerText())) return
    await page.waitForTimeout(200)
    await page.reload()
  }
  assert.fail(`the page never said ${text}`)
}

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { serve } from '@hono/node-server'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { testDatabase } from '../support/database.ts'
import { missingProgram } from '../support/outside-program.ts'
import { readBarcodes } from '../support/read-barcodes.ts'
import { startPatria } from '../support/running-patria.ts'
import { sruLibrary } from '../support/sru-library.ts'
import { cataloguer, signIn } from './signed-in.ts'
import { overflowOf, violationsOf } from './violations.ts'

const skip = missingChromium() || missingProgram('zbarimg') || missingProgram('pdftoppm')
const isbn = '9789799731234'

/** Another library that runs Patria, behind its own SRU; gives its address. */
async function anotherLibrary(): Promise<string> {
  const { web } = await sruLibrary((await testDatabase()).db, 20)
  const server = serve({ fetch: web.app.fetch, hostname: '127.0.0.1', port: 0 })
  after(() => void server.close())
  if (!server.listening) await once(server, 'listening')
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/sru`
}

test('a cataloguer who never touches the mouse', { skip }, async (t) => {
  const [other, { origin, database }] = await Promise.all([
    anotherLibrary(),
    startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1', PATRIA_PRIVATE_SOURCES: '1' } }),
  ])
  const sources = [
    { name: 'Perpustakaan Malang', url: other, position: 2 },
    { name: 'Tidak menjawab', url: 'http://127.0.0.1:9/sru', position: 1 },
  ]
  await database.db.insertInto('catalogue.copySources').values(sources).execute()
  const browser = await openBrowser(t)
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await signIn(page, origin, ...cataloguer)
  const keys = page.keyboard
  // Whoever presses Enter has seen where the focus is.
  const focused = () => page.waitForFunction('document.activeElement !== document.body')
  const enter = async (address: RegExp) => {
    await focused()
    await Promise.all([page.waitForURL(address), keys.press('Enter')])
    await page.waitForLoadState()
  }

  await t.test('from the scan of an ISBN to the labels of three copies', async (step) => {
    await page.goto(`${origin}/staf`)
    const begun = performance.now()
    await keys.press('/')
    await keys.type(isbn, { delay: 5 })
    await enter(/staf\/cari/)
    await enter(/katalog\/salin\?/)
    await enter(/katalog\/salin\/ambil/)
    await focused()
    await keys.type('3')
    await enter(/eksemplar-beruntun\/selesai/)
    await enter(/katalog\/label\/\d+/)
    await focused()
    const [file] = await Promise.all([
      page.waitForRequest((request) => request.url().includes('label.pdf')),
      keys.press('Enter'),
    ])
    const pdf = await page.request.get(file.url())
    const seconds = (performance.now() - begun) / 1000
    step.diagnostic(`a new title with three copies, from scan to labels: ${seconds.toFixed(1)} s`)
    assert.ok(seconds <= 60, `${seconds} s`)
    const found = readBarcodes(await pdf.body())
    const { rows } = await sql<{ barcode: string }>`
      select barcode from catalogue.items order by id desc limit 3`.execute(database.db)
    assert.deepEqual(found.toSorted(), rows.map(({ barcode }) => `CODE-128:${barcode}`).toSorted())
  })

  await t.test('a title by hand, in both views, with a double in the way', async () => {
    await page.goto(`${origin}/staf`)
    await keys.press('g')
    await keys.press('b')
    await page.waitForURL(/katalog\/baru/)
    await keys.type('Bumi manusia')
    await keys.press('Tab')
    await keys.type('edisi uji')
    await page.getByText('Mungkin sudah ada dalam katalog').waitFor()
    await keys.press('F4')
    await page.locator('.marc-row').first().waitFor()
    assert.equal(await focusedTag(page), '245')
    await keys.press('Enter')
    await keys.type('500')
    await keys.press('Tab')
    await keys.press('Tab')
    await keys.type('$a Dicatat tanpa tetikus.')
    await keys.press('Alt+ArrowUp')
    await keys.press('Control+s')
    await page.getByText('Belum disimpan').waitFor()
    await page.locator('.marc-row').first().waitFor()
    await keys.press('Control+s')
    await page.waitForURL(/tersimpan=1/)
    assert.match(await page.locator('main').innerText(), /edisi uji|Bumi manusia/)
    await enter(/eksemplar-beruntun$/)
    await enter(/selesai/)
    assert.match(await page.locator('main').innerText(), /1 eksemplar ditambahkan/)
  })

  await t.test('its pages can be used by everybody, and fit a desk and a tablet', async () => {
    const pages = [
      '/staf/cari?q=9786020633176',
      `/staf/katalog/salin?teks=${isbn}&menurut=isbn`,
      '/staf/katalog/salin/sumber',
      '/staf/katalog/salin/sumber/1',
      '/staf/katalog/baru?lembar=peta',
      '/staf/katalog/baru?lembar=berkala&tampilan=marc',
      '/staf/katalog/2016/eksemplar-beruntun',
      '/staf/katalog/ubah-massal',
      '/staf/katalog/ubah-massal/baru?cari=bumi',
      '/staf/katalog/label',
      '/staf/katalog/label/1',
      '/staf/katalog/label/kertas',
      '/staf/katalog/label/kertas/1',
    ]
    for (const path of pages) {
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.goto(origin + path)
      assert.deepEqual(await violationsOf(page), [], path)
      assert.ok((await overflowOf(page)) <= 0, `${path} is wider than a screen`)
      await page.setViewportSize({ width: 820, height: 1180 })
      assert.ok((await overflowOf(page)) <= 0, `${path} is wider than a tablet`)
    }
  })
})

const focusedTag = (page: Page) =>
  page.evaluate<string>("document.activeElement.closest('.marc-row')?.dataset.tag ?? ''")

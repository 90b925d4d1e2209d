import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { startPatria } from '../support/running-patria.ts'
import { administrator, signIn } from './signed-in.ts'
import { overflowOf, violationsOf } from './violations.ts'

test('a stock-take at the shelf', { skip: missingChromium() }, async (t) => {
  const { origin, database } = await startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1' } })
  const { db } = database
  const browser = await openBrowser(t)
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await signIn(page, origin, ...administrator)
  const { rows } = await sql<{ id: number }>`
    select id from stock_take.sessions where state = 'under-way'`.execute(db)
  const address = `${origin}/staf/opname/${rows[0]?.id}`
  const { rows: unseen } = await sql<{ barcode: string; shelf: string }>`
    select barcode, shelf from catalogue.items items
    where collection_type = 'umum' and branch_id = (select branch_id from stock_take.sessions where id = ${rows[0]?.id})
      and disposition = 'in-circulation' and deleted_at is null
      and id not in (select item_id from stock_take.seen where session_id = ${rows[0]?.id})
      and id not in (select item_id from circulation.out_items)
    order by id limit 8`.execute(db)
  const barcodes = unseen.map(({ barcode }) => barcode)
  assert.ok(barcodes.length >= 6)
  const scansOf = async (barcode: string) => {
    const { rows: found } = await sql`
      select from stock_take.scans where barcode = ${barcode} and session_id = ${rows[0]?.id}`.execute(db)
    return found.length
  }
  const scan = async (barcode: string) => {
    await page.keyboard.type(barcode)
    await page.keyboard.press('Enter')
  }

  await t.test('scans by keyboard alone, and never waits for an answer', async () => {
    await page.goto(`${address}/pindai`)
    await page.locator('[name=q]:focus').waitFor()
    for (const barcode of barcodes.slice(0, 3)) await scan(barcode)
    await page.locator('[data-recent] li').nth(2).waitFor()
    await page.getByText('Semua terkirim.').waitFor()
    assert.match(await page.locator('[data-verdict]').innerText(), /Cocok/)
    await scan(barcodes[0] ?? '')
    await page.getByText('Sudah dipindai').first().waitFor()
    await scan('BUKAN-MILIK-KITA')
    await page.locator('.opname-answer[data-tone=bad]').waitFor()
    await page.locator('[name=q]:focus').waitFor()
  })

  await t.test('goes on without the network, keeps what was scanned, and sends it once', async () => {
    await context.setOffline(true)
    for (const barcode of barcodes.slice(3, 6)) await scan(barcode)
    await page.getByText(/3 pindaian menunggu terkirim/).waitFor()
    assert.equal(await scansOf(barcodes[3] ?? ''), 0)
    // Another look at the page, as after an empty battery: the scans are still there.
    await page.route('**/pindaian', (route) => route.abort())
    await context.setOffline(false)
    await page.reload()
    await page.getByText(/3 pindaian menunggu terkirim/).waitFor()
    await page.unroute('**/pindaian')
    await page.getByText('Semua terkirim.').waitFor()
    for (const barcode of barcodes.slice(3, 6)) assert.equal(await scansOf(barcode), 1)
  })

  await t.test('a lost answer is asked for again and counts once', async () => {
    const barcode = barcodes[6] ?? ''
    // The library has it, the telephone does not hear so.
    await page.route('**/pindaian', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await scan(barcode)
    await page.waitForTimeout(800)
    await page.unroute('**/pindaian')
    await page.getByText('Semua terkirim.').waitFor()
    assert.equal(await scansOf(barcode), 1)
  })

  await t.test('a slip is taken back', async () => {
    await page.goto(`${address}/pindai`)
    await page.fill('#rak', 'A1')
    await page.check('[name=inOrder]')
    const slip = page.locator('[data-recent] li').first()
    await slip.getByRole('button', { name: /Batalkan pindaian/ }).click()
    await page.locator('[data-recent] li').first().getByText('dibatalkan').waitFor()
    // Where the person stands is not forgotten: the next scans would be judged without it.
    assert.equal(await page.inputValue('#rak'), 'A1')
    assert.equal(await page.isChecked('[name=inOrder]'), true)
  })

  await t.test('missing copies are previewed, declared missing, and brought back', async () => {
    await page.goto(`${address}/hasil/missing`)
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Lihat dahulu' }).click()
    await page.getByRole('button', { name: /Jalankan untuk 1 eksemplar/ }).click()
    await page.getByRole('button', { name: 'Urungkan' }).waitFor({ timeout: 30_000 })
    await page.getByText('dikerjakan: 1').waitFor()
    await page.getByRole('button', { name: 'Urungkan' }).click()
    await page.getByText('diurungkan: 1').waitFor({ timeout: 30_000 })
  })

  await t.test('without a script the same page counts by forms', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const still = await plain.newPage()
    await signIn(still, origin, ...administrator)
    await still.goto(`${address}/pindai`)
    await still.fill('#pindai', barcodes[7] ?? '')
    await still.press('#pindai', 'Enter')
    await still.locator('.opname-answer').getByText('Cocok').waitFor()
    await plain.close()
  })

  await t.test('every page can be used by everybody, on a telephone too', async () => {
    const closed = `${origin}/staf/opname/1`
    const { rows: corrections } = await sql<{ id: number }>`select id from stock_take.corrections`.execute(db)
    const pages = [
      `${origin}/staf/opname`,
      `${origin}/staf/opname/baru`,
      address,
      `${address}/pindai`,
      `${address}/berkas`,
      `${address}/hasil/missing`,
      `${address}/hasil/misplaced`,
      `${address}/hasil/unexpected`,
      `${address}/hasil/unknown`,
      `${address}/hasil/twice`,
      `${address}/koreksi/${corrections[0]?.id}`,
      `${address}/penutupan`,
      closed,
      `${closed}/laporan`,
    ]
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      for (const path of pages) {
        await page.goto(path)
        assert.deepEqual(await violationsOf(page), [], `${path} at ${width}`)
        assert.ok((await overflowOf(page)) <= 0, `${path} is wider than ${width}`)
        assert.equal(await page.locator('h1').count(), 1, path)
      }
    }
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { startPatria } from '../support/running-patria.ts'
import { cataloguer, signIn } from './signed-in.ts'

test('a cataloguer at work', { skip: missingChromium() }, async (t) => {
  const { origin } = await startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1' } })
  const browser = await openBrowser(t)
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await signIn(page, origin, ...cataloguer)

  await t.test('scans a copy by keyboard alone', async () => {
    await page.goto(`${origin}/staf`)
    await page.keyboard.press('/')
    await page.keyboard.type('PKB0000930')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/staf\/katalog\/\d+$/)
    assert.match(await page.locator('main').innerText(), /PKB0000930/)
  })

  const found = async (text: string): Promise<number> => {
    const answer = await page.request.get(`${origin}/api/v1/search?q=${encodeURIComponent(text)}`)
    const body: { total: number } = await answer.json()
    return body.total
  }

  await t.test('corrects a title, which readers then find', async () => {
    await page.goto(`${page.url()}/ubah`)
    await page.fill('[name=subtitle]', 'edisi kenangan Penataran')
    await page.locator('main button[type=submit]').first().click()
    await page.waitForURL(/tersimpan=1/)
    const saved = Date.now()
    while ((await found('kenangan Penataran')) === 0)
      assert.ok(Date.now() - saved < 10_000, 'not found in time')
  })

  await t.test('sees what changed and goes back to the state before', async () => {
    const id = /katalog\/(\d+)/.exec(page.url())?.[1] ?? ''
    await page.goto(`${origin}/staf/katalog/${id}/riwayat`)
    assert.match(await page.locator('main').innerText(), /edisi kenangan Penataran/)
    await page.getByRole('button', { name: 'Kembalikan ke versi ini' }).last().click()
    await page.goto(`${origin}/koleksi/${id}`)
    assert.doesNotMatch(await page.locator('main').innerText(), /kenangan/)
  })

  await t.test('is told, and loses nothing, when somebody else was quicker', async () => {
    const other = await (
      await browser.newContext({ storageState: await page.context().storageState() })
    ).newPage()
    await page.goto(`${origin}/staf/katalog/2016/ubah`)
    await other.goto(`${origin}/staf/katalog/2016/ubah`)
    await other.fill('[name=edition]', 'Cetakan 2')
    await other.locator('main button[type=submit]').first().click()
    await other.waitForURL(/tersimpan=1/)
    await page.fill('[name=edition]', 'Cetakan 3')
    await page.locator('main button[type=submit]').first().click()
    assert.match(await page.locator('main').innerText(), /diubah orang lain/)
    assert.equal(await page.inputValue('[name=edition]'), 'Cetakan 3')
    await other.context().close()
  })

  await t.test('sets a title aside, out of sight of readers, and brings it back', async () => {
    await page.goto(`${origin}/staf/katalog/2017/karantina`)
    await page.fill('[name=reason]', 'salah masuk')
    await page.locator('main button[type=submit]').first().click()
    assert.equal((await page.request.get(`${origin}/koleksi/2017`)).status(), 404)
    await page.getByRole('button', { name: 'Pulihkan dari karantina' }).click()
    assert.equal((await page.request.get(`${origin}/koleksi/2017`)).status(), 200)
  })

  await t.test('has no way into what is not theirs', async () => {
    const answer = await page.goto(`${origin}/staf/catatan-perubahan`)
    assert.equal(answer?.status(), 403)
  })
})

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { cameraOf, filmOf } from '../support/film-of.ts'
import { startPatria, type RunningPatria } from '../support/running-patria.ts'
import { signIn } from './signed-in.ts'
import { overflowOf, violationsOf } from './violations.ts'

const budi = ['PKB-000102', '170845'] as const
const siti = ['PKB-000101', '190645'] as const
const books = ['PKB0000929', 'PKB0000932', 'PKB0000935']
const tall = { width: 1080, height: 1920 }
const wide = { width: 1280, height: 800 }
const slim = { width: 360, height: 740 }

let patria: RunningPatria
let browser: Browser

/** What the page prints and says is written down instead. */
const listen = `
  window.printed = 0
  window.print = () => { window.printed++ }
  window.said = []
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text }
  }
  Object.defineProperty(window, 'speechSynthesis', { value: {
    speaking: false, cancel() {}, getVoices: () => [{ lang: 'id-ID' }],
    speak(words) { window.said.push(words.lang + ' ' + words.text); words.dispatchEvent(new Event('start')) },
  } })`

async function atKiosk(from = browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await from.newContext({ bypassCSP: true, viewport: tall, hasTouch: true, ...options })
  await context.addInitScript(listen)
  const page = await context.newPage()
  await page.goto(`${patria.origin}/kios/pasang`)
  await page.click('main form button')
  await page.waitForURL('**/kios')
  return page
}

/** A scanner types quickly wherever the focus is, and ends with Enter. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

const heading = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor()

/** What is smaller than a finger: 44 pixels each way. */
const smallTargets = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('a, button, input:not([type=hidden])')]
    .filter((one) => one.checkVisibility() && !one.classList.contains('skip-link'))
    .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 90)])
    .filter(([box]) => box.width < 44 || box.height < 44)
    .map(([box, html]) => box.width + ' x ' + box.height + ' ' + html)`)

async function look(page: Page): Promise<void> {
  for (const size of [wide, slim, tall]) {
    await page.setViewportSize(size)
    assert.deepEqual(await violationsOf(page), [], `${page.url()} at ${size.width}`)
    assert.deepEqual(await smallTargets(page), [], `${page.url()} at ${size.width}`)
    assert.ok((await overflowOf(page)) <= 0, `${page.url()} is wider than ${size.width}`)
  }
}

const journey = (name: string, run: (t: TestContext) => Promise<void>) =>
  test(name, { skip: missingChromium() }, run)

if (!missingChromium()) {
  patria = await startPatria({ settings: { PATRIA_DEMO: '1' } })
  browser = await openBrowser()
}

journey(
  'three books with card, scanner and receipt take twelve steps and less than twenty seconds',
  async (t) => {
    const page = await atKiosk()
    let [steps, paused] = [0, 0]
    /** Looking, reaching and holding a barcode still, or hitting a large key, as slowly as somebody new does it. */
    const step = async (seconds: number, deed: () => Promise<void>) => {
      steps++
      paused += seconds
      await page.waitForTimeout(seconds * 1000)
      await deed()
    }
    const began = Date.now()
    await step(1.5, () => scan(page, budi[0]))
    await heading(page, 'Masukkan PIN')
    for (const digit of budi[1]) await step(0.6, () => page.tap(`[data-digit="${digit}"]`))
    await step(0.8, () => page.tap('text=Lanjut'))
    for (const [place, book] of books.entries()) {
      await step(1.8, () => scan(page, book))
      await page.getByText(`${place + 1} buku dipinjam sekarang`).waitFor()
    }
    await step(1.5, () => page.tap('text=Cetak struk dan selesai'))
    await heading(page, 'Struk sedang dicetak')
    const seconds = (Date.now() - began) / 1000
    t.diagnostic(
      `${steps} steps, ${seconds.toFixed(1)} s, of which ${paused.toFixed(1)} s are somebody's pauses`,
    )
    assert.equal(steps, 12)
    assert.ok(seconds <= 20, `${seconds} s`)
    assert.equal(await page.evaluate('window.printed'), 1)
    await page.emulateMedia({ media: 'print' })
    assert.ok(await page.locator('.receipt').isVisible())
    assert.equal(await page.locator('.kiosk-head, .kiosk-look, h1').filter({ visible: true }).count(), 0)
    await page.context().close()
  },
)

journey('every screen is clean for axe, large enough for fingers, and fits each size', async () => {
  const page = await atKiosk()
  await look(page)
  await page.click('text=Pinjam buku')
  await heading(page, 'Siapa Anda')
  await look(page)
  await scan(page, siti[0])
  await heading(page, 'Masukkan PIN')
  await look(page)
  await scan(page, '000000')
  await page.getByText('tidak cocok').first().waitFor()
  await look(page)
  await scan(page, siti[1])
  await heading(page, 'Pinjam buku')
  await scan(page, 'NIHIL')
  await page.getByText('Tidak dapat dipinjam').waitFor()
  await look(page)
  await page.click('text=Pinjaman saya')
  await heading(page, 'Pinjaman saya')
  for (const name of ['Tombol di bawah', 'Huruf besar', 'Kontras tinggi']) {
    await page.click(`text=${name}`)
    await page.locator('[aria-pressed=true]', { hasText: name }).waitFor()
  }
  await look(page)
  await page.setViewportSize(tall)
  const above =
    await page.evaluate<number>(`Math.min(...[...document.querySelectorAll('main a, main button, .kiosk-look button')]
    .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().top))`)
  assert.ok(above >= tall.height * 0.4, `a button lies at ${above}`)
  await page.click('.kiosk-steps >> text=Kembalikan')
  await heading(page, 'Kembalikan buku')
  await look(page)
  await page.goto(`${patria.origin}/kios/keluar`)
  await look(page)
  await page.context().close()
})

journey('nothing of a visit is left for the next one, not behind the back button either', async () => {
  const page = await atKiosk()
  await scan(page, siti[0])
  await heading(page, 'Masukkan PIN')
  await scan(page, siti[1])
  await heading(page, 'Pinjam buku')
  await page.click('text=Pinjaman saya')
  await heading(page, 'Pinjaman saya')
  await page.click('text=Selesai')
  await heading(page, 'Terima kasih')
  for (let back = 0; back < 6; back++) {
    await page.goBack({ timeout: 3000 }).catch(() => null)
    assert.doesNotMatch(await page.content(), /Siti|PKB-000101/)
  }
  await page.goto(`${patria.origin}/kios/pinjaman-saya`)
  await heading(page, 'Pinjam dan kembalikan sendiri')
  const names = (await page.context().cookies()).map(({ name }) => name)
  assert.deepEqual(names, ['mesin-kiosk'])
  assert.equal(await page.evaluate('localStorage.length + sessionStorage.length'), 0)
  await page.context().close()
})

journey('a kiosk that is left asks whether somebody is there, and then forgets', async () => {
  const page = await atKiosk()
  await page.clock.install()
  await scan(page, siti[0])
  await heading(page, 'Masukkan PIN')
  await scan(page, siti[1])
  await heading(page, 'Pinjam buku')
  const question = page.getByRole('dialog', { name: 'Masih di sini?' })
  await page.clock.runFor(40_000)
  assert.equal(await question.isVisible(), false)
  await page.clock.runFor(7_000)
  await question.waitFor()
  assert.deepEqual(await violationsOf(page), [])
  await page.click('text=Ya, lanjutkan')
  await page.clock.runFor(2_000)
  assert.equal(await question.isVisible(), false)
  await page.clock.runFor(46_000)
  await question.waitFor()
  await page.clock.runFor(21_000)
  await heading(page, 'Pinjam dan kembalikan sendiri')
  await page.goto(`${patria.origin}/kios/pinjam`)
  await heading(page, 'Pinjam dan kembalikan sendiri')
  await page.context().close()
})

journey('the voice says what happens, in the language of the visitor', async () => {
  const page = await atKiosk()
  await page.click('text=Suara')
  await page.locator('[aria-pressed=true]', { hasText: 'Suara' }).waitFor()
  await scan(page, siti[0])
  await heading(page, 'Masukkan PIN')
  await scan(page, siti[1])
  await heading(page, 'Pinjam buku')
  await scan(page, 'NIHIL')
  await page.getByText('Tidak dapat dipinjam').waitFor()
  const said = await page.evaluate<string[]>('window.said')
  assert.match(
    said.join('\n'),
    /id-ID Masukkan PIN Anda[^]*id-ID Halo, Siti[^]*id-ID Barcode ini tidak dikenal/,
  )
  await page.click('text=English')
  await heading(page, 'Borrow books')
  assert.match((await page.evaluate<string[]>('window.said')).join(), /en-GB Hello, Siti/)
  await page.context().close()
})

journey('the keyboard alone borrows, returns and finishes', async () => {
  const page = await atKiosk(browser, { viewport: wide })
  /** Tabs on until the focus is on what is called so, and presses it. */
  const press = async (name: string) => {
    for (let tabs = 0; tabs < 30; tabs++) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate<string>('document.activeElement?.textContent?.trim() ?? ""')
      if (focused.startsWith(name)) return page.keyboard.press('Enter')
    }
    throw new Error(`no way to ${name} by keyboard`)
  }
  await press('Pinjam buku')
  await heading(page, 'Siapa Anda')
  await scan(page, siti[0])
  await heading(page, 'Masukkan PIN')
  await scan(page, siti[1])
  await heading(page, 'Pinjam buku')
  await scan(page, 'PKB0000940')
  await page.getByText('1 buku dipinjam sekarang').waitFor()
  await press('Kembalikan')
  await heading(page, 'Kembalikan buku')
  await scan(page, 'PKB0000940')
  await page.getByText('1 buku dikembalikan').waitFor()
  await press('Selesai tanpa struk')
  await heading(page, 'Terima kasih')
  await page.context().close()
})

journey('a kiosk works without scripts', async () => {
  const page = await atKiosk(browser, { javaScriptEnabled: false })
  await page.fill('[name=q]', siti[0])
  await page.press('[name=q]', 'Enter')
  await page.fill('[name=pin]', siti[1])
  await page.press('[name=pin]', 'Enter')
  await page.fill('[name=q]', 'NIHIL')
  await page.press('[name=q]', 'Enter')
  assert.match(await page.content(), /Tidak dapat dipinjam/)
  await page.click('text=Pinjaman saya')
  assert.match(await page.content(), /Kembali paling lambat/)
  await page.click('text=Selesai')
  assert.match(await page.content(), /Terima kasih/)
  await page.context().close()
})

journey('a camera reads the book at the kiosk, and the poster and the book on a telephone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patria-film-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const book = join(folder, 'book.y4m')
  const poster = join(folder, 'poster.y4m')
  await filmOf('code128', 'PKB0000940', book)
  await filmOf('qr', 'https://perpustakaan.example/akun/pinjam-sendiri?kode=BLTR26', poster)

  const watching = await openBrowser({ after }, cameraOf(book))
  const page = await atKiosk(watching, { permissions: ['camera'] })
  await scan(page, siti[0])
  await heading(page, 'Masukkan PIN')
  await scan(page, siti[1])
  await heading(page, 'Pinjam buku')
  await page.click('text=Pakai kamera')
  await page.getByText('1 buku dipinjam sekarang').waitFor()
  await page.click('.kiosk-steps >> text=Kembalikan')
  await heading(page, 'Kembalikan buku')
  await scan(page, 'PKB0000940')
  await page.getByText('1 buku dikembalikan').waitFor()

  const reading = await openBrowser({ after }, cameraOf(poster))
  const phone = { viewport: slim, hasTouch: true, bypassCSP: true, permissions: ['camera'] }
  const member = await (await reading.newContext(phone)).newPage()
  await signIn(member, patria.origin, ...siti)
  await member.goto(`${patria.origin}/akun/pinjam-sendiri`)
  await member.click('text=Pindai dengan kamera')
  await member.getByText('Anda di Perpustakaan Kota Blitar').waitFor()
  await member.fill('#pindai', 'PKB0000940')
  await member.press('#pindai', 'Enter')
  await member.getByText('1 buku dipinjam di kunjungan ini').waitFor()
  assert.deepEqual(await violationsOf(member), [])
  await member.click('text=Tunjukkan bukti')
  await member.getByText('Kode bukti').waitFor()
  assert.deepEqual(await violationsOf(member), [])
  assert.ok((await overflowOf(member)) <= 0)
})

journey('a code on the telephone opens the kiosk, and staff see the fleet', async () => {
  const phone = await (await browser.newContext({ viewport: slim, bypassCSP: true })).newPage()
  await signIn(phone, patria.origin, ...siti)
  await phone.goto(`${patria.origin}/akun/kartu/kode-kios`)
  assert.deepEqual(await violationsOf(phone), [])
  assert.ok(await phone.getByRole('img', { name: 'Kode QR untuk kios' }).isVisible())

  const staff = await (await browser.newContext({ bypassCSP: true })).newPage()
  await signIn(staff, patria.origin, 'admin', 'blitar-kota-patria')
  for (const path of [
    '/staf/mesin',
    '/staf/mesin/baru?jenis=kiosk',
    '/staf/pinjam-sendiri',
    '/staf/pinjam-sendiri/1/poster',
    '/kios/pasang',
  ]) {
    await staff.goto(patria.origin + path)
    for (const width of [1280, 360]) {
      await staff.setViewportSize({ width, height: 900 })
      assert.deepEqual(await violationsOf(staff), [], `${path} at ${width}`)
      assert.ok((await overflowOf(staff)) <= 0, `${path} is wider than ${width}`)
    }
  }
  await staff.goto(`${patria.origin}/staf/mesin`)
  await staff.click('text=Kios Lantai 1')
  await staff.fill('[name=reason]', 'Printer rusak')
  await staff.click('text=Kunci mesin')
  await staff.getByText('Terkunci sejak').waitFor()
  assert.deepEqual(await violationsOf(staff), [])
  await staff.click('text=Buka kunci')
})

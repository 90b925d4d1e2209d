import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingChromium, openBrowser } from '../support/chromium.ts'
import { startPatria } from '../support/running-patria.ts'
import { administrator, signIn } from './signed-in.ts'
import { overflowOf, violationsOf } from './violations.ts'

const publicPages = [
  '/',
  '/cari?q=indonesia',
  '/cari?q=tidakadayangbegini',
  '/cari/lengkap',
  '/koleksi/2016',
  '/koleksi/2016/marc',
  '/koleksi-baru',
  '/jelajah',
  '/jelajah/pengarang',
  '/jelajah/subjek?mulai=K',
  '/jelajah/kelas',
  '/jelajah/kelas/800',
  '/tajuk/1',
  '/daftar',
  '/daftar/mengenal-indonesia',
  '/tempat',
  '/keliling',
  '/keliling/titik/1',
  '/agenda',
  '/agenda?tampil=bulan',
  '/usulan',
  '/bebas-pustaka',
  '/bebas-pustaka/ABCDEFGHJKLMNPQR',
  '/buku-tamu',
  '/tempat/pusat',
  '/tentang',
  '/api',
  '/masuk',
  '/masuk/lupa-pin',
  '/tidak-ada',
]
const staffPages = [
  '/staf/meja/luring',
  '/staf/meja/luring/unggahan',
  '/staf/sirkulasi/susulan',
  '/staf/sirkulasi/susulan/1',
  '/staf/keliling',
  '/staf/keliling/rute',
  '/staf/keliling/titik/1',
  '/staf/keliling/armada',
  '/staf/keliling/armada/3/muatan',
  '/staf/keliling/armada/3/bongkar',
  '/staf/paket',
  '/staf/paket/1',
  '/staf/paket/2',
  '/staf/paket/2/kembali',
  '/staf/paket/2/pindah',
  '/staf/paket/peti',
  '/staf/paket/peti/1',
  '/staf/pengadaan/usulan',
  '/staf/pengadaan/usulan/1',
  '/staf/pengadaan/daftar-pesanan',
  '/staf/pengadaan/daftar-pesanan/baru',
  '/staf/pengadaan/pesanan',
  '/staf/pengadaan/pesanan/1',
  '/staf/pengadaan/pesanan/2',
  '/staf/pengadaan/baris/2',
  '/staf/pengadaan/hibah',
  '/staf/pengadaan/hibah/1',
  '/staf/pengadaan/buku-induk?dari=2026-01-01',
  '/staf/pengadaan/anggaran',
  '/staf/pengadaan/rekanan',
  '/staf/pengadaan/pengaturan',
  '/staf/sirkulasi/aturan',
  '/staf/sirkulasi/aturan/tabel',
  '/staf/sirkulasi/aturan/ketentuan',
  '/staf/sirkulasi/aturan/masa-khusus/baru',
  '/staf/sirkulasi/aturan/kasus-uji',
  '/staf/sirkulasi/aturan/penjelasan?kartu=PKB-000101&telat=10',
  '/staf/sirkulasi/aturan/rancangan',
  '/staf/sirkulasi/kalender',
  '/staf/sirkulasi/kalender/tempat/1',
  '/staf/sirkulasi/kalender/libur',
  '/staf/sirkulasi/kalender/penutupan',
  '/staf/berkala/langganan',
  '/staf/berkala/langganan/1',
  '/staf/berkala/terima?q=gema',
  '/staf/berkala/klaim',
  '/staf/kop-surat',
  '/staf/pengunjung',
  '/staf/pengunjung?dari=2026-01-01&sampai=2026-11-27',
  '/staf/pengunjung/hitung',
  '/staf/pengunjung/pintu',
  '/staf/pengunjung/pengaturan',
  '/staf/bebas-pustaka',
  '/staf/bebas-pustaka/1',
  '/staf/bebas-pustaka/baru?kartu=PKB-000101',
  '/staf/bebas-pustaka/pengaturan',
  '/staf/bebas-pustaka/kelas',
  '/staf',
  '/staf/cari?q=bumi',
  '/staf/katalog/baru',
  '/staf/katalog/2016',
  '/staf/katalog/2016/ubah',
  '/staf/katalog/2016/marc',
  '/staf/katalog/2016/riwayat',
  '/staf/katalog/2016/eksemplar',
  '/staf/katalog/2016/karantina',
  '/staf/katalog/karantina',
  '/staf/katalog/impor',
  '/staf/katalog/ekspor',
  '/staf/tajuk',
  '/staf/tajuk/1',
  '/staf/tajuk/1/pemecahan',
  '/staf/tajuk/penautan',
  '/staf/tajuk/penautan/tanpa-usulan',
  '/staf/tajuk/impor',
  '/staf/katalog/mutu',
  '/staf/katalog/mutu/tanpa-sampul',
  '/staf/katalog/mutu/judul-kembar',
  '/staf/katalog/mutu/penggabungan',
  '/staf/katalog/2016/penggabungan?dengan=2017',
  '/staf/catatan-perubahan',
  '/staf/daftar',
]

test('every page can be used by everybody', { skip: missingChromium() }, async (t) => {
  const { origin } = await startPatria({ lifetime: t, settings: { PATRIA_DEMO: '1' } })
  const browser = await openBrowser(t)
  // Scripts of the test must run where the pages' own policy allows none but ours.
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()

  const check = async (paths: string[]) => {
    for (const path of paths) {
      const answer = await page.goto(origin + path)
      assert.ok((answer?.status() ?? 500) < 500, path)
      assert.deepEqual(await violationsOf(page), [], path)
      assert.ok((await overflowOf(page)) <= 0, `${path} is wider than its window`)
      assert.equal(await page.locator('h1').count(), 1, `${path} has one h1`)
    }
  }

  await t.test('public pages on a telephone', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await check(publicPages)
  })
  await t.test('public pages on a wide screen, in the dark', async () => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await check(publicPages)
    await page.emulateMedia({ colorScheme: 'light' })
  })
  await t.test('public pages enlarged four times', async () => {
    await page.setViewportSize({ width: 320, height: 256 })
    for (const path of publicPages) {
      await page.goto(origin + path)
      assert.ok((await overflowOf(page)) <= 0, `${path} needs scrolling sideways`)
    }
  })
  await t.test('staff pages on a wide screen', async () => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await signIn(page, origin, ...administrator)
    await check(staffPages)
  })
  await t.test('the first stop of the keyboard skips to the content', async () => {
    await page.goto(`${origin}/`)
    await page.keyboard.press('Tab')
    await page.locator('.skip-link:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('#isi:focus').waitFor()
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PageContext } from '#kernel/page-context.ts'
import { Availability } from './availability.tsx'
import { HomePage } from './home-page.tsx'
import type { BranchCopies, HomeData, RecordData, ResultsData } from './page-data.ts'
import { RecordPage } from './record-page.tsx'
import { ResultsPage } from './results-page.tsx'

const context: PageContext = {
  language: 'id',
  path: '/cari?q=bumi',
  origin: 'https://perpustakaan.example.id',
  libraryName: 'Perpustakaan Kota Blitar',
  viewer: undefined,
  theme: 'auto',
  demo: false,
  publicMenu: [],
  staffMenu: [],
  accountMenu: [],
}
const at = (branchName: string, more: Partial<BranchCopies>): BranchCopies => ({
  branchName,
  copies: 1,
  available: 0,
  readThere: 0,
  callNumber: '899.221 TOE b',
  shelf: '899.2',
  ...more,
})
const bumiManusia = {
  href: '/koleksi/1',
  title: 'Bumi <Manusia>',
  author: 'Pramoedya Ananta Toer',
  classNumber: '899.221',
}
const words = (page: unknown) =>
  String(page)
    .replace(/<svg.*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

test('availability is a sentence with branch, shelf and call number', () => {
  const text = words(
    <Availability
      language="id"
      holdings={[at('Perpustakaan Kota', { available: 1 }), at('Pojok Anak', { available: 1 })]}
    />,
  )
  assert.match(
    text,
    /Tersedia di Perpustakaan Kota, rak 899\.2 · Nomor panggil 899\.221 TOE b dan di 1 tempat lain/,
  )
})

test('the branch that has it now is named before one where it is on loan', () => {
  const text = words(
    <Availability language="id" holdings={[at('Pusat', {}), at('Pojok Anak', { available: 1 })]} />,
  )
  assert.match(text, /Tersedia di Pojok Anak/)
})

test('what can only be read there, is on loan or was never bought says so', () => {
  assert.match(
    words(<Availability language="id" holdings={[at('Referensi', { readThere: 1 })]} />),
    /Baca di tempat di Referensi/,
  )
  assert.match(
    words(<Availability language="id" holdings={[at('Pusat', { copies: 3 })]} />),
    /sedang dipinjam \(3\)/,
  )
  assert.match(words(<Availability language="id" holdings={[]} />), /Belum ada eksemplar/)
})

const results: ResultsData = {
  query: 'bumi manusa',
  total: 1284,
  page: 1,
  pages: 65,
  hrefOf: (page) => `/cari?q=bumi&hal=${page}`,
  results: [{ ...bumiManusia, material: 'Buku', holdings: [at('Perpustakaan Kota', { available: 1 })] }],
  facets: [{ label: 'Bahasa', values: [{ label: 'Jawa', count: 3, href: '/cari?bahasa=jav' }] }],
  chosen: [{ label: 'Buku', href: '/cari' }],
  clearHref: '/cari?q=bumi',
  sort: { value: 'cocok', options: [{ value: 'cocok', label: 'Paling cocok' }] },
  kept: [['q', 'bumi']],
  corrected: { query: 'bumi manusia', href: '/cari?persis=1' },
  feedHref: '/umpan',
  advancedHref: '/cari/lengkap',
  help: { corrections: [], broader: [] },
}

test('results say how many, what was corrected, and keep what was typed', () => {
  const html = String(<ResultsPage context={context} data={results} />)
  assert.match(words(html), /1\.284 judul/)
  assert.match(words(html), /Menampilkan hasil untuk “bumi manusia”\. Cari persis “bumi manusa”/)
  assert.match(html, /name="q" value="bumi manusa"/)
  assert.match(html, /Bumi &lt;Manusia&gt;/)
  assert.equal(html.match(/<h1/g)?.length, 1)
})

test('an empty result offers what was meant, a wider search and people', () => {
  const help = {
    corrections: [{ label: 'laskar pelangi', href: '/cari?q=laskar+pelangi' }],
    broader: [{ label: 'laskar', href: '/cari?q=laskar' }],
    suggestPurchaseHref: '/usulan',
    askHref: '/tanya',
  }
  const html = String(<ResultsPage context={context} data={{ ...results, total: 0, results: [], help }} />)
  for (const href of ['/cari?q=laskar+pelangi', '/cari?q=laskar', '/usulan', '/tanya'])
    assert.ok(html.includes(`href="${href}"`))
  assert.doesNotMatch(html, /id="saringan"/)
})

const home: HomeData = {
  titles: 12_480,
  copies: 31_022,
  examples: [{ label: 'dongeng', href: '/cari?q=dongeng' }],
  newest: [bumiManusia],
  newestHref: '/baru',
  lists: [],
  listsHref: '/daftar',
  branches: [
    {
      name: 'Pusat',
      href: '/b/1',
      address: 'Jalan Merdeka',
      spans: [{ opens: '08:00', closes: '20:00' }],
      state: 'open',
    },
    {
      name: 'Keliling',
      href: '/b/2',
      address: '',
      spans: [],
      state: 'closed',
      reason: 'Hari libur nasional',
    },
  ],
  classes: [{ number: '800', label: 'Kesusastraan', href: '/kelas/8', titles: 3 }],
  subjects: [],
  subjectsHref: '/subjek',
}

test('the home page has one search box, and says who is open today and why not', () => {
  const html = String(<HomePage context={context} data={home} />)
  assert.equal(html.match(/action="\/cari"/g)?.length, 1)
  assert.match(words(html), /Sedang buka 08\.00 sampai 20\.00/)
  assert.match(words(html), /Tutup hari ini Hari libur nasional/)
  assert.match(words(html), /12\.480 judul/)
})

const record: RecordData = {
  ...bumiManusia,
  material: 'Buku',
  authors: [{ label: 'Max Lane', href: '/p/2', role: 'penerjemah' }],
  classPath: [],
  holdings: [],
  waiting: 0,
  holdHref: undefined,
  places: [
    {
      ...at('Pusat', { copies: 3, available: 2 }),
      branchHref: '/b/1',
      items: [{ barcode: 'B1', state: 'Dipinjam', kind: 'neutral' }],
    },
  ],
  online: [],
  summary: [],
  contents: [],
  subjects: [],
  series: [],
  facts: [
    ['Edisi', undefined],
    ['ISBN', '978-979-97312-3-4'],
  ],
  editions: [],
  related: [],
  citations: [],
  exports: [],
  permalink: 'https://perpustakaan.example.id/koleksi/1',
  qrHref: '/koleksi/7/qr.svg',
  marcHref: '/koleksi/1/marc',
}

test('a title shows where its copies are and leaves out what is not known', () => {
  const text = words(<RecordPage context={context} data={record} />)
  assert.match(text, /Tersedia 2 dari 3 eksemplar/)
  assert.match(text, /Max Lane \(penerjemah\)/)
  assert.match(text, /ISBN 978-979-97312-3-4/)
  assert.doesNotMatch(text, /Edisi|Ringkasan|Daftar isi|Sejenis/)
})

test('every page is whole in English too', () => {
  const english = { ...context, language: 'en' } as const
  const pages = [
    words(<HomePage context={english} data={home} />),
    words(<ResultsPage context={english} data={results} />),
    words(<RecordPage context={english} data={record} />),
  ].join(' ')
  assert.match(pages, /Available at Perpustakaan Kota/)
  assert.doesNotMatch(pages, /Tersedia|judul|Baru datang|Urutkan|Nomor panggil/)
})

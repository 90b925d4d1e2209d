import { inLanguages } from '#kernel/i18n.ts'

const id = {
  title: 'Data katalog untuk program',
  lead: 'Katalog perpustakaan ini terbuka bagi siapa saja yang ingin memakainya di situs, aplikasi, atau penelitian. Tanpa kunci, tanpa pendaftaran, dan gratis.',
  ways: 'Tiga pintu',
  wayCaption: 'Alamat bagi program',
  way: 'Pintu',
  address: 'Alamat',
  use: 'Untuk apa',
  json: 'JSON API',
  jsonUse:
    'Mencari judul serta melihat ketersediaan, tajuk, dan lokasi layanan dari situs atau aplikasi Anda.',
  sruUse: 'Mencari dengan CQL dari sistem perpustakaan lain, dengan cantuman MARCXML atau Dublin Core.',
  oaiUse: 'Menuai seluruh katalog dan perubahannya, misalnya untuk Indonesia OneSearch.',
  operations: 'Yang dapat ditanyakan lewat JSON API',
  operation: 'Pertanyaan',
  example: 'Coba',
  tryIt: (what: string) => `Coba: ${what}`,
  questions: {
    search: 'Mencari judul, dengan ketersediaan di tiap lokasi layanan',
    getRecord: 'Satu judul',
    listItems: 'Eksemplar sebuah judul dan keberadaannya sekarang',
    getMarc: 'Cantuman MARC sebuah judul dalam JSON',
    getItem: 'Satu eksemplar menurut barkodnya',
    listAuthorities: 'Nama, subjek, dan seri yang terkendali',
    getAuthority: 'Satu tajuk dengan bentuk-bentuk lainnya',
    listBranches: 'Lokasi layanan dengan jam bukanya',
    getBranch: 'Satu lokasi layanan menurut kodenya',
  },
  parameters: 'Penyaring pencarian',
  parametersLead:
    'Sama dengan yang ada di alamat halaman hasil pencarian: ganti /cari dengan alamat API, dan pencarian yang sama dijawab dalam JSON.',
  document: 'Uraian lengkap dalam OpenAPI 3.1',
  fairUse: 'Pemakaian yang wajar',
  limit: (perMinute: string) =>
    `Setiap alamat boleh bertanya ${perMinute} kali dalam semenit. Sesudah itu jawabannya 429, dengan Retry-After yang menyebut berapa detik lagi boleh bertanya.`,
  noLimit: 'Saat ini tidak ada batas banyaknya pertanyaan.',
  etag: 'Setiap jawaban JSON membawa ETag. Kirimkan kembali dalam If-None-Match agar jawaban yang belum berubah tidak perlu dikirim lagi.',
  privacy:
    'Tidak ada data anggota di sini: sebuah eksemplar hanya disebut sedang dipinjam dan kapan harus kembali.',
}

const en: typeof id = {
  title: 'Catalogue data for programs',
  lead: 'The catalogue of this library is open to everybody who wants to use it in a site, an application or research. No key, no registration, no charge.',
  ways: 'Three doors',
  wayCaption: 'Addresses for programs',
  way: 'Door',
  address: 'Address',
  use: 'What it is for',
  json: 'JSON API',
  jsonUse: 'Search titles and see availability, headings and branches from your own site or application.',
  sruUse: 'Search by CQL from other library systems, with records in MARCXML or Dublin Core.',
  oaiUse: 'Harvest the whole catalogue and what changes in it, for Indonesia OneSearch for instance.',
  operations: 'What the JSON API can be asked',
  operation: 'Question',
  example: 'Try',
  tryIt: (what: string) => `Try: ${what}`,
  questions: {
    search: 'Search titles, with their availability by branch',
    getRecord: 'A title',
    listItems: 'The copies of a title and where they are now',
    getMarc: 'The MARC record of a title, as JSON',
    getItem: 'A copy by its barcode',
    listAuthorities: 'Names, subjects and series under control',
    getAuthority: 'A heading with its other forms',
    listBranches: 'The branches with their opening hours',
    getBranch: 'A branch by its code',
  },
  parameters: 'Filters of a search',
  parametersLead:
    'They are those in the address of a page of results: put the address of the API in the place of /cari, and the same search is answered in JSON.',
  document: 'Full description in OpenAPI 3.1',
  fairUse: 'Fair use',
  limit: (perMinute: string) =>
    `Each address may ask ${perMinute} times a minute. After that the answer is 429, with a Retry-After that tells in how many seconds to ask again.`,
  noLimit: 'At present there is no limit to the number of questions.',
  etag: 'Every JSON answer has an ETag. Send it back in If-None-Match, and what has not changed need not be sent again.',
  privacy:
    'There is no data of members here: of a copy it is only told that it is on loan, and when it is due.',
}

export const apiTexts = inLanguages({ id, en })
export type Question = keyof typeof id.questions

import { readFileSync } from 'node:fs'

// Indonesian: roots of the stemmer and words made from them that stand in the word list of the Snowball project
// (BSD licence). English: the commonest words in titles and subjects of records of the United States government
// (public domain). Both are counted facts, the commoner words first.
const read = (file: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
const lists = (file: string): Record<string, string[]> =>
  Object.fromEntries(Object.entries(read(file)).map(([name, text]) => [name, text.split(' ')]))

const id = lists('./words-id.json')
const en = lists('./words-en.json')

/** What titles are about, the commonest in libraries first. */
const topics = (
  'sejarah bahasa ilmu hukum ekonomi pendidikan masyarakat agama budaya sastra manajemen cerita teknik kesehatan ' +
  'matematika kimia fisika biologi komputer jaringan program desain seni musik tari batik wayang desa kota kampung ' +
  'rumah keluarga ibu ayah guru murid sekolah pesantren kampus mahasiswa remaja perempuan lelaki cinta rindu hujan ' +
  'bulan bintang matahari laut gunung sungai hutan sawah padi kopi teh gula garam ikan ayam sapi burung harimau gajah ' +
  'kancil kelinci kucing kuda jalan jembatan pasar toko bank uang pajak usaha koperasi negara bangsa presiden raja ' +
  'sultan pahlawan perang revolusi konstitusi demokrasi daerah pemerintah perpustakaan arsip museum candi prasasti ' +
  'naskah pantun puisi novel drama dongeng legenda komik kamus biografi surat berita radio film internet data aplikasi ' +
  'robot mesin listrik mobil motor kapal pesawat bunga pohon buah sayur jamu obat dokter gizi makanan resep kue tenun ' +
  'taman kebun ternak kolam tani pupuk benih tanah air api angin cuaca iklim gempa bencana lingkungan sampah energi ' +
  'tafsir hadis fikih akhlak zakat haji puasa salat doa wali tasawuf filsafat logika etika jiwa akal hati'
).split(' ')
const subjectsInEnglish = (
  'history science law economics education health language culture world people women children life city water food ' +
  'energy environment climate ocean river mountain forest island village market trade money state government policy ' +
  'war peace revolution nation democracy justice religion art music film story poems biography journey house garden ' +
  'bird tiger elephant fish rice coffee tea road bridge ship train machine robot network code statistics algebra ' +
  'physics chemistry biology medicine nursing psychology philosophy logic ethics mind heart dream night winter summer ' +
  'rain fire earth wind light shadow silence song memory future time star moon sun teacher student library museum'
).split(' ')

export const words = {
  topics: [...topics, ...(id['bases'] ?? [])],
  processes: id['processes'] ?? [],
  results: id['results'] ?? [],
  actions: id['actions'] ?? [],
  agents: id['agents'] ?? [],
  nouns: [...subjectsInEnglish, ...(en['nouns'] ?? [])],
  gerunds: en['gerunds'] ?? [],
}

export const subjectHeads = (
  'Fiksi Indonesia;Cerita anak Indonesia;Pendidikan;Islam;Hukum;Ekonomi;Manajemen;Sejarah;Bahasa Indonesia;Bahasa ' +
  'Inggris;Komputer;Kesehatan;Pertanian;Perpustakaan;Psikologi;Politik;Sosiologi;Antropologi;Kebudayaan;Kesusastraan;' +
  'Matematika;Fisika;Kimia;Biologi;Kedokteran;Keperawatan;Teknik sipil;Arsitektur;Musik;Tari;Batik;Wayang;Masakan;' +
  'Tumbuhan obat;Peternakan;Perikanan;Lingkungan hidup;Perubahan iklim;Bencana alam;Pariwisata;Olahraga;Perempuan;' +
  'Remaja;Anak;Keluarga;Kepemimpinan;Kewirausahaan;Perbankan;Pajak;Akuntansi;Statistik;Filsafat;Etika;Tasawuf;Fikih;' +
  "Al-Qur'an;Hadis;Akhlak;Biografi;Komik Indonesia;Puisi Indonesia;Cerita rakyat;Ilmu pengetahuan alam;Kimia organik"
).split(';')

export const subdivisions = [
  'Sejarah',
  'Indonesia',
  'Jawa',
  'Fiksi',
  'Buku pelajaran',
  'Kamus',
  'Biografi',
  'Statistik',
  'Metode',
]

export const publishers: [name: string, place: string][] = [
  ['Gramedia Pustaka Utama', 'Jakarta'],
  ['Balai Pustaka', 'Jakarta'],
  ['Erlangga', 'Jakarta'],
  ['Mizan', 'Bandung'],
  ['Remaja Rosdakarya', 'Bandung'],
  ['Bentang Pustaka', 'Yogyakarta'],
  ['Pustaka Pelajar', 'Yogyakarta'],
  ['Rajawali Pers', 'Jakarta'],
  ['Bumi Aksara', 'Jakarta'],
  ['Gadjah Mada University Press', 'Yogyakarta'],
  ['Kencana', 'Jakarta'],
  ['Alfabeta', 'Bandung'],
  ['Airlangga University Press', 'Surabaya'],
  ['Yudhistira', 'Jakarta'],
  ['Tiga Serangkai', 'Surakarta'],
  ['Ombak', 'Yogyakarta'],
  ['Yayasan Obor Indonesia', 'Jakarta'],
  ['Penerbit Andi', 'Yogyakarta'],
]
export const foreignPublishers: [name: string, place: string][] = [
  ['Cambridge University Press', 'Cambridge'],
  ['Oxford University Press', 'Oxford'],
  ['Routledge', 'London'],
  ['Springer', 'Berlin'],
  ['Penguin', 'London'],
  ['Wiley', 'New York'],
  ['Cornell University Press', 'Ithaca'],
]

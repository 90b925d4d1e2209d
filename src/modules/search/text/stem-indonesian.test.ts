import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stemIndonesian } from './stem-indonesian.ts'

/** Each line a root with words made from it. */
const families = `ajar belajar mengajar pelajaran pembelajaran pengajaran mempelajari diajarkan pengajar
didik pendidikan mendidik pendidik berpendidikan kependidikan
tulis menulis tulisan penulis penulisan ditulis tertulis menuliskan
baca membaca bacaan pembaca pembacaan dibaca membacakan terbaca
juang berjuang perjuangan pejuang memperjuangkan diperjuangkan
merdeka kemerdekaan memerdekakan
bangun membangun pembangunan bangunan pembangun terbangun dibangun
kuasa kekuasaan berkuasa penguasa menguasai penguasaan dikuasai
kembang berkembang perkembangan mengembangkan pengembangan
tani petani pertanian bertani
nikah menikah pernikahan menikahi
kerja bekerja pekerja pekerjaan mengerjakan pengerjaan dikerjakan
masak memasak masakan memasakkan pemasak
main bermain permainan pemain mainan memainkan
nyanyi menyanyi nyanyian penyanyi bernyanyi menyanyikan
usaha berusaha pengusaha perusahaan mengusahakan
temu bertemu pertemuan penemuan menemukan ditemukan
terjemah menerjemahkan terjemahan penerjemah penerjemahan
sastra kesusastraan
hukum menghukum hukuman penghukuman
perintah memerintah pemerintah pemerintahan
buku bukunya bukuku pembukuan membukukan
rumah rumahku rumahnya perumahan serumah
sekolah bersekolah sekolahku menyekolahkan persekolahan
air pengairan
jalan berjalan perjalanan menjalankan
satu persatuan bersatu menyatukan penyatuan kesatuan
uang keuangan
kelola mengelola pengelolaan pengelola dikelola
pustaka perpustakaan kepustakaan pustakawan
wisata pariwisata
doa berdoa mendoakan
teliti meneliti penelitian peneliti
rawat merawat perawatan perawat
pimpin memimpin pemimpin kepemimpinan pimpinan
rasa merasa perasaan merasakan
terbang penerbangan menerbangkan penerbang beterbangan
milik memiliki kepemilikan pemilik
kirim mengirim kiriman pengiriman pengirim
bank perbankan
lombok perlombokan`

for (const family of families.split('\n')) {
  const [root = '', ...words] = family.split(' ')
  test(`the family of ${root} has one stem`, () => {
    for (const word of words) assert.equal(stemIndonesian(word), stemIndonesian(root), word)
  })
}

test('words that only look as if they had affixes are left whole', () => {
  const whole =
    'beruang berita sekolah perintah perempuan bukan ikan makan bulan hutan papan kepala sepeda penting keluarga pelangi ronggeng'
  for (const word of whole.split(' ')) assert.equal(stemIndonesian(word), word)
})

test('names and English words keep their beginnings and endings', () => {
  const whole =
    'hasan sukarno pramoedya kartini german american people person member different berlin second dinosaur perfect mention'
  for (const word of whole.split(' ')) assert.equal(stemIndonesian(word), word)
})

test('any word has a stem, and the stem of a stem is itself', () => {
  for (const word of ['', 'a', 'an', 'kan', 'meng', 'berberber', 'x'.repeat(64), 'memperkannya', '123']) {
    const stem = stemIndonesian(word)
    assert.ok(stem.length <= word.length + 1)
    assert.equal(stem === '', word === '')
  }
})

/** Words of titles and subjects as libraries in Indonesia have them; the commoner ones stand first. */
export const indonesian = (
  'dan di untuk yang dari dalam dengan buku Indonesia bahasa sejarah anak pendidikan ilmu hukum Islam ekonomi ' +
  'masyarakat agama budaya sastra manajemen dasar pengantar belajar cerita kumpulan panduan teknik kesehatan ' +
  'pembelajaran sosial politik teori metode penelitian praktis matematika kimia fisika biologi komputer jaringan ' +
  'program desain seni musik tari batik wayang Jawa Bali Sunda Minang Bugis Betawi desa kota kampung rumah ' +
  'keluarga ibu ayah guru murid sekolah pesantren kampus mahasiswa remaja perempuan lelaki cinta rindu hujan ' +
  'bulan bintang matahari laut gunung sungai hutan sawah padi kopi teh gula garam ikan ayam sapi burung harimau ' +
  'gajah kancil kelinci kucing kuda jalan jembatan pasar toko bank uang pajak usaha koperasi dagang pasal undang ' +
  'negara bangsa presiden raja sultan pahlawan perang merdeka revolusi proklamasi konstitusi demokrasi pemilu ' +
  'otonomi daerah pemerintah pelayanan publik perpustakaan arsip museum candi prasasti naskah babad hikayat ' +
  'pantun puisi novel roman drama cerpen dongeng legenda mitos komik kamus ensiklopedia atlas biografi catatan ' +
  'surat harian jurnalistik berita radio televisi film internet digital data aplikasi robot mesin listrik mobil ' +
  'motor kapal pesawat rel jaring laba bunga pohon buah sayur jamu obat dokter perawat rumah sakit gizi makanan ' +
  'resep masakan kue jahit tenun ukir anyam taman kebun ternak kolam tani pupuk benih tanah air api angin cuaca ' +
  'iklim gempa letusan bencana lingkungan sampah energi surya minyak gas batu bara emas besi kayu bambu rotan ' +
  'olahraga sepak bola bulu tangkis renang silat catur permainan teka teki bernyanyi menggambar menulis membaca ' +
  'menghitung berpikir berbicara memimpin mengelola merawat memasak menanam menabung tafsir hadis fikih akhlak ' +
  'zakat haji puasa salat doa wali sufi tasawuf tarekat filsafat logika etika jiwa akal hati sabar syukur bahagia'
).split(' ')

export const english = (
  'the of and in to a for on with from introduction history guide management study theory practice science law ' +
  'economics development public health education social political modern international new handbook analysis ' +
  'research methods design systems data computer learning language culture world people women children life city ' +
  'water food energy environment climate ocean river mountain forest island village market trade money bank tax ' +
  'state government policy security war peace revolution empire colonial nation democracy rights justice court ' +
  'religion art music theatre film story stories novel poems letters memoir biography journey house garden kitchen ' +
  'bird tiger elephant fish rice coffee tea sugar spice road bridge ship train machine engine robot network code ' +
  'algorithm statistics calculus algebra geometry physics chemistry biology medicine nursing psychology philosophy ' +
  'logic ethics mind heart dream night morning winter summer rain fire earth wind light shadow silence song voice ' +
  'memory future past time space star moon sun travel teacher student school library museum archive manual report ' +
  'survey proceedings conference annual review planning housing transport labour industry agriculture fisheries'
).split(' ')

export const subjectHeads = (
  'Fiksi Indonesia;Cerita anak Indonesia;Pendidikan;Islam;Hukum;Ekonomi;Manajemen;Sejarah;Bahasa Indonesia;Bahasa ' +
  'Inggris;Komputer;Kesehatan;Pertanian;Perpustakaan;Psikologi;Politik;Sosiologi;Antropologi;Kebudayaan;Kesusastraan;' +
  'Matematika;Fisika;Kimia;Biologi;Kedokteran;Keperawatan;Teknik sipil;Arsitektur;Musik;Tari;Batik;Wayang;Masakan;' +
  'Tumbuhan obat;Peternakan;Perikanan;Lingkungan hidup;Perubahan iklim;Bencana alam;Pariwisata;Olahraga;Perempuan;' +
  'Remaja;Anak;Keluarga;Kepemimpinan;Kewirausahaan;Perbankan;Pajak;Akuntansi;Statistik;Filsafat;Etika;Tasawuf;Fikih'
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

export const givenNames = (
  'Siti Budi Agus Dewi Sri Endang Wahyu Ratna Andi Rina Joko Bambang Hendra Yuni Putri Rizki Muhammad Ahmad Abdul ' +
  'Nurul Fitri Dian Eka Dwi Tri Catur Made Wayan Ketut Nyoman Asep Ujang Ucok Maria Yohanes Robert Susan David Mary'
).split(' ')

export const familyNames = (
  'Santoso Wijaya Hidayat Nugroho Pratama Kusuma Rahayu Lestari Setiawan Susanto Siregar Nasution Harahap Simatupang ' +
  'Tanjung Lubis Hakim Rahman Fauzi Ismail Yusuf Sihombing Manurung Gunawan Halim Salim Tan Smith Brown Miller Jones'
).split(' ')

export const publishers: [name: string, place: string][] = [
  ['Gramedia Pustaka Utama', 'Jakarta'],
  ['Balai Pustaka', 'Jakarta'],
  ['Mizan', 'Bandung'],
  ['Remaja Rosdakarya', 'Bandung'],
  ['Bentang Pustaka', 'Yogyakarta'],
  ['Pustaka Pelajar', 'Yogyakarta'],
  ['Gadjah Mada University Press', 'Yogyakarta'],
  ['Airlangga University Press', 'Surabaya'],
  ['Erlangga', 'Jakarta'],
  ['Bumi Aksara', 'Jakarta'],
  ['Kencana', 'Jakarta'],
  ['Ombak', 'Yogyakarta'],
  ['Cambridge University Press', 'Cambridge'],
  ['Oxford University Press', 'Oxford'],
  ['Routledge', 'London'],
  ['Springer', 'Berlin'],
]

const syllables =
  'ba be bi bo bu ca da de di du ga gu ha ja jo ka ki ku la le li lo ma me mi mo mu na ni nu pa pe pi ra ri ro sa se si su ta ti to tu wa wi ya yo'.split(
    ' ',
  )

/** A name of a place or person that nobody has, the same for the same number: the long tail of every vocabulary. */
export function rareName(number: number): string {
  let name = ''
  for (let rest = number + 50; rest > 0; rest = Math.floor(rest / syllables.length))
    name += syllables[rest % syllables.length]
  return name.charAt(0).toUpperCase() + name.slice(1)
}

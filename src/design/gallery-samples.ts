import type { CoverProps } from './cover.tsx'
import type { ChartPoint } from './chart.tsx'
import type { Option } from './field.tsx'

/** What the gallery fills the components with; real titles, so that their lengths are real. */
export const books: readonly CoverProps[] = [
  { title: 'Bumi Manusia', author: 'Pramoedya Ananta Toer', classNumber: '899.221' },
  { title: 'Pengantar Ilmu Perpustakaan', author: 'Sulistyo-Basuki', classNumber: '020' },
  { title: 'Filosofi Teras', author: 'Henry Manampiring', classNumber: '188' },
  {
    title: "Tafsir Al-Mishbah: pesan, kesan dan keserasian Al-Qur'an",
    author: 'M. Quraish Shihab',
    classNumber: '2X1.3',
  },
  { title: 'Ekonomi Kerakyatan', author: 'Mubyarto', classNumber: '330' },
  { title: 'Kamus Besar Bahasa Indonesia', author: 'Badan Bahasa', classNumber: '499.221' },
  { title: 'Kosmos', author: 'Carl Sagan', classNumber: '520' },
  { title: 'Budidaya Belimbing untuk Pemula', author: 'Dinas Pertanian Kota Blitar', classNumber: '634' },
  { title: 'Batik Blitar', author: 'Tim Penyusun', classNumber: '746.6' },
  { title: 'Tenggelamnya Kapal van der Wijck', author: 'Hamka', classNumber: '899.221' },
  { title: 'Di Bawah Bendera Revolusi', author: 'Soekarno', classNumber: '959.8' },
  {
    title: 'Pertanggungjawaban Ketatausahaan dalam Penyelenggaraan Pemerintahan Daerah Kabupaten dan Kota',
    author: 'Prof. Dr. H. Abdurrahman, S.H., M.Hum.',
  },
]

export const months: readonly ChartPoint[] = [
  ['Jan', 812],
  ['Feb', 764],
  ['Mar', 905],
  ['Apr', 640],
  ['Mei', 880],
  ['Jun', 1120],
  ['Jul', 1384],
  ['Agu', 1012],
  ['Sep', 998],
  ['Okt', 1075],
  ['Nov', 1190],
  ['Des', 1044],
].map(([label, value]) => ({ label: String(label), value: Number(value) }))

export const classes: readonly ChartPoint[] = [
  { label: 'Karya umum', value: 412 },
  { label: 'Ilmu sosial', value: 2310 },
  { label: 'Teknologi', value: 1888 },
  { label: 'Kesusastraan', value: 4120 },
]

export const branches: readonly Option[] = [
  { value: 'pusat', label: 'Perpustakaan Kota', hint: 'Jalan Merdeka, dekat alun-alun' },
  { value: 'anak', label: 'Pojok Anak' },
  { value: 'keliling', label: 'Perpustakaan Keliling' },
]

export const members = [
  { name: 'Siti Aminah', card: 'A-00127', loans: 2, fine: 0 },
  { name: 'Budi', card: 'A-00093', loans: 0, fine: 12_500 },
  { name: 'Hj. Sulastri', card: 'A-00311', loans: 11, fine: 2000 },
]

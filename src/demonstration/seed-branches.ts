import type { Db } from '#kernel/database.ts'
import { saveBranch, type BranchDetails } from '#modules/branches/index.ts'

/** Branch code -> id. */
export type BranchIds = Map<string, number>

const weekdays = (opens: string, closes: string, days: number[]) =>
  days.map((weekday) => ({ weekday, opens, closes }))

// Streets and numbers are made up; only the city and the kinds of branch are as they are.
const branches: BranchDetails[] = [
  {
    code: 'pusat',
    name: 'Perpustakaan Kota Blitar',
    shortName: 'Perpustakaan Kota',
    kind: 'pusat',
    address: 'Jalan Melati 1, Sananwetan, Kota Blitar',
    phone: '(0342) 555 0101',
    email: 'halo@perpustakaan.example',
    about: 'Gedung utama: ruang baca, koleksi umum, muatan lokal, ruang komputer, dan ruang temu warga.',
    position: 1,
    hours: [
      ...weekdays('08:00', '20:00', [1, 2, 3, 4]),
      ...weekdays('08:00', '11:00', [5]),
      ...weekdays('13:00', '20:00', [5]),
      ...weekdays('09:00', '15:00', [6, 7]),
    ],
  },
  {
    code: 'anak',
    name: 'Ruang Anak Ceria',
    shortName: 'Ruang Anak',
    kind: 'anak',
    address: 'Lantai 1 Perpustakaan Kota Blitar, Jalan Melati 1',
    phone: '(0342) 555 0102',
    email: '',
    about: 'Buku bergambar, dongeng, dan permainan untuk anak sampai kelas enam, bersama orang tua.',
    position: 2,
    hours: [
      ...weekdays('08:00', '16:00', [1, 2, 3, 4]),
      ...weekdays('08:00', '11:00', [5]),
      ...weekdays('09:00', '15:00', [6, 7]),
    ],
  },
  {
    code: 'keliling',
    name: 'Perpustakaan Keliling',
    shortName: 'Mobil Keliling',
    kind: 'keliling',
    address: 'Berkeliling ke kelurahan dan sekolah',
    phone: '(0342) 555 0103',
    email: '',
    about: 'Mobil buku yang datang ke kelurahan, sekolah, dan taman kota menurut jadwal.',
    position: 3,
    hours: weekdays('08:30', '14:30', [1, 2, 3, 4]),
  },
  {
    code: 'pojok-alun-alun',
    name: 'Pojok Baca Alun-Alun',
    shortName: 'Pojok Alun-Alun',
    kind: 'pojok-baca',
    address: 'Sisi barat Alun-Alun Kota Blitar',
    phone: '',
    email: '',
    about: 'Rak buku di bawah beringin: pinjam di sini, kembalikan di mana saja.',
    position: 4,
    hours: weekdays('15:00', '21:00', [1, 2, 3, 4, 5, 6, 7]),
  },
]

export async function seedBranches(db: Db): Promise<BranchIds> {
  const ids: BranchIds = new Map()
  for (const branch of branches) ids.set(branch.code, await saveBranch(db, branch))
  return ids
}

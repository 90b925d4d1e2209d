import type { Day } from '#kernel/days.ts'
import { addDays } from '#kernel/days.ts'
import type { KnownPatron } from '#modules/patrons/index.ts'
import { dice } from './dice.ts'
import type { BranchIds } from './seed-branches.ts'

// Given names and family names put together by dice; nobody in particular.
const women = [
  'Ayu',
  'Dewi',
  'Rina',
  'Wulan',
  'Fitri',
  'Lestari',
  'Nur Aini',
  'Kartika',
  'Indah',
  'Maya',
  'Sri Wahyuni',
  'Yuni',
  'Ratih',
  'Anisa',
  'Tutik',
  'Endah',
  'Laila',
  'Citra',
  'Dyah',
  'Hanum',
]
const men = [
  'Bagus',
  'Eko',
  'Dimas',
  'Joko',
  'Hadi',
  'Rizky',
  'Slamet',
  'Yusuf',
  'Arif',
  'Fajar',
  'Galih',
  'Imam',
  'Teguh',
  'Wahyu',
  'Bayu',
  'Danang',
  'Suparman',
  'Ilham',
  'Rendra',
  'Untung',
]
const families = [
  'Prasetyo',
  'Wibowo',
  'Susanto',
  'Handayani',
  'Kurniawan',
  'Puspita',
  'Santoso',
  'Rahayu',
  'Hidayat',
  'Setiawan',
  'Utami',
  'Nugroho',
  'Saputra',
  'Anggraini',
  'Widodo',
  'Maharani',
  'Purnomo',
  'Astuti',
  '',
  '',
]
const schools = [
  'SDN Sananwetan 3',
  'SDN Kepanjenkidul 1',
  'SMPN 1 Blitar',
  'SMPN 4 Blitar',
  'SMAN 1 Blitar',
  'SMKN 1 Blitar',
]
const work = ['guru', 'pedagang', 'petani', 'ibu rumah tangga', 'pegawai', 'perawat', 'wiraswasta', 'sopir']
const streets = [
  'Jalan Kenanga',
  'Jalan Cempaka',
  'Jalan Veteran',
  'Jalan Bali',
  'Jalan Sudanco Supriyadi',
  'Jalan Tanjung',
]
// Villages and wards of the city, by their code in the national list.
const wards = ['35.72.01', '35.72.02', '35.72.03']

/** Kind of member, share of a hundred, and years of age. */
const kinds: readonly [category: string, share: number, youngest: number, oldest: number][] = [
  ['umum', 38, 19, 58],
  ['pelajar', 24, 13, 18],
  ['anak', 16, 5, 12],
  ['mahasiswa', 12, 18, 25],
  ['lansia', 6, 60, 78],
  ['disabilitas', 3, 16, 55],
  ['petugas', 1, 25, 55],
]

/** Members as a city may have them, the same at each seeding on the same day. */
export function demonstrationPeople(count: number, branches: BranchIds, today: Day): KnownPatron[] {
  const roll = dice(19_450_214)
  const pick = (from: readonly string[]): string => from[Math.floor(roll() * from.length)] ?? ''
  return Array.from({ length: count }, (_, place) => {
    const [category, , youngest, oldest] = kindOf(roll() * 100)
    const woman = roll() < 0.58
    const name = [pick(woman ? women : men), pick(families)].filter(Boolean).join(' ')
    const age = youngest + Math.floor(roll() * (oldest - youngest + 1))
    const registered = -Math.floor(roll() * 700) - 3
    // One in twelve has let the membership lapse.
    const expires = roll() < 0.08 ? -Math.floor(roll() * 120) - 1 : 30 + Math.floor(roll() * 600)
    const school = category === 'pelajar' || category === 'anak'
    const number = String(201 + place).padStart(6, '0')
    return {
      cardNumber: `PKB-${number}`,
      name,
      category,
      expiresOn: addDays(today, expires),
      registeredAt: new Date(`${addDays(today, registered)}T03:00:00Z`),
      branchId: branches.get(category === 'anak' ? 'anak' : 'pusat') ?? 0,
      sex: woman ? 'perempuan' : 'laki-laki',
      birthDate: addDays(today, -age * 365 - Math.floor(roll() * 360)),
      homeAddress: `${pick(streets)} ${1 + Math.floor(roll() * 80)}`,
      homeRegion: pick(wards),
      ...(school
        ? { school: pick(schools), schoolClass: String(Math.min(12, Math.max(1, age - 6))) }
        : { occupation: category === 'mahasiswa' ? 'mahasiswa' : pick(work) }),
      ...(age > 15 && roll() < 0.7 ? { email: `anggota${number}@example.com` } : {}),
    }
  })
}

function kindOf(chance: number) {
  let sum = 0
  const found = kinds.find(([, share]) => chance < (sum += share))
  return found ?? (['umum', 0, 19, 58] as const)
}

import { addDays, startOfDay, weekdayOf, type Day } from '#kernel/days.ts'
import type { PastVisit } from '#modules/visitors/index.ts'
import { dice } from './dice.ts'

/** A place with how many come on an ordinary day, and when it is open. */
export interface VisitedPlace {
  branchId: number
  code: string
  aDay: number
  /** Hours of the day in which it is open; none where it is closed. */
  openHours(day: Day): readonly number[]
}

type Weighted = readonly (readonly [code: string | null, weight: number])[]

/** What people of an age mostly are and come for. Shares are made up, to look like a town's library. */
interface AgeGroup {
  code: string
  weight: number
  occupations: Weighted
  purposes: Weighted
}
const study: Weighted = [
  ['tujuan-belajar', 5],
  ['tujuan-membaca', 3],
  ['tujuan-meminjam', 3],
  ['tujuan-komputer', 1],
  ['tujuan-kegiatan', 0.7],
]
const grown: Weighted = [
  ['tujuan-membaca', 4],
  ['tujuan-meminjam', 3],
  ['tujuan-komputer', 1.6],
  ['tujuan-informasi', 1],
  ['tujuan-anak', 1.4],
  ['tujuan-kegiatan', 0.8],
  ['tujuan-berkunjung', 1],
  ['tujuan-lain', 0.3],
]
const work: Weighted = [
  ['pekerjaan-swasta', 4],
  ['pekerjaan-wiraswasta', 3],
  ['pekerjaan-rumah-tangga', 3],
  ['pekerjaan-asn', 1.6],
  ['pekerjaan-guru', 1.3],
  ['pekerjaan-tani-buruh', 1],
  ['pekerjaan-tni-polri', 0.3],
  ['pekerjaan-lain', 0.8],
]
const pupils: Weighted = [['pekerjaan-pelajar', 1]]
const ageGroups: readonly AgeGroup[] = [
  {
    code: 'usia-0-5',
    weight: 0.7,
    occupations: [[null, 1]],
    purposes: [
      ['tujuan-membaca', 2],
      ['tujuan-kegiatan', 1],
    ],
  },
  { code: 'usia-6-12', weight: 2.4, occupations: pupils, purposes: [...study, ['tujuan-kegiatan', 1]] },
  { code: 'usia-13-17', weight: 3, occupations: pupils, purposes: study },
  {
    code: 'usia-18-24',
    weight: 2.2,
    occupations: [
      ['pekerjaan-mahasiswa', 3],
      ['pekerjaan-swasta', 1],
    ],
    purposes: study,
  },
  { code: 'usia-25-44', weight: 2.1, occupations: work, purposes: grown },
  { code: 'usia-45-59', weight: 1, occupations: work, purposes: grown },
  {
    code: 'usia-60',
    weight: 0.6,
    occupations: [
      ['pekerjaan-pensiunan', 4],
      ['pekerjaan-rumah-tangga', 2],
    ],
    purposes: grown,
  },
]
const origins: Weighted = [
  ['asal-sananwetan', 4],
  ['asal-kepanjenkidul', 3],
  ['asal-sukorejo', 2.6],
  ['asal-kabupaten', 3],
  ['asal-jawa-timur', 0.5],
  ['asal-indonesia', 0.2],
]
const categories: Readonly<Record<string, string>> = {
  'usia-0-5': 'anak',
  'usia-6-12': 'anak',
  'usia-13-17': 'pelajar',
  'usia-18-24': 'mahasiswa',
  'usia-60': 'lansia',
}
const schools = [
  'SDN Kepanjenkidul',
  'SDN Sananwetan',
  'MI Sukorejo',
  'TK Melati',
  'SMPN Kelud',
  'PKK Kelurahan Bendo',
]

/** A year of visits up to now; the same at each seeding on the same day. */
export function yearOfVisits(places: readonly VisitedPlace[], today: Day, now: Date): PastVisit[] {
  const roll = dice(1_945)
  const visits: PastVisit[] = []
  for (let ago = 365; ago >= 0; ago--) {
    const day = addDays(today, -ago)
    for (const place of places) {
      const hours = place.openHours(day)
      if (hours.length === 0) continue
      const count = Math.round(place.aDay * rushOf(day) * (0.75 + roll() * 0.5))
      for (let person = 0; person < count; person++) visits.push(onePerson(place, day, hours, roll))
      if (roll() < groupChance(place.code, day)) visits.push(oneGroup(place, day, hours, roll))
    }
  }
  return visits.filter(({ at }) => at <= now)
}

/** Holidays from school: the end of June to the middle of July, and the end of December. */
const isSchoolHoliday = (day: Day): boolean => {
  const date = day.slice(5)
  return (date >= '06-22' && date <= '07-12') || date >= '12-20' || date <= '01-03'
}

/** Tests at school fill the tables before they begin; weekends and holidays bring families. */
function rushOf(day: Day): number {
  const month = day.slice(5, 7)
  const weekend = weekdayOf(day) >= 6 ? 1.35 : weekdayOf(day) === 5 ? 0.8 : 1
  const season = ['05', '11'].includes(month) ? 1.2 : ['02', '08'].includes(month) ? 0.9 : 1
  return weekend * season * (isSchoolHoliday(day) ? 1.3 : 1)
}

const groupChance = (code: string, day: Day) =>
  isSchoolHoliday(day) || weekdayOf(day) >= 5 ? 0.02 : code === 'pusat' || code === 'anak' ? 0.16 : 0.05

/** In term the afternoon is fullest; in the holidays, and at weekends, the morning. */
function hourOf(day: Day, hours: readonly number[], roll: () => number): number {
  const free = isSchoolHoliday(day) || weekdayOf(day) >= 6
  const peak = free ? 10 : 14.5
  return pick(
    hours.map((hour) => [hour, 0.25 + Math.exp(-((hour - peak) ** 2) / 9)] as const),
    roll,
  )
}

function onePerson(place: VisitedPlace, day: Day, hours: readonly number[], roll: () => number): PastVisit {
  const young = place.code === 'anak' || place.code === 'keliling' ? 2.6 : 1
  const age = pick(
    ageGroups.map((group, place) => [group, group.weight * (place < 2 ? young : 1)] as const),
    roll,
  )
  const kind = roll() < 0.52 ? 'member' : roll() < 0.7 ? 'guest' : 'tap'
  const at = new Date(startOfDay(day).getTime() + (hourOf(day, hours, roll) + roll()) * 3_600_000)
  const where = { kind, branchId: place.branchId, at } as const
  // Who is counted by hand is not asked.
  if (kind === 'tap') return where
  const woman = roll() < 0.57
  const said = { women: Number(woman), men: Number(!woman), age: age.code, disabled: Number(roll() < 0.012) }
  const purpose = roll() < 0.82 ? pick(age.purposes, roll) : null
  if (kind === 'member') return { ...where, ...said, purpose, category: categories[age.code] ?? 'umum' }
  const occupation = roll() < 0.85 ? pick(age.occupations, roll) : null
  return { ...where, ...said, purpose, occupation, origin: roll() < 0.9 ? pick(origins, roll) : null }
}

function oneGroup(place: VisitedPlace, day: Day, hours: readonly number[], roll: () => number): PastVisit {
  const people = 18 + Math.floor(roll() * 24)
  const grown = 1 + Math.floor(roll() * 3)
  const women = grown + Math.floor((people - grown) * (0.4 + roll() * 0.2))
  const school = schools[Math.floor(roll() * schools.length)] ?? ''
  const hour = hours.find((hour) => hour >= 9) ?? hours[0] ?? 9
  return {
    kind: 'group',
    branchId: place.branchId,
    at: new Date(startOfDay(day).getTime() + (hour + roll()) * 3_600_000),
    people,
    women,
    men: people - women,
    ages: { 'usia-6-12': people - grown, 'usia-25-44': grown },
    purpose: 'tujuan-berkunjung',
    origin: pick(origins, roll),
    institution: `${school} ${1 + Math.floor(roll() * 4)}`,
  }
}

function pick<T>(from: readonly (readonly [T, number])[], roll: () => number): T {
  let left = roll() * from.reduce((sum, [, weight]) => sum + weight, 0)
  const found = from.find(([, weight]) => (left -= weight) <= 0) ?? from[0]
  if (!found) throw new Error('nothing to pick from')
  return found[0]
}

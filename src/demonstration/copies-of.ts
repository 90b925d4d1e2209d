import type { Disposition, NewItem, RecordDescription } from '#modules/catalogue/index.ts'
import type { BranchIds } from './seed-branches.ts'

interface Circumstances {
  local: boolean
  branches: BranchIds
  roll: () => number
}

type Copy = Omit<NewItem, 'recordId' | 'barcode'>

/** Plausible copies of a title: where it stands, under which call number, in which state, at what price. */
export function copiesOf(
  description: Omit<RecordDescription, 'headings'>,
  { local, branches, roll }: Circumstances,
): Copy[] {
  const online = description.material === 'elektronik' && description.links.length > 0
  if (online && roll() < 0.7) return []
  const places = local ? placesOf(description, roll) : ['pusat']
  return places.flatMap((place) => {
    const branchId = branches.get(place)
    return branchId === undefined ? [] : [copyOf(description, { local, branchId, place, roll })]
  })
}

function placesOf({ audience }: Pick<RecordDescription, 'audience'>, roll: () => number): string[] {
  const home = audience === 'anak' ? ['anak', 'anak', 'keliling'] : ['pusat', 'pusat']
  const further = ['pusat', 'keliling', 'pojok-alun-alun', 'anak'].filter(() => roll() < 0.28)
  return [...home, ...further]
}

interface Place {
  local: boolean
  branchId: number
  place: string
  roll: () => number
}

function copyOf(
  description: Omit<RecordDescription, 'headings'>,
  { local, branchId, place, roll }: Place,
): Copy {
  const reference = !local || (roll() < 0.06 && place === 'pusat')
  const year = description.year ?? 2000
  const acquired = Math.min(2026, Math.max(2008, year + 1 + Math.floor(roll() * 10)))
  return {
    branchId,
    callNumber: callNumberOf(description),
    shelf: reference ? 'referensi' : place === 'pusat' ? shelfOf(description.classNumber) : 'terbuka',
    collectionType: reference ? 'referensi' : place === 'anak' ? 'anak' : 'umum',
    loanCategory: reference ? 'referensi' : 'sirkulasi',
    disposition: reference ? 'reference-only' : dispositionOf(roll()),
    price: local ? 45_000 + Math.floor(roll() * 22) * 5000 : null,
    source: local ? (roll() < 0.7 ? 'beli' : 'hibah') : 'hibah',
    acquiredOn: `${acquired}-${String(1 + Math.floor(roll() * 11)).padStart(2, '0')}-${String(1 + Math.floor(roll() * 27)).padStart(2, '0')}`,
  }
}

/** As Indonesian libraries write it: class, three letters of the author, one of the title. */
function callNumberOf({
  classNumber,
  authorSort,
  titleSort,
  otherNumbers,
  callNumber,
}: Omit<RecordDescription, 'headings'>): string {
  if (callNumber) return callNumber
  if (!classNumber) return `R ${otherNumbers[0] ?? '000'}`.slice(0, 60)
  const author = authorSort.slice(0, 3)
  return [classNumber, author ? author.charAt(0).toUpperCase() + author.slice(1) : '', titleSort.charAt(0)]
    .filter(Boolean)
    .join(' ')
}

const shelfOf = (classNumber: string | undefined) => (classNumber ? classNumber.slice(0, 3) : 'umum')

function dispositionOf(chance: number): Disposition {
  if (chance < 0.9) return 'in-circulation'
  if (chance < 0.94) return 'in-process'
  if (chance < 0.97) return 'display'
  return chance < 0.99 ? 'repair' : 'missing'
}

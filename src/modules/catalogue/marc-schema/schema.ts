import { readFileSync } from 'node:fs'

export interface CodeList {
  /** Label by code. */
  codes: Record<string, string>
  /** Codes of earlier years, which records may still hold. */
  old: string[]
}

export interface FieldRule {
  label: string
  repeatable: boolean
  /** Null where the indicator is undefined and stays blank. */
  indicators: ((CodeList & { label: string }) | null)[]
  subfields: Record<string, SubfieldRule | undefined>
}

export interface SubfieldRule {
  label: string
  repeatable: boolean
  old?: boolean
  list?: string
}

/** One or more characters of a fixed field that mean something together. */
export interface Position {
  label: string
  start: number
  /** The last character, not the one after it. */
  end: number
  codes?: Record<string, string>
  old?: string[]
  list?: string
}

interface Schema {
  fields: Record<string, FieldRule | undefined>
  /** Positions by tag, then by the kind of material or carrier. */
  fixed: Record<string, Record<string, Position[] | undefined> | undefined>
  lists: Record<string, CodeList | undefined>
}

// Not imported: the compiler would make a type of its 300 kB.
const { fields, fixed, lists }: Schema = JSON.parse(
  readFileSync(new URL('schema.json', import.meta.url), 'utf8'),
)

export const knownTags: readonly string[] = Object.keys(fields)

export const fieldRule = (tag: string): FieldRule | undefined => fields[tag]

export const codeList = (name: string): CodeList | undefined => lists[name]

/** Kinds of material that the same positions of 008 and 006 mean different things for. */
type FixedKind =
  | 'Books'
  | 'Computer Files'
  | 'Continuing Resources'
  | 'Maps'
  | 'Mixed Materials'
  | 'Music'
  | 'Visual Materials'

const kindByType: Record<string, FixedKind | undefined> = {
  a: 'Books',
  t: 'Books',
  m: 'Computer Files',
  s: 'Continuing Resources',
  e: 'Maps',
  f: 'Maps',
  p: 'Mixed Materials',
  c: 'Music',
  d: 'Music',
  i: 'Music',
  j: 'Music',
  g: 'Visual Materials',
  k: 'Visual Materials',
  o: 'Visual Materials',
  r: 'Visual Materials',
}

const carrierByCode: Record<string, string | undefined> = {
  a: 'Map',
  c: 'Electronic resource',
  d: 'Globe',
  f: 'Tactile material',
  g: 'Projected graphic',
  h: 'Microform',
  k: 'Nonprojected graphic',
  m: 'Motion picture',
  o: 'Kit',
  q: 'Notated music',
  r: 'Remote-sensing image',
  s: 'Sound recording',
  t: 'Text',
  v: 'Videorecording',
  z: 'Unspecified',
}

/** Positions of a fixed field, in their order; none for a tag that is no fixed field. Tag of the leader: `LDR`. */
export function positionsOf(tag: string, value: string, leader: string): Position[] {
  const types = fixed[tag]
  if (!types) return []
  const kind =
    tag === '007' ? carrierByCode[value[0] ?? ''] : tag === '008' ? kindOf(leader) : kindOf006(value)
  const own = [...(types[''] ?? []), ...(types['All Materials'] ?? []), ...(types['Common'] ?? [])]
  const first = own.filter(({ start }) => start === 0)
  // What a material lays down for the first position is the choice of the material itself.
  const ofKind = kind === undefined ? [] : (types[kind] ?? [])
  const special = ofKind.filter(({ start }) => first.length === 0 || start > 0)
  return [...own, ...special].toSorted((a, b) => a.start - b.start)
}

const kindOf006 = (value: string): FixedKind | undefined => kindByType[value[0] ?? '']

function kindOf(leader: string): FixedKind | undefined {
  const [type = 'a', level = 'm'] = [leader[6], leader[7]]
  if (type === 'a' && 'bis'.includes(level)) return 'Continuing Resources'
  return kindByType[type]
}

/** Characters that a fixed field has; undefined where that differs. */
export function fixedLength(tag: string, value: string, leader: string): number | undefined {
  if (tag === 'LDR') return 24
  if (tag === '008') return 40
  if (tag === '006') return 18
  const positions = tag === '007' ? positionsOf(tag, value, leader) : []
  return positions.length > 1 ? Math.max(...positions.map(({ end }) => end)) + 1 : undefined
}

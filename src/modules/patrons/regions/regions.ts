import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A place of the national list: 35.72.01.1001 is a village, 35.72.01 a district, 35.72 a city, 35 a province. */
export interface Region {
  code: string
  name: string
}

interface KnownRegion extends Region {
  /** The place and all that it lies in, in small letters. */
  words: string
}

interface Regions {
  byCode: Map<string, string>
  all: KnownRegion[]
}

let known: Regions | undefined

/** Read at the first use and kept: 16 thousand lines. */
function regions(): Regions {
  if (known) return known
  const lines = readFileSync(join(import.meta.dirname, 'regions.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
  const pairs = lines.map((line) => line.split('\t', 2)).map(([code = '', name = '']) => ({ code, name }))
  const byCode = new Map(pairs.map(({ code, name }) => [code, name]))
  const all = pairs.map((region) => ({
    ...region,
    words: wordsOf(namesOf(region.code, byCode).join(' ')).join(' '),
  }))
  known = { byCode, all }
  return known
}

export const isRegion = (code: string): boolean => regions().byCode.has(code)

const levels = (code: string) => code.split('.').map((_, place, parts) => parts.slice(0, place + 1).join('.'))

const namesOf = (code: string, byCode: Map<string, string>) =>
  levels(code)
    .toReversed()
    .map((part) => byCode.get(part) ?? '')
    .filter(Boolean)

/** Kepanjenkidul, Kepanjenkidul, Kota Blitar, Jawa Timur; empty for a code that nobody knows. */
export const regionLabel = (code: string): string => (code ? namesOf(code, regions().byCode).join(', ') : '')

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/\b(kel|kelurahan|desa|ds|kec|kecamatan|kab|kabupaten|prov|provinsi)\b\.?/g, ' ')
    .split(/[^a-z0-9'-]+/)
    .filter(Boolean)

/** Villages are known for this province; elsewhere the district is as near as the list goes. */
const homeProvince = '35.'

const isLeaf = (code: string) => code.split('.').length === (code.startsWith(homeProvince) ? 4 : 3)

/**
 * Places whose names, with those of what they lie in, hold all the words: the nearest to home and those whose own
 * name begins so first. Only places at the end of the list; wider ones just where no nearer one is found.
 */
export function findRegions(text: string, most = 12): Region[] {
  const words = wordsOf(text).slice(0, 8)
  if (words.length === 0) return []
  const found = regions().all.filter((region) => words.every((word) => holdsWord(region.words, word)))
  const leaves = found.filter(({ code }) => isLeaf(code))
  const [first = ''] = words
  return (leaves.length > 0 ? leaves : found)
    .map((region) => ({ region, rank: rankOf(region, first) }))
    .toSorted((a, b) => a.rank - b.rank || a.region.code.localeCompare(b.region.code))
    .slice(0, most)
    .map(({ region: { code, name } }) => ({ code, name }))
}

const holdsWord = (words: string, word: string) => words.startsWith(word) || words.includes(` ${word}`)

function rankOf({ code, name }: Region, first: string): number {
  const own = name.toLowerCase()
  const begins = own === first ? 0 : own.startsWith(first) ? 1 : 2
  const far = code.startsWith('35.72') ? 0 : code.startsWith('35.05') ? 1 : code.startsWith('35') ? 2 : 3
  return begins * 10 + far
}

export type ChosenRegion = { ok: true; code: string } | { ok: false; choices: Region[] }

/** What was meant by a typed place: the one that was picked from those offered, or the only one that fits. */
export function chooseRegion(text: string, picked: string): ChosenRegion {
  if (text.trim() === '') return { ok: true, code: '' }
  const [own] = text.trim().split(',', 1)
  const exact = regions().all.find(({ code, name }) => name === own && regionLabel(code) === text.trim())
  if (exact) return { ok: true, code: exact.code }
  const choices = findRegions(text)
  const [only] = choices
  if (choices.some(({ code }) => code === picked)) return { ok: true, code: picked }
  return only && choices.length === 1 ? { ok: true, code: only.code } : { ok: false, choices }
}

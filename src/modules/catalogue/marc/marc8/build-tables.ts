import { readFileSync, writeFileSync } from 'node:fs'
import { SaxesParser } from 'saxes'

// Rebuilds tables.json from the code tables that the Library of Congress publishes (codetables.xml):
//   node --import tsx src/modules/catalogue/marc/marc8/build-tables.ts CODETABLES.XML

/** Characters by their first MARC-8 code in hexadecimal; each further character of a text has the next code. */
type Runs = Record<string, string>

interface CharacterSet {
  runs: Runs
  /** Codes of marks that stand before the letter they belong to, as a text of two-digit hexadecimal numbers. */
  combining: string
}

interface Code {
  set: string
  marc: number
  char: string
  combining: boolean
}

function readCodes(xml: string): Code[] {
  const codes: Code[] = []
  const parser = new SaxesParser()
  let set = ''
  let text = ''
  let values: Record<string, string> = {}
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'characterSet') set = attributes.ISOcode ?? ''
    if (name === 'code') values = {}
    text = ''
  })
  parser.on('text', (part) => (text += part))
  parser.on('closetag', ({ name }) => {
    if (name === 'code') codes.push(...codeOf(set, values))
    else values[name] = text.trim()
  })
  parser.write(xml).close()
  return codes
}

// A right half without a character of its own (EC of EB) is kept as nothing: its left half spans both letters.
function codeOf(
  set: string,
  { marc = '', ucs = '', alt = '', isCombining, marc_left_half }: Record<string, string>,
) {
  const hex = ucs || (marc_left_half ? '' : alt)
  if (marc.length === 2 && Number.parseInt(marc, 16) < 0x20) return []
  const char = hex === '' ? '' : String.fromCodePoint(Number.parseInt(hex, 16))
  const mask = marc.length === 2 ? 0x7f : 0x7f7f7f
  // Above 7F only four controls of sorting and joining stand, which belong to no set.
  const code = Number.parseInt(marc, 16)
  if (marc.length === 2 && code >= 0x80 && code < 0xa0) return []
  return [{ set, marc: code & mask, char, combining: isCombining === 'true' }]
}

function setOf(codes: Code[]): CharacterSet {
  const runs: Runs = {}
  let start = ''
  let next = -1
  for (const { marc, char } of codes.filter((code) => code.char !== '').toSorted((a, b) => a.marc - b.marc)) {
    if (marc !== next) start = marc.toString(16)
    runs[start] = (runs[start] ?? '') + char
    next = marc + 1
  }
  const combining = codes
    .filter((code) => code.combining)
    .map(({ marc }) => marc.toString(16).padStart(2, '0'))
  return { runs, combining: combining.toSorted().join('') }
}

const [source = ''] = process.argv.slice(2)
const bySet = Map.groupBy(readCodes(readFileSync(source, 'utf8')), ({ set }) => set)
const tables = Object.fromEntries([...bySet].map(([set, codes]) => [set.toLowerCase(), setOf(codes)]))
writeFileSync(new URL('tables.json', import.meta.url), `${JSON.stringify(tables, null, 1)}\n`)

import { argumentNames, verbs } from '#protocols/oai-pmh/request/verbs.ts'

const names = [
  'verb',
  'verb',
  'verb',
  ...argumentNames,
  ...argumentNames,
  'x',
  '',
  '__proto__',
  'Verb',
  'set ',
]
const values = [
  'oai_dc',
  'marcxml',
  'marc21',
  'mods',
  'jenis',
  'jenis:buku',
  'cabang:uji-1',
  'digital',
  'tidak-ada',
  '2001-02-30',
  '2026-11-27',
  '2026-11-27T05:00:00Z',
  '2026-11-27T24:00:00Z',
  '0000-01-01',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '-0001-01-01',
  'oai:perpustakaan.blitarkota.go.id:bib:1',
  'oai:perpustakaan.blitarkota.go.id:bib:0',
  'oai:perpustakaan.blitarkota.go.id:bib:9999999999999999',
  'oai:perpustakaan.blitarkota.go.id:bib:1e3',
  'http://[::1',
  '',
  ' ',
]
const pieces = [
  ...'"\'<>&;:/?#[]@!$()*+,=%._-~ \t\r\n\0',
  '\u0001',
  '\u200f',
  '\ufffe',
  '\ud800',
  '\u{1f4da}',
  'é',
  '%00',
  '%ff',
  '%',
  ']]>',
  '<!--',
  '&amp;',
  "' or 1=1 --",
  '../..',
  '9'.repeat(30),
  'a'.repeat(2_000),
]

/** The arguments of one request, mostly nearly right. `tokens` are some that were given out before. */
export function oaiCase(random: () => number, tokens: readonly string[]): [name: string, value: string][] {
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const broken = (text: string) => {
    const at = Math.floor(random() * (text.length + 1))
    return text.slice(0, at) + any(pieces) + text.slice(at + Math.floor(random() * 3))
  }
  const valueOf = (name: string): string => {
    const known =
      name === 'verb' ? any(verbs) : name === 'resumptionToken' && random() < 0.8 ? any(tokens) : any(values)
    return random() < 0.35 ? broken(known) : known
  }
  const length = Math.floor(random() ** 2 * 6)
  const pairs: [string, string][] = [['verb', random() < 0.9 ? any(verbs) : valueOf('verb')]]
  for (let i = 0; i < length; i++) {
    const name = random() < 0.95 ? any(names.slice(3)) : broken(any(names))
    pairs.push([name, valueOf(name)])
  }
  if (random() < 0.3) pairs.push(['metadataPrefix', any(['oai_dc', 'marcxml'])])
  return random() < 0.02 ? Array.from({ length: 200 }, () => any(pairs)) : pairs
}

/** As an address or a form has it; some with signs that were not encoded. */
export function oaiQuery(random: () => number, pairs: readonly (readonly [string, string])[]): string {
  const raw = random() < 0.1
  const encoded = (text: string) =>
    raw ? text.replaceAll(/[\0\r\n#]/g, '') : encodeURIComponent(text.toWellFormed())
  return pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
}

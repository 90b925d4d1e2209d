import tables from './tables.json' with { type: 'json' }

/** What a code of 7 bits (21 to 7E) stands for, and whether it is a mark that precedes its letter. */
export interface CharacterSet {
  chars: string[]
  combining: boolean[]
}

interface Table {
  runs: Record<string, string | undefined>
  combining: string
}

const charactersOf = function* (runs: Table['runs']): Generator<[number, string]> {
  for (const [start, text = ''] of Object.entries(runs)) {
    let code = Number.parseInt(start, 16)
    for (const char of text) yield [code++, char]
  }
}

function setOf({ runs, combining }: Table): CharacterSet {
  const set: CharacterSet = { chars: [], combining: [] }
  for (const [code, char] of charactersOf(runs)) set.chars[code] = char
  for (let i = 0; i < combining.length; i += 2) {
    const code = Number.parseInt(combining.slice(i, i + 2), 16)
    set.combining[code] = true
    // The right half of a mark over two letters: its left half stands for both.
    set.chars[code] ??= ''
  }
  return set
}

export const ascii = setOf(tables['42'])
export const ansel = setOf(tables['45'])

const basicArabic = setOf(tables['33'])

/** Sets by the final character of the escape sequence that calls them. */
export const setsByFinal: Record<string, CharacterSet | undefined> = {
  B: ascii,
  E: ansel,
  g: setOf(tables['67']),
  b: setOf(tables['62']),
  p: setOf(tables['70']),
  2: setOf(tables['32']),
  N: setOf(tables['4e']),
  Q: setOf(tables['51']),
  3: basicArabic,
  4: setOf(tables['34']),
  S: setOf(tables['53']),
}

/** East Asian characters by their code of three bytes, each of 7 bits. */
export const eastAsian: ReadonlyMap<number, string> = new Map(charactersOf(tables['31'].runs))

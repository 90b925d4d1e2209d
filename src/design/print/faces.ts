import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

export type Face = 'plain' | 'bold' | 'serif'

export const fontFolder = join(import.meta.dirname, 'fonts')

/** First and last of each stretch of signs that a font file has; written by bin/print-fonts.ts. */
const Coverage = v.record(v.string(), v.array(v.tuple([v.number(), v.number()])))
const coverage = v.parse(Coverage, JSON.parse(readFileSync(join(fontFolder, 'coverage.json'), 'utf8')))
export const fontFiles: readonly string[] = Object.keys(coverage)

// Literata knows the letters of transliteration that Atkinson lacks.
const filesOf: Record<Face, readonly string[]> = {
  plain: ['atkinson-400-latin', 'atkinson-400-latin-ext', 'literata-400-latin-ext'],
  bold: ['atkinson-700-latin', 'atkinson-700-latin-ext', 'literata-400-latin-ext'],
  serif: ['literata-400-latin', 'literata-400-latin-ext'],
}

export interface Run {
  file: string
  text: string
}

/** A text in pieces, each from one file. A letter that none has loses its marks, another sign is a question mark. */
export function runsOf(text: string, face: Face): Run[] {
  const runs: Run[] = []
  for (const sign of text.normalize('NFC')) {
    const { file, shown } = placed(sign, face)
    const last = runs.at(-1)
    if (last?.file === file) last.text += shown
    else runs.push({ file, text: shown })
  }
  return runs
}

function placed(sign: string, face: Face): { file: string; shown: string } {
  const files = filesOf[face]
  for (const shown of [sign, sign.normalize('NFD').replaceAll(/\p{M}/gu, ''), '?']) {
    const file = shown === '' ? files[0] : files.find((one) => has(one, shown))
    if (file) return { file, shown }
  }
  return { file: files[0] ?? '', shown: '?' }
}

const has = (file: string, text: string): boolean =>
  [...text].every((sign) => {
    const point = sign.codePointAt(0) ?? 0
    return coverage[file]?.some(([first, last]) => point >= first && point <= last)
  })

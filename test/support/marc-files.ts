import { createReadStream, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readMarc } from '#modules/catalogue/marc/read-marc.ts'
import type { MarcFormat } from '#modules/catalogue/marc/detect-format.ts'
import type { ReadItem } from '#modules/catalogue/marc/problems.ts'
import type { MarcRecord } from '#modules/catalogue/marc/record.ts'

export const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/marc/${name}`, import.meta.url))

/** Large sets that are not part of the project; tests over them are skipped where they are absent. */
export const largeSet = (name: string): string =>
  fileURLToPath(new URL(`../../../shared/data/01-marc/${name}`, import.meta.url))

export const whyAbsent = (name: string): string | false =>
  existsSync(largeSet(name)) ? false : `the set ${name} is not here`

export const itemsOfFile = (path: string, format?: MarcFormat): Promise<ReadItem[]> =>
  Array.fromAsync(readMarc(createReadStream(path), format))

export const itemsOf = (
  content: string | Uint8Array,
  format?: MarcFormat,
  pieces = 64,
): Promise<ReadItem[]> => Array.fromAsync(readMarc(inPieces(Buffer.from(content), pieces), format))

/** A stream whose pieces break records, tags and characters anywhere. */
export async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export const recordsOf = (items: ReadItem[]): MarcRecord[] =>
  items.flatMap((item) => (item.ok ? [item.record] : []))

import assert from 'node:assert/strict'
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseIso2709 } from '#modules/catalogue/marc/iso2709/parse-record.ts'
import { parseMarcxml } from '#modules/catalogue/marc/marcxml/parse-record.ts'
import { marcProblemText } from '#modules/catalogue/marc/messages.ts'
import { readMarc } from '#modules/catalogue/marc/read-marc.ts'
import { describeRecord } from '#modules/catalogue/describe/describe-record.ts'
import type { MarcFormat } from '#modules/catalogue/marc/detect-format.ts'
import { longestRaw, longestRecord, type ReadItem } from '#modules/catalogue/marc/problems.ts'
import type { MarcRecord } from '#modules/catalogue/marc/record.ts'
import { writeIso2709 } from '#modules/catalogue/marc/write-iso2709.ts'
import { writeMarcxml } from '#modules/catalogue/marc/write-marcxml.ts'

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

/** Files that broken ones are made of: one of every kind of content. */
export const samples = (): Buffer[] =>
  ['gpo-marc8.mrc', 'gpo-utf8.mrc', 'gpo.xml', 'pairs/marc8.json', 'pairs/marc6.json']
    .concat(readdirSync(fixture('odd')).map((file) => `odd/${file}`))
    .map((name) => readFileSync(fixture(name)))

/**
 * Reads a broken file and says what a reader must never do: throw, lose count, give bytes that are not there or a
 * record that cannot be kept and written. Gives the number of items.
 */
export async function checkReading(
  bytes: Buffer,
  format: MarcFormat | undefined,
  piece: number,
): Promise<number> {
  let count = 0
  let reached = 0
  for await (const item of readMarc(inPieces(bytes, piece), format)) {
    count += 1
    assert.equal(item.position, count)
    assert.ok(item.offset >= reached && item.offset <= bytes.length, 'items come in the order of the file')
    reached = item.offset
    assert.ok(item.raw.length <= (item.ok ? longestRecord : longestRaw))
    if (item.ok) {
      assert.ok(Buffer.compare(item.raw, bytes.subarray(item.offset, item.offset + item.raw.length)) === 0)
      assertKeepable(item.record)
      for (const warning of item.warnings) assert.ok(marcProblemText('id', warning).length > 5)
    } else assert.ok(marcProblemText('id', item.problem).length > 5)
  }
  assert.ok(count > 0, 'something is always said')
  return count
}

function assertKeepable(record: MarcRecord): void {
  assert.equal(record.leader.length, 24)
  assert.ok(record.fields.length > 0)
  JSON.parse(JSON.stringify([record, describeRecord(record)]), (_, value: unknown) => {
    if (typeof value !== 'string') return value
    assert.ok(!value.includes('\0') && value.isWellFormed(), 'PostgreSQL could not keep it')
    return value
  })
  const written = writeIso2709(record)
  if (written.ok) assert.ok(parseIso2709(Buffer.from(written.bytes)).ok)
  assert.ok(parseMarcxml(writeMarcxml(record)).ok, 'its MARCXML cannot be read')
}

import { closeSync, openSync, readSync } from 'node:fs'
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import type { DictionaryGrowth } from './dictionary.ts'
import type { Base } from './engine.ts'

/** Raise when the shape of a segment changes: files of other versions are not read but built anew. */
const shapeVersion = 3
const magic = 'patria-index'

/** A base on disk, with what is needed to go on from it. */
export interface Snapshot {
  base: Base
  dictionary: DictionaryGrowth
  /** Whatever the writer needs to find its place again; must match when read. */
  place: { installation: string; analysis: number; settled: string; number: number }
}

const arrayTypes = { Uint8Array, Uint16Array, Uint32Array, Float64Array }
type ArrayType = keyof typeof arrayTypes
type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float64Array

interface Entry {
  path: string[]
  type: ArrayType
  bytes: number
  checksum: number
}

interface Header {
  magic: string
  version: number
  length: number
  place: Snapshot['place']
  dictionary: DictionaryGrowth
  entries: Entry[]
}

/**
 * Writes a snapshot aside, syncs it and renames it: a crash leaves the old one or the new one, never half of one. Other
 * work goes on meanwhile.
 */
export async function writeSnapshot(file: string, { base, dictionary, place }: Snapshot): Promise<void> {
  // What is valid is the searchers' to say: they have changed it already when this is written.
  const { length } = base.segment
  const asBuilt = { ...base, segment: { ...base.segment, dead: new Uint8Array(length) } }
  const arrays = arraysOf(asBuilt, [])
  const entries: Entry[] = []
  for (const { path, array } of arrays) {
    const checksum = await checksumOf(bytesOf(array))
    entries.push({ path, type: typeOf(array), bytes: array.byteLength, checksum })
  }
  const header: Header = { magic, version: shapeVersion, length, place, dictionary, entries }
  const text = Buffer.from(JSON.stringify(header))
  await mkdir(dirname(file), { recursive: true })
  const target = await open(`${file}.new`, 'w')
  try {
    const lead = Buffer.alloc(8)
    lead.writeUInt32LE(text.length, 0)
    lead.writeUInt32LE(crc32(text), 4)
    for (const part of [lead, text, ...arrays.map(({ array }) => bytesOf(array))])
      await writeWhole(target, part)
    await target.sync()
  } finally {
    await target.close()
  }
  await rename(`${file}.new`, file)
}

/** Reads a snapshot; undefined when there is none, or it is damaged or of another shape. */
export function readSnapshot(file: string): Snapshot | undefined {
  let source: number
  try {
    source = openSync(file, 'r')
  } catch {
    return undefined
  }
  try {
    const header = readHeader(source)
    return header && readBody(source, header)
  } catch {
    // Whatever is wrong with the file, the index can be built without it.
    return undefined
  } finally {
    closeSync(source)
  }
}

function readHeader(source: number): Header | undefined {
  const lead = readWhole(source, Buffer.alloc(8))
  const size = lead.readUInt32LE(0)
  if (size > 512 * 1024 * 1024) return undefined
  const text = readWhole(source, Buffer.alloc(size))
  if (crc32(text) !== lead.readUInt32LE(4)) return undefined
  const header = JSON.parse(text.toString('utf8')) as Header
  return header.magic === magic && header.version === shapeVersion ? header : undefined
}

function readBody(source: number, header: Header): Snapshot | undefined {
  const root: Record<string, unknown> = { segment: { length: header.length } }
  for (const { path, type, bytes, checksum } of header.entries) {
    const array = newArray(type, bytes)
    if (crc32(readWhole(source, bytesOf(array))) !== checksum) return undefined
    place(root, path, array)
  }
  // The checksums say that these are the arrays written, so their shape is that of this version.
  return { base: root as unknown as Base, dictionary: header.dictionary, place: header.place }
}

function arraysOf(value: object, path: string[]): { path: string[]; array: NumberArray }[] {
  return Object.entries(value).flatMap(([name, part]) => {
    if (isNumberArray(part)) return [{ path: [...path, name], array: part }]
    return typeof part === 'object' && part !== null ? arraysOf(part, [...path, name]) : []
  })
}

function place(root: Record<string, unknown>, path: string[], array: NumberArray): void {
  let at = root
  for (const name of path.slice(0, -1)) {
    at[name] ??= {}
    at = at[name] as Record<string, unknown>
  }
  at[path.at(-1)!] = array
}

const isNumberArray = (value: unknown): value is NumberArray =>
  Object.values(arrayTypes).some((type) => value instanceof type)

/** On shared memory, but for bytes: those of `dead` are each thread's own. */
function newArray(type: ArrayType, bytes: number): NumberArray {
  if (type === 'Uint8Array') return new Uint8Array(bytes)
  const buffer = new SharedArrayBuffer(bytes)
  if (type === 'Uint16Array') return new Uint16Array(buffer)
  return type === 'Uint32Array' ? new Uint32Array(buffer) : new Float64Array(buffer)
}

const typeOf = (array: NumberArray) => array.constructor.name as ArrayType
const bytesOf = (array: NumberArray) =>
  Buffer.from(array.buffer as unknown as ArrayBuffer, array.byteOffset, array.byteLength)

// A few milliseconds' work.
const mostInStep = 1 << 23

async function checksumOf(bytes: Buffer): Promise<number> {
  let checksum = 0
  for (let at = 0; at < bytes.length; at += mostInStep) {
    checksum = crc32(bytes.subarray(at, at + mostInStep), checksum)
    await setImmediate()
  }
  return checksum
}

async function writeWhole(target: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await target.write(bytes, at, Math.min(mostInStep, bytes.length - at))
    at += bytesWritten
  }
}

// One call moves at most 2 GiB, and may move less.
const mostAtOnce = 1 << 28

function readWhole(source: number, bytes: Buffer): Buffer {
  for (let at = 0; at < bytes.length;) {
    const read = readSync(source, bytes, at, Math.min(mostAtOnce, bytes.length - at), null)
    if (read === 0) throw new Error('the file ends too early')
    at += read
  }
  return bytes
}

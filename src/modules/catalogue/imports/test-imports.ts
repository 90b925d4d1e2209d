import { Readable } from 'node:stream'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '#kernel/database.ts'
import { folderStore, type FileStore } from '#kernel/files.ts'
import type { MarcRecord } from '../marc/record.ts'
import { writeIso2709 } from '../marc/write-iso2709.ts'
import { field, ratna } from '../test-data.ts'
import { createImport } from './create-import.ts'
import { readSettings } from './import-settings.ts'
import { runImport } from './run-import.ts'
import { storeSource } from './source/store-source.ts'
import { startCommit, startUndo } from './start-work.ts'

export const never = new AbortController().signal

/** A store in a folder of its own. */
export const testStore = async (): Promise<FileStore> =>
  folderStore(await mkdtemp(join(tmpdir(), 'patria-imports-')))

/** A small record with a number of its own. */
export const novel = (number: string, title: string, ...more: MarcRecord['fields']): MarcRecord => ({
  leader: '00000nam a2200000 a 4500',
  fields: [
    { tag: '001', value: number },
    { tag: '003', value: 'BLITAR' },
    { tag: '008', value: '050101s2005    io            000 1 ind d' },
    field('100', '0 ', ['a', 'Andrea Hirata']),
    field('245', '10', ['a', title]),
    ...more,
  ],
})

export const marcFile = (...records: MarcRecord[]): Buffer =>
  Buffer.concat(
    records.map((record) => {
      const written = writeIso2709(record)
      if (!written.ok) throw new Error(written.problem.code)
      return written.bytes
    }),
  )

interface Parts {
  db: Db
  files: FileStore
}

/** Stores a file and notes an import of it, unread. */
export async function beginImport(
  { db, files }: Parts,
  content: Buffer | string,
  settings: Record<string, unknown> = {},
): Promise<number> {
  const stored = await storeSource(files, Readable.from([Buffer.from(content)]))
  if (!stored.ok) throw new Error(stored.refusal)
  const source = stored.value
  const made = { fileName: 'koleksi.mrc', source, settings: readSettings(settings) }
  return (await createImport(db, made, ratna)).id
}

/** Reads a file up to its preview. */
export async function readFile(
  parts: Parts,
  content: Buffer | string,
  settings: Record<string, unknown> = {},
): Promise<number> {
  const id = await beginImport(parts, content, settings)
  await runImport(parts.db, parts.files, id, never)
  return id
}

export async function commit({ db, files }: Parts, id: number): Promise<void> {
  await startCommit(db, id, ratna)
  await runImport(db, files, id, never)
}

export async function undo({ db, files }: Parts, id: number): Promise<void> {
  await startUndo(db, id, ratna)
  await runImport(db, files, id, never)
}

/** Reads a file and writes all of it. */
export async function importFile(
  parts: Parts,
  content: Buffer | string,
  settings: Record<string, unknown> = {},
): Promise<number> {
  const id = await readFile(parts, content, settings)
  await commit(parts, id)
  return id
}

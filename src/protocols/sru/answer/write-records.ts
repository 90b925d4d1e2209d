import { readRecords } from '../read-records.ts'
import type { RetrievalOptions } from '../request/retrieval-options.ts'
import type { Version } from '../request/version.ts'
import type { SruParts } from '../search-retrieve.ts'
import { writeDiagnostic, writeRecord } from './write-answer.ts'

/** A title that went between the search and the reading leaves its place to a diagnostic. */
export async function writeRecords(
  { db, libraryName: library }: Pick<SruParts, 'db' | 'libraryName'>,
  ids: readonly number[],
  { schema, packing, startRecord }: RetrievalOptions,
  version: Version,
): Promise<string> {
  const records = await readRecords(db, ids)
  return ids
    .map((id, i) => {
      const record = records.get(id)
      const position = startRecord + i
      return record
        ? {
            schema: schema.identifier,
            packing,
            xml: schema.write(record, library),
            identifier: String(id),
            position,
          }
        : {
            schema: 'info:srw/schema/1/diagnostics-v1.1',
            packing,
            xml: writeDiagnostic({ code: 65, details: String(id) }, version),
            position,
          }
    })
    .map((record) => writeRecord(record, version))
    .join('')
}

import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import type { ImportJob } from './import-state.ts'
import { readTableHead } from './table/table-head.ts'

/** The bytes of one row that was rejected. */
export async function findReject(db: Db, importId: number, position: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('catalogue.importRecords')
    .select('raw')
    .where('importId', '=', importId)
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.raw ?? undefined
}

const batchLength = 20

/** The bytes of all rows that were rejected, as one file that can be corrected and imported again. */
export async function* allRejects(db: Db, files: FileStore, job: ImportJob): AsyncGenerator<Uint8Array> {
  if (job.format === 'csv') {
    const head = await readTableHead(files, job.fileDigest, job.settings.separator)
    if (head) yield ended(head.raw)
  }
  let last = 0
  for (;;) {
    const { rows } = await sql<{ position: number; raw: Buffer }>`
      select position, raw from catalogue.import_records
      where import_id = ${job.id} and outcome = 'wrong' and position > ${last} and raw is not null
      order by position limit ${batchLength}
    `.execute(db)
    const end = rows.at(-1)
    if (!end) return
    for (const { raw } of rows) yield job.format === 'marc' ? raw : ended(raw)
    last = end.position
  }
}

const ended = (raw: Buffer): Buffer => (raw.at(-1) === 0x0a ? raw : Buffer.concat([raw, Buffer.from('\n')]))

import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { writeIso2709 } from '../marc/write-iso2709.ts'
import type { MarcRecord } from '../marc/record.ts'
import { marcxmlFooter, marcxmlHeader, writeMarcxml } from '../marc/write-marcxml.ts'

export const authorityFormats = { marc: 'mrc', marcxml: 'xml' } as const
export type AuthorityFormat = keyof typeof authorityFormats

const atOnce = 500

/** Authorities as MARC records, as they are kept; those without a number of their own get that of this catalogue. */
export async function* exportAuthorities(
  db: Db,
  format: AuthorityFormat,
  kind: string,
): AsyncGenerator<Uint8Array> {
  if (format === 'marcxml') yield Buffer.from(marcxmlHeader)
  let last = 0
  for (;;) {
    const { rows } = await sql<{ id: number; marc: MarcRecord }>`
      select id, marc from catalogue.authorities
      where id > ${last} and merged_into is null and deleted_at is null and (${kind} = '' or kind = ${kind})
      order by id limit ${atOnce}
    `.execute(db)
    const end = rows.at(-1)
    if (!end) break
    last = end.id
    yield Buffer.concat(rows.map((row) => written(numbered(row.marc, row.id), format)))
  }
  if (format === 'marcxml') yield Buffer.from(marcxmlFooter)
}

const numbered = (marc: MarcRecord, id: number): MarcRecord =>
  marc.fields.some(({ tag }) => tag === '001')
    ? marc
    : { ...marc, fields: [{ tag: '001', value: String(id) }, ...marc.fields] }

/** A record that ISO 2709 cannot hold is left out of it. */
function written(marc: MarcRecord, format: AuthorityFormat): Uint8Array {
  if (format === 'marcxml') return Buffer.from(writeMarcxml(marc))
  const record = writeIso2709(marc)
  return record.ok ? record.bytes : new Uint8Array()
}

import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** What an answer tells of a copy besides its state. */
export interface CopyFacts {
  itemId: number
  recordId: number
  title: string
  material: string
  branchId: number
  callNumber: string
  collectionType: string
}

export async function findCopy(db: Db, barcode: string): Promise<CopyFacts | undefined> {
  const { rows } = await sql<CopyFacts>`
    select items.id as item_id, items.record_id, records.title, records.material, items.branch_id, items.call_number,
      items.collection_type
    from catalogue.items items join catalogue.records records on records.id = items.record_id
    where items.barcode = ${barcode.trim()} and items.deleted_at is null
  `.execute(db)
  return rows[0]
}

const mediaTypes: Record<string, string> = {
  buku: '001',
  braille: '001',
  naskah: '001',
  'terbitan-berkala': '002',
  'rekaman-suara': '006',
  video: '005',
}

/** Media type of the specification; discs stand for all sound. */
export const mediaType = (material: string): string => mediaTypes[material] ?? '000'

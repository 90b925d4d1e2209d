import { sql } from 'kysely'
import type { MarcRecord } from '#modules/catalogue/index.ts'

/** What a harvester is given of a title that is there. A change in any of it moves the date of the title. */
export interface GivenTitle {
  marc: MarcRecord
  copies: GivenCopy[] | null
  /** Name of the picture of the cover. */
  cover: string | null
}

export type GivenCopy = [branch: string, shelf: string, callNumber: string, barcode: string]

/** Copies and cover of the row `records` of the query around them. */
export const copiesOfRecord = sql`(
  select json_agg(json_build_array(branches.name, items.shelf, items.call_number, items.barcode) order by items.id)
  from catalogue.items items
  join branches.branches branches on branches.id = items.branch_id
  where items.record_id = records.id and items.deleted_at is null and items.disposition <> 'withdrawn'
)`

export const coverOfRecord = sql`(
  select covers.file_digest from catalogue.covers covers where covers.record_id = records.id
)`

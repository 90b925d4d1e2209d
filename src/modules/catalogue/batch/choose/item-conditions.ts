import { sql, type RawBuilder } from 'kysely'
import type { ItemFilter } from './selection.ts'

// Days are the library's own.
const libraryTimeZone = 'Asia/Jakarta'

/** A filter as a condition on `catalogue.items items`. Those in quarantine are found when they are asked for. */
export function itemConditions(filter: ItemFilter): RawBuilder<boolean> {
  const { branchId, disposition, shelf, callFrom, callTo, collectionType, importId, addedFrom, addedTo } =
    filter
  const quarantined = disposition === 'quarantined'
  const conditions = [
    quarantined ? sql`items.deleted_at is not null` : sql`items.deleted_at is null`,
    disposition && !quarantined ? sql`items.disposition = ${disposition}` : undefined,
    branchId ? sql`items.branch_id = ${branchId}` : undefined,
    shelf ? sql`lower(items.shelf) = lower(${shelf})` : undefined,
    // As on the shelf: sign by sign. "to 500" takes in 500.1 and 500 ABC as well.
    callFrom ? sql`lower(items.call_number) collate "C" >= lower(${callFrom}) collate "C"` : undefined,
    callTo
      ? sql`(lower(items.call_number) collate "C" <= lower(${callTo}) collate "C"
          or starts_with(lower(items.call_number), lower(${callTo})))`
      : undefined,
    callFrom || callTo ? sql`items.call_number <> ''` : undefined,
    collectionType ? sql`lower(items.collection_type) = lower(${collectionType})` : undefined,
    importId ? sql`items.import_id = ${importId}` : undefined,
    addedFrom
      ? sql`items.created_at >= ${addedFrom}::date::timestamp at time zone ${libraryTimeZone}`
      : undefined,
    addedTo
      ? sql`items.created_at < (${addedTo}::date + 1)::timestamp at time zone ${libraryTimeZone}`
      : undefined,
  ]
  return sql<boolean>`${sql.join(
    conditions.filter((condition) => condition !== undefined),
    sql` and `,
  )}`
}

/** The day that it is in the library, as `2026-12-07`. */
export const libraryDay = (now: Date): string =>
  new Intl.DateTimeFormat('sv', { timeZone: libraryTimeZone }).format(now)

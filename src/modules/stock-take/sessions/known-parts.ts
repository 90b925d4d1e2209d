import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface KnownParts {
  shelves: string[]
  types: string[]
}

const most = 60

/** Shelves and types that copies name, those with the most copies first chosen; for hints and completion. */
export async function knownParts(db: Db, branchId?: number): Promise<KnownParts> {
  const { rows } = await sql<{ kind: 'shelf' | 'type'; name: string }>`
    (select 'shelf' as kind, shelf as name from (
      select shelf, count(*) as copies from catalogue.items
      where deleted_at is null and shelf <> '' and (${branchId ?? null}::bigint is null or branch_id = ${branchId ?? null})
      group by shelf order by copies desc limit ${most}) shelves)
    union all
    (select 'type', collection_type from (
      select collection_type, count(*) as copies from catalogue.items where deleted_at is null
      group by collection_type order by copies desc limit 20) types)
  `.execute(db)
  const named = (kind: string) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ name }) => name)
      .toSorted((a, b) => a.localeCompare(b, 'id'))
  return { shelves: named('shelf'), types: named('type') }
}

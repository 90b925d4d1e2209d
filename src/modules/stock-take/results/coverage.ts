import { sql, type RawBuilder } from 'kysely'
import { inScope, type Session } from '../sessions/session.ts'

/**
 * How it stands with a copy that is counted: scanned; handled by circulation since counting began, so that it was in
 * somebody's hands; away, so that it is not expected on its shelf; or missing.
 */
export type Coverage = 'seen' | 'handled' | 'away' | 'missing'

/** Deeds of circulation that need the copy itself. Renewals are told from home. */
const inHands = ['check-out', 'check-in', 'use-in-house', 'set-aside', 'note-damage', 'send-copy']

/**
 * All copies of the part that is counted, from the living data: whoever is lent meanwhile is not expected, whoever is
 * returned after its shelf was counted is not missing. Copies that came after the beginning are left out.
 */
export const coverage = (session: Session): RawBuilder<unknown> => sql`
  select items.id as item_id, items.barcode, items.record_id, items.call_number, items.shelf, items.collection_type,
    items.branch_id, items.disposition,
    case when seen.item_id is not null then 'seen'
      when items.disposition not in ('in-circulation', 'reference-only') or away.item_id is not null then 'away'
      when handled.item_id is not null then 'handled'
      else 'missing' end as coverage
  from catalogue.items items
  left join stock_take.seen seen on seen.session_id = ${session.id} and seen.item_id = items.id
  left join (select distinct item_id from circulation.out_items) away on away.item_id = items.id
  left join (
    select distinct item_id from circulation.operations
    where at >= ${session.startedAt}::timestamptz and kind = any(${inHands}::text[]) and undone_by is null
      and item_id is not null
    union
    -- told late by a desk without a network; when it happened counts, not when it was told
    select item_id from circulation.late_deeds
    where told_at >= ${session.startedAt}::timestamptz and at >= ${session.startedAt}::timestamptz
      and kind in ('check-out', 'check-in') and applied and item_id is not null
  ) handled on handled.item_id = items.id
  where ${inScope(session)} and items.deleted_at is null and items.disposition <> 'withdrawn'
    and items.created_at <= coalesce(${session.startedAt}::timestamptz, now())`

import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/database.ts'

/** Takes members off deeds told late; what was decided stays, so that it can still be counted. */
export const forgetConflicts = (tx: Tx, which: RawBuilder<unknown>) =>
  sql`
    update circulation.late_conflicts
    set patron_id = null, card = null, done = '{}', settled_note = case when settled_note = '' then '' else '-' end,
      blocks = (select coalesce(jsonb_agg(case when one->'reason' is null then one else one || '{"reason": "-"}' end), '[]')
      from jsonb_array_elements(blocks) as given (one))
    where ${which} and (patron_id is not null or card is not null or done <> '{}')
  `.execute(tx)

import { sql, type RawBuilder } from 'kysely'

/** How many members wait for a title: its next copy goes to the first of them. To be asked together with the title. */
export const waitingFor = (recordId: number): RawBuilder<number> =>
  sql`(select count(*) from circulation.holds where record_id = ${recordId} and standing = 'waiting')`

import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

/** What keeps a member from borrowing on a day, the one that lasts longest first. */
export const blocksInForce = (db: Db | Tx, patronId: number, today: Day) =>
  db
    .selectFrom('patrons.blocks')
    .select(['id', 'kind', 'reason', 'startsOn', 'endsOn'])
    .where('patronId', '=', patronId)
    .where('liftedAt', 'is', null)
    .where('startsOn', '<=', today)
    .where((where) => where.or([where('endsOn', 'is', null), where('endsOn', '>=', today)]))
    .orderBy('endsOn', (order) => order.desc().nullsFirst())
    .execute()

import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { fromJson } from '#kernel/json-column.ts'
import type { CopyReturned, LoanMade, LoanRenewed } from '#modules/circulation/index.ts'
import { visitBegan } from './visit.ts'

/** A deed of a visit. */
export type VisitDeed = { key: string; at: Date; undone: boolean } & (
  | { kind: 'check-out'; value: LoanMade }
  | { kind: 'check-in'; value: CopyReturned }
  | { kind: 'renew'; value: LoanRenewed }
)

interface Row {
  key: string
  kind: VisitDeed['kind']
  at: Date
  undone: boolean
  answer: unknown
}

const most = 200

/** What was lent, taken back and renewed in a visit, the newest first; also what was undone. */
export async function visitDeeds(
  db: Db,
  { visit, staffId }: { visit: string; staffId: number },
): Promise<VisitDeed[]> {
  const { rows } = await sql<Row>`
    select key, kind, at, undone_by is not null as undone, answer from circulation.operations
    where at >= ${visitBegan(visit)}::timestamptz - interval '1 minute'
      and at < ${visitBegan(visit)}::timestamptz + interval '12 hours'
      and starts_with(key, ${`${visit}-`}) and actor_kind = 'staff' and actor_id = ${staffId}
      and kind in ('check-out', 'check-in', 'renew')
    order by at desc, key limit ${most}
  `.execute(db)
  return rows.map(({ answer, ...row }) =>
    fromJson<VisitDeed>({ ...row, value: fromJson<{ value: unknown }>(answer).value }),
  )
}

/** What of it was done for one member: a visit in one browser tab may have seen several. */
export const deedsFor = (deeds: readonly VisitDeed[], patronId: number): VisitDeed[] =>
  deeds.filter((deed) =>
    deed.kind === 'check-in' ? deed.value.loan?.patronId === patronId : deed.value.patronId === patronId,
  )

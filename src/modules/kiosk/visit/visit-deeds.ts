import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { fromJson } from '#kernel/json-column.ts'
import type { CopyReturned, LoanMade, LoanRenewed } from '#modules/circulation/index.ts'

/** A deed of a visit. */
export type VisitDeed = { key: string } & (
  | { kind: 'check-out'; value: LoanMade }
  | { kind: 'check-in'; value: CopyReturned }
  | { kind: 'renew'; value: LoanRenewed }
)

interface Row {
  key: string
  kind: VisitDeed['kind']
  answer: unknown
}

const most = 200

/** What was lent, taken back and renewed under keys of a prefix since then, the newest first. */
export async function deedsOf(
  db: Db,
  { prefix, beganAt }: { prefix: string; beganAt: Date },
): Promise<VisitDeed[]> {
  const { rows } = await sql<Row>`
    select key, kind, answer from circulation.operations
    where at >= ${beganAt}::timestamptz - interval '1 minute'
      and at < ${beganAt}::timestamptz + interval '12 hours'
      and starts_with(key, ${`${prefix}-`}) and undone_by is null
      and kind in ('check-out', 'check-in', 'renew')
    order by at desc, key limit ${most}
  `.execute(db)
  return rows.map(({ answer, ...row }) =>
    fromJson<VisitDeed>({ ...row, value: fromJson<{ value: unknown }>(answer).value }),
  )
}

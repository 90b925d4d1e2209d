import type { Context } from 'hono'
import { publish } from '#kernel/events.ts'
import type { Env } from '#kernel/web.tsx'
import { staffId } from '../context-of.ts'
import { paths } from '../paths.ts'
import { deedsFor, visitDeeds } from '../visit/visit-deeds.ts'

/** Ends a visit: whoever listens sends the member a receipt, once a visit. Gives the address of the printed one. */
export async function finishVisit(
  c: Context<Env>,
  { patronId, visit }: { patronId: number; visit: string },
): Promise<string> {
  const all = await visitDeeds(c.var.db, { visit, staffId: staffId(c) })
  const deeds = deedsFor(all, patronId).filter(({ undone }) => !undone)
  const lent = deeds.flatMap(({ kind, value }) => (kind === 'check-in' ? [] : [value.loanId]))
  const returned = deeds.flatMap((deed) =>
    deed.kind === 'check-in' && deed.value.loan ? [deed.value.loan.loanId] : [],
  )
  if (lent.length + returned.length > 0) {
    await c.var.db.transaction().execute((tx) =>
      publish(tx, 'receipt-asked', {
        visit,
        patronId,
        loanIds: [...new Set(lent)],
        returnedLoanIds: returned,
      }),
    )
  }
  return `${paths.receipt(visit)}?anggota=${patronId}&cetak=1`
}

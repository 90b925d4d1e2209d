import type { Db } from '#kernel/database.ts'
import type { Answer, Deed } from '../deeds/deed.ts'
import { renew, type LoanRenewed } from './renew.ts'

export interface OneOfAll {
  loanId: number
  answer: Answer<LoanRenewed>
}

/** Renews each open loan of a member that may be renewed; each is a deed of its own under this one's key. */
export async function renewAll(
  db: Db,
  deed: Deed,
  { patronId }: { patronId: number },
  now: Date,
): Promise<OneOfAll[]> {
  const loans = await db
    .selectFrom('circulation.loans')
    .select('id')
    .where('patronId', '=', patronId)
    .where('endedAt', 'is', null)
    .orderBy('dueOn')
    .orderBy('id')
    .execute()
  const answers: OneOfAll[] = []
  for (const { id: loanId } of loans) {
    const one = { ...deed, key: `${deed.key}:${loanId}` }
    answers.push({ loanId, answer: await renew(db, one, { loan: { loanId }, patronId }, now) })
  }
  return answers
}

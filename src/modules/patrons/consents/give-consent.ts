import type { Db, Tx } from '#kernel/database.ts'
import type { ConsentPurpose } from './wordings.ts'

export interface NewConsent {
  patronId: number
  purpose: ConsentPurpose
  /** The words that were shown. */
  wording: string
  /** Name of the member, or of whoever answers for a child. */
  givenBy: string
}

/** Notes what somebody agreed to; one that is in force already stays as it is. */
export async function giveConsent(tx: Tx | Db, consent: NewConsent, now: Date): Promise<void> {
  await tx
    .insertInto('patrons.consents')
    .values({ ...consent, givenAt: now })
    .onConflict((conflict) =>
      conflict.columns(['patronId', 'purpose']).where('withdrawnAt', 'is', null).doNothing(),
    )
    .execute()
}

import type { Db } from '#kernel/database.ts'

/** What somebody agreed to and withdrew, the newest first, with the words of then. */
export const listConsents = (db: Db, patronId: number) =>
  db
    .selectFrom('patrons.consents')
    .select(['id', 'purpose', 'wording', 'givenBy', 'givenAt', 'withdrawnAt'])
    .where('patronId', '=', patronId)
    .orderBy('givenAt', 'desc')
    .orderBy('id', 'desc')
    .execute()

export type ListedConsent = Awaited<ReturnType<typeof listConsents>>[number]

import type { Db, Tx } from '#kernel/database.ts'

/** Notes that nothing reaches an address any more; it is not written to until it is changed or verified again. */
export const markBounced = async (db: Db | Tx, contactId: number): Promise<void> => {
  await db
    .updateTable('patrons.contacts')
    .set({ bouncedAt: new Date() })
    .where('id', '=', contactId)
    .where('bouncedAt', 'is', null)
    .execute()
}

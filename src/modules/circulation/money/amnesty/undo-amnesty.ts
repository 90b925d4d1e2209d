import { sql } from 'kysely'
import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { lockPatrons } from '../../calendar/lock-patrons.ts'
import { auditActor, type Answer, type Deed } from '../../deeds/deed.ts'
import { perform } from '../../deeds/perform.ts'
import { unwaiveBatch } from '../waive-for-batch.ts'

/** Takes an amnesty back: just what it forgave is owed again, of the same charges. */
export const undoAmnesty = (
  db: Db,
  deed: Deed,
  request: { batchId: number },
  now: Date,
): Promise<Answer<{ amount: number }>> =>
  perform<{ amount: number }>(db, deed, now, {
    kind: 'undo-amnesty',
    asked: request,
    async run(tx) {
      const { batchId } = request
      const batch = await tx
        .selectFrom('circulation.batches')
        .select(['name', 'undoneAt'])
        .where('id', '=', batchId)
        .where('kind', '=', 'amnesty')
        .forUpdate()
        .executeTakeFirst()
      if (!batch) return { ok: false, blocks: [{ code: 'amnesty-unknown' }] }
      if (batch.undoneAt) return { ok: false, blocks: [{ code: 'amnesty-undone' }] }
      await lockPatrons(tx, await patronsOf(tx, batchId))
      const actor = auditActor(deed.actor)
      const amount = await unwaiveBatch(tx, { batchId, note: batch.name, actor, now })
      await tx
        .updateTable('circulation.batches')
        .set({ undoneBy: actor.name, undoneAt: now })
        .where('id', '=', batchId)
        .execute()
      await audit(tx, actor, {
        action: 'amnesty.undone',
        subjectKind: 'amnesty',
        subjectId: batchId,
        details: { amount },
      })
      return { ok: true, value: { amount }, events: [], patronId: null, itemId: null }
    },
  })

async function patronsOf(tx: Tx, batchId: number): Promise<number[]> {
  const { rows } = await sql<{ patronId: number }>`
    select distinct patron_id from circulation.account_entries where batch_id = ${batchId} and patron_id is not null
  `.execute(tx)
  return rows.map(({ patronId }) => patronId)
}

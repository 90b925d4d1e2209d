import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import { isDay } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import type { Block } from '../../deeds/block.ts'
import type { Deed } from '../../deeds/deed.ts'
import type { LateRequest } from '../late-deed.ts'
import type { Told } from '../note-late.ts'

/** Lists a deed told late for staff: what happened, what was done, and what takes it back. */
export async function insertConflict(
  tx: Tx,
  { key, channel, branchId, actor }: Deed,
  { kind, patron, item, at: toldTime, dueOn }: LateRequest,
  { decision, carried, around, at, patronId, itemId, blocks }: Told & { blocks: readonly Block[] },
  now: Date,
): Promise<number> {
  const card = patron && 'card' in patron ? patron.card : null
  const barcode = 'barcode' in item ? item.barcode : around.barcode
  const dueTold = dueOn !== undefined && isDay(dueOn) ? dueOn : null
  const time = Number.isNaN(toldTime.getTime()) ? now : toldTime
  // Of a return: whose loan it was about, so that staff find the account.
  const memberId = patronId ?? (kind === 'check-in' ? (around.loan?.patronId ?? null) : null)
  const { rows } = await sql<{ id: number }>`
    insert into circulation.late_conflicts (key, kind, told_time, at, told_at, channel, branch_id, actor_name, card,
      barcode, patron_id, item_id, title, due_told, due_on, step, blocks, done)
    values (${key}, ${kind}, ${time}, ${at}, ${now}, ${channel}, ${branchId}, ${actor.name}, ${card}, ${barcode},
      ${memberId}, ${itemId}, ${around.title}, ${dueTold}, ${carried.dueOn}, ${decision.step},
      ${toJson(blocks)}::jsonb, ${toJson(carried.done)}::jsonb)
    returning id
  `.execute(tx)
  return rows[0]?.id ?? 0
}

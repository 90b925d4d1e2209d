import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import {
  noteLateCheckIn,
  noteLateCheckOut,
  type Answer,
  type Deed,
  type LateOutcome,
} from '#modules/circulation/index.ts'
import { ToldDeed } from './told.ts'

/** What became of one deed: `noted` means that it is in the books for good. */
export type Taken =
  | { key: string; noted: true; outcome: LateOutcome }
  | { key: string; noted: false; because: 'unreadable' | 'key-reused' }

export interface Teller extends Pick<Deed, 'actor' | 'permissions'> {
  /** Branches that there are; a deed of another one is noted here. */
  branchIds: ReadonlySet<number>
  here: number
}

/** Notes deeds one after the other, in the order in which they happened; each is committed before the next begins. */
export async function takeDeeds(
  db: Db,
  teller: Teller,
  deeds: readonly unknown[],
  now: Date,
): Promise<Taken[]> {
  const taken: Taken[] = []
  for (const told of deeds) taken.push(await takeOne(db, teller, told, now))
  return taken
}

async function takeOne(db: Db, teller: Teller, told: unknown, now: Date): Promise<Taken> {
  const read = v.safeParse(ToldDeed, told)
  if (!read.success) return { key: keyOf(told), noted: false, because: 'unreadable' }
  const answer = await note(db, teller, read.output, now)
  const { key } = read.output
  return answer.ok
    ? { key, noted: true, outcome: answer.value }
    : { key, noted: false, because: 'key-reused' }
}

function note(
  db: Db,
  { actor, permissions, branchIds, here }: Teller,
  { key, kind, card, barcode, at, dueOn, branchId: toldBranch }: ToldDeed,
  now: Date,
): Promise<Answer<LateOutcome>> {
  const branchId = branchIds.has(toldBranch) ? toldBranch : here
  const deed: Deed = { key, actor, permissions, channel: 'offline', branchId }
  const item = { barcode }
  if (kind === 'return') return noteLateCheckIn(db, deed, { item, at }, now)
  const asked = { patron: { card: card ?? '' }, item, at, ...(dueOn && { dueOn }) }
  return noteLateCheckOut(db, deed, asked, now)
}

const keyOf = (told: unknown): string =>
  typeof told === 'object' && told !== null && 'key' in told && typeof told.key === 'string'
    ? told.key.slice(0, 100)
    : ''

import { sql } from 'kysely'
import type { Signatory } from '#design/print/letter.ts'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export interface ClaimRequest {
  boxIds: readonly number[]
  /** Of the office's register of letters; empty to be written by hand. */
  number: string
  madeOn: Day
  signatory: Signatory | undefined
}

export type ClaimRefusal = 'nothing-chosen' | 'vendor-unknown'

interface ClaimedBox {
  id: number
  subscriptionId: number
  vendor: string
  vendorAddress: string
}

/** Asks for issues that did not come: one letter for each vendor, each issue in its next round. */
export const makeClaims = (
  db: Db,
  request: ClaimRequest,
  actor: Actor,
): Promise<Outcome<{ letterIds: number[] }, ClaimRefusal>> =>
  db.transaction().execute(async (tx) => {
    await lockSubscriptionsOf(tx, request.boxIds)
    const boxes = await waitingBoxes(tx, request.boxIds)
    if (boxes.length === 0) return refused('nothing-chosen')
    if (boxes.some(({ vendor }) => vendor === '')) return refused('vendor-unknown')
    const letterIds: number[] = []
    for (const group of Map.groupBy(boxes, ({ vendor, vendorAddress }) => vendor + vendorAddress).values()) {
      letterIds.push(await writeDown(tx, group, request, actor))
    }
    return done({ letterIds })
  })

const lockSubscriptionsOf = (tx: Tx, boxIds: readonly number[]) =>
  sql`
    select id from catalogue.subscriptions
    where id in (select subscription_id from catalogue.expected_issues where id = any(${[...boxIds]}::bigint[]))
    order by id for update
  `.execute(tx)

// In a statement of its own: the one above that waited still sees what was before it waited.
const waitingBoxes = async (tx: Tx, boxIds: readonly number[]): Promise<ClaimedBox[]> =>
  (
    await sql<ClaimedBox>`
      select boxes.id, boxes.subscription_id, subscriptions.vendor, subscriptions.vendor_address
      from catalogue.expected_issues boxes
      join catalogue.subscriptions subscriptions on subscriptions.id = boxes.subscription_id
      where boxes.id = any(${[...boxIds]}::bigint[]) and boxes.standing = 'expected'
      order by boxes.published_on, boxes.id
    `.execute(tx)
  ).rows

async function writeDown(
  tx: Tx,
  boxes: readonly ClaimedBox[],
  { number, madeOn, signatory }: ClaimRequest,
  actor: Actor,
): Promise<number> {
  const [{ vendor, vendorAddress } = { vendor: '', vendorAddress: '' }] = boxes
  const { id } = await tx
    .insertInto('catalogue.claimLetters')
    .values({
      vendor,
      vendorAddress,
      number,
      madeOn,
      madeBy: actor.name,
      signatory: signatory ? toJson(signatory) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into catalogue.claims (letter_id, expected_issue_id, round)
    select ${id}, box.id, 1 + coalesce((select max(round) from catalogue.claims where expected_issue_id = box.id), 0)
    from unnest(${boxes.map((box) => box.id)}::bigint[]) as box (id)
  `.execute(tx)
  const details = { issues: boxes.length }
  await audit(tx, actor, { action: 'claim.made', subjectKind: 'claim', subjectId: id, details })
  return id
}

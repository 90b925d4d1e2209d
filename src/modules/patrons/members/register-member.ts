import type { InsertObject } from 'kysely'
import { audit } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import { publish } from '#kernel/events.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { hashPassword } from '#kernel/password.ts'
import type { DB } from '#kernel/tables.ts'
import { nextCardNumber } from '../cards/next-card-number.ts'
import { newPin } from '../cards/pin.ts'
import { listCategories, type Category } from '../categories/list-categories.ts'
import { giveConsent } from '../consents/give-consent.ts'
import { wordingOf } from '../consents/wordings.ts'
import type { Acting } from '../parts.ts'
import { chargeFee } from '../standing/fees.ts'
import { addMonths } from './add-months.ts'
import { filledFromNik, type NewMemberFields } from './member-form.ts'
import { decideMember, type MemberRefusal } from './member-rules.ts'
import {
  memberColumns,
  takenOrThrow,
  withRegions,
  writeContacts,
  writeGuardian,
  type PlaceRefusal,
  type TakenRefusal,
} from './write-member.ts'

export interface RegisteredMember {
  id: number
  cardNumber: string
  /** To be handed to the member once; only its hash is kept. */
  pin: string
}

export type RegisterRefusal = MemberRefusal | PlaceRefusal | TakenRefusal

export interface Registration {
  fields: NewMemberFields
  /** Somebody who registered online is verified later, and has this many days until then. */
  temporaryDays?: number
  /** Somebody from a table: without a PIN and without words that they agreed to, both come at the desk. */
  imported?: {
    guardianOnPaper: boolean
    expiresOn?: Day
    /** Done in the same transaction. */
    alongside(tx: Tx, patronId: number): Promise<void>
  }
}

/** Enters a member with a card, a PIN and what they agreed to. */
export async function registerMember(
  db: Db,
  acting: Acting,
  { fields: given, temporaryDays, imported }: Registration,
): Promise<Outcome<RegisteredMember, RegisterRefusal>> {
  const { parts, now } = acting
  const today = dayOf(now)
  const placed = withRegions(filledFromNik(given, today))
  if (!placed.ok) return placed
  const fields = placed.value
  const decided = decideMember({
    fields,
    categories: await listCategories(db),
    today,
    hasGuardian: imported?.guardianOnPaper,
  })
  if (!decided.ok) return decided
  const { category, child } = decided.value
  const pin = imported ? '' : fields.pin || newPin()
  const columns = {
    ...memberColumns(parts.vault, fields),
    pinHash: imported ? null : await hashPassword(pin),
    category: category.code,
    ...term(category, { today, now, temporaryDays }),
    ...(imported?.expiresOn ? { expiresOn: imported.expiresOn } : {}),
  }
  const online = temporaryDays !== undefined
  const fee = online || imported ? 0 : category.fee
  try {
    return await db
      .transaction()
      .execute(async (tx) =>
        done({ ...(await write(tx, acting, { columns, fields, fee, online, child, imported })), pin }),
      )
  } catch (error) {
    return refused(takenOrThrow(error))
  }
}

interface Written {
  columns: InsertObject<DB, 'patrons.patrons'>
  fields: NewMemberFields
  fee: number
  online: boolean
  child: boolean
  imported: Registration['imported']
}

async function write(tx: Tx, { parts, actor, now }: Acting, written: Written) {
  const { columns, fields, fee, online, child, imported } = written
  const { id } = await tx
    .insertInto('patrons.patrons')
    .values(columns)
    .returning('id')
    .executeTakeFirstOrThrow()
  const cardNumber = fields.cardNumber || (await nextCardNumber(tx))
  await tx.insertInto('patrons.cards').values({ number: cardNumber, patronId: id }).execute()
  await writeContacts(tx, id, fields)
  await writeGuardian(tx, id, fields)
  if (!imported) await noteConsent(tx, id, { fields, child }, now)
  await chargeFee(tx, parts, { patronId: id, amount: fee, reason: 'membership', actor }, now)
  await audit(tx, actor, { action: 'member.registered', subjectKind: 'member', subjectId: id })
  // Who comes from a table is not welcomed: most have been members for long.
  if (!imported) await publish(tx, 'member-registered', { patronId: id, online })
  await imported?.alongside(tx, id)
  return { id, cardNumber }
}

const term = (
  { validity }: Category,
  { today, now, temporaryDays }: { today: Day; now: Date; temporaryDays: number | undefined },
) =>
  temporaryDays === undefined
    ? { standing: 'active', verifiedAt: now, expiresOn: addMonths(today, validity) }
    : { standing: 'pending', expiresOn: dayOf(new Date(now.getTime() + temporaryDays * 86_400_000)) }

/** The member's own agreement, or that of whoever answers for a child. */
async function noteConsent(
  tx: Tx,
  patronId: number,
  { fields, child }: Pick<Written, 'fields' | 'child'>,
  now: Date,
): Promise<void> {
  const purpose = child ? 'child' : 'membership'
  const givenBy = child ? fields.guardianName : fields.name
  const wording = wordingOf(purpose, fields.language)
  await giveConsent(tx, { patronId, purpose, wording, givenBy }, now)
}

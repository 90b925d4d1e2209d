import { sql } from 'kysely'
import { isViolationOf, type Tx } from '#kernel/database.ts'
import { sealIdentity, sealNisn } from '../identity/identity.ts'
import type { Vault } from '../identity/vault.ts'
import { chooseRegion } from '../regions/regions.ts'
import type { MemberFields } from './member-form.ts'

/** Columns of a member as a form gives them; an empty identity or pupil number leaves what is there. */
export const memberColumns = (vault: Vault, fields: MemberFields) => ({
  name: fields.name,
  sex: fields.sex || null,
  birthDate: fields.birthDate || null,
  occupation: fields.occupation,
  education: fields.education,
  ...(fields.identityNumber ? sealIdentity(vault, fields.identityKind, fields.identityNumber) : {}),
  ...(fields.nisn ? sealNisn(vault, fields.nisn) : {}),
  school: fields.school,
  schoolClass: fields.schoolClass,
  cardAddress: fields.cardAddress,
  cardRegion: fields.cardRegion,
  homeAddress: fields.homeAddress,
  homeRegion: fields.homeRegion,
  language: fields.language,
  branchId: fields.branchId ? Number(fields.branchId) : null,
  note: fields.note,
})

export type PlaceRefusal = 'card-place-unclear' | 'home-place-unclear'

/** Puts codes in the place of typed places; a place that could be several is a refusal. */
export function withRegions<
  Fields extends Pick<MemberFields, 'cardPlace' | 'cardRegion' | 'homePlace' | 'homeRegion'>,
>(fields: Fields): { ok: true; value: Fields } | { ok: false; refusal: PlaceRefusal } {
  const card = chooseRegion(fields.cardPlace, fields.cardRegion)
  if (!card.ok) return { ok: false, refusal: 'card-place-unclear' }
  const home = chooseRegion(fields.homePlace, fields.homeRegion)
  if (!home.ok) return { ok: false, refusal: 'home-place-unclear' }
  return { ok: true, value: { ...fields, cardRegion: card.code, homeRegion: home.code } }
}

/** The one address and the one number of the form; what is the same as before keeps its verification. */
export async function writeContacts(
  tx: Tx,
  patronId: number,
  fields: Pick<MemberFields, 'email' | 'phone' | 'whatsapp'>,
): Promise<{ mailIsNew: boolean }> {
  const mail = { kind: 'email', value: fields.email.toLowerCase(), whatsapp: false } as const
  const mailIsNew = await writeContact(tx, patronId, mail)
  await writeContact(tx, patronId, { kind: 'phone', value: fields.phone, whatsapp: fields.whatsapp ?? false })
  return { mailIsNew }
}

interface Contact {
  kind: 'email' | 'phone'
  value: string
  whatsapp: boolean
}

/** Gives whether the value was not there before. */
async function writeContact(tx: Tx, patronId: number, { kind, value, whatsapp }: Contact): Promise<boolean> {
  await tx
    .deleteFrom('patrons.contacts')
    .where('patronId', '=', patronId)
    .where('kind', '=', kind)
    .where((where) => where(where.fn('lower', ['value']), '<>', value))
    .execute()
  if (value === '') return false
  const { rows } = await sql<{ isNew: boolean }>`
    insert into patrons.contacts (patron_id, kind, value, whatsapp)
    values (${patronId}, ${kind}, ${value}, ${whatsapp})
    on conflict (patron_id, kind, lower(value)) do update set whatsapp = excluded.whatsapp
    returning xmax = 0 as is_new
  `.execute(tx)
  return rows[0]?.isNew ?? false
}

/** Who answers for a child; an empty name takes nobody away. */
export async function writeGuardian(
  tx: Tx,
  patronId: number,
  fields: Pick<MemberFields, 'guardianName' | 'guardianRelation' | 'guardianPhone'>,
): Promise<void> {
  const { guardianName: name, guardianRelation: relation, guardianPhone: phone } = fields
  if (name === '' || relation === '') return
  await tx
    .insertInto('patrons.guardianContacts')
    .values({ patronId, name, relation, phone })
    .onConflict((conflict) => conflict.column('patronId').doUpdateSet({ name, relation, phone }))
    .execute()
}

export type TakenRefusal = 'identity-taken' | 'nisn-taken' | 'card-taken'

/** The constraint that stopped a write, as a refusal; anything else goes on as an error. */
export function takenOrThrow(error: unknown): TakenRefusal {
  if (isViolationOf(error, 'one_patron_per_identity')) return 'identity-taken'
  if (isViolationOf(error, 'one_patron_per_nisn')) return 'nisn-taken'
  if (isViolationOf(error, 'cards_pkey')) return 'card-taken'
  throw error
}

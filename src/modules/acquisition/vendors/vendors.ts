import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db } from '#kernel/database.ts'
import { optionalText, requiredText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export const VendorForm = v.object({
  name: requiredText(160),
  address: optionalText(300),
  contact: optionalText(120),
  phone: optionalText(40),
  email: v.pipe(optionalText(160), v.regex(/^$|^[^\s@]+@[^\s@]+$/, 'not-an-email')),
  note: optionalText(500),
  closed: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text !== ''),
  ),
})
export type VendorDetails = v.InferOutput<typeof VendorForm>

const columns = ['id', 'name', 'address', 'contact', 'phone', 'email', 'note', 'closedAt'] as const

/** Vendors, those that are no longer asked last. */
export const listVendors = (db: Db) =>
  db
    .selectFrom('acquisition.vendors')
    .select(columns)
    .orderBy((order) => order('closedAt', 'is not', null))
    .orderBy('name')
    .execute()

export const findVendor = (db: Db, id: number) =>
  db.selectFrom('acquisition.vendors').select(columns).where('id', '=', id).executeTakeFirst()
export type Vendor = NonNullable<Awaited<ReturnType<typeof findVendor>>>

/** Adds a vendor, or changes the one with this number. */
export async function saveVendor(
  db: Db,
  id: number | undefined,
  { closed, ...vendor }: VendorDetails,
  actor: Actor,
): Promise<Outcome<{ id: number }, 'name-taken' | 'vendor-unknown'>> {
  const now = new Date()
  const values = { ...vendor, closedAt: closed ? now : null, updatedAt: now, updatedBy: actor.name }
  try {
    return await db.transaction().execute(async (tx) => {
      const saved =
        id === undefined
          ? await tx.insertInto('acquisition.vendors').values(values).returning('id').executeTakeFirst()
          : await tx
              .updateTable('acquisition.vendors')
              .set(values)
              .where('id', '=', id)
              .returning('id')
              .executeTakeFirst()
      if (!saved) return refused('vendor-unknown')
      await audit(tx, actor, { action: 'vendor.saved', subjectKind: 'vendor', subjectId: saved.id })
      return done(saved)
    })
  } catch (error) {
    if (isViolationOf(error, 'one_vendor_per_name')) return refused('name-taken')
    throw error
  }
}

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { saveBranch } from '#modules/branches/index.ts'
import { addItem, createRecord, type ItemDetails } from '#modules/catalogue/index.ts'
import { registerPatron } from '#modules/patrons/index.ts'
import type { Answer, Deed } from './deeds/deed.ts'
import { overridePermissions, type BlockCode } from './deeds/block.ts'

/** A Monday morning in Blitar. */
export const monday = new Date('2027-01-04T03:00:00Z')

export const later = (days: number, from = monday) => new Date(from.getTime() + days * 86_400_000)

const everyday = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opens: '08:00', closes: '16:00' }))

/** A branch that is open from Monday to Saturday. */
export const branch = (db: Db, code: string): Promise<number> =>
  saveBranch(db, {
    code,
    name: `Perpustakaan ${code}`,
    shortName: code,
    kind: 'cabang',
    address: '',
    phone: '',
    email: '',
    about: '',
    position: 1,
    hours: everyday,
  })

/** A title without copies. */
export async function title(db: Db, name: string): Promise<number> {
  const marc = {
    leader: '00000nam a2200000 a 4500',
    fields: [{ tag: '245', ind1: '1', ind2: '0', subfields: [{ code: 'a', value: name }] }],
  }
  const { id } = await createRecord(db, marc, ratna)
  return id
}

export const ratna = { kind: 'staff', id: 1, name: 'Ratna' } as const

/** A copy of a title, ready to be lent. */
export async function copy(
  db: Db,
  recordId: number,
  branchId: number,
  barcode: string,
  details: Partial<ItemDetails> = {},
): Promise<number> {
  const made = await addItem(
    db,
    recordId,
    {
      branchId,
      barcode,
      inventoryNumber: null,
      callNumber: '899.2213',
      shelf: '899.2',
      collectionType: 'umum',
      loanCategory: 'sirkulasi',
      disposition: 'in-circulation',
      condition: 'baik',
      price: 59_000,
      currency: 'IDR',
      source: 'beli',
      acquiredOn: null,
      note: '',
      ...details,
    },
    ratna,
  )
  if (!made.ok) throw new Error(made.refusal)
  return made.value.id
}

/** Many plain copies of a title at once. */
export async function copies(
  db: Db,
  recordId: number,
  branchId: number,
  barcodes: readonly string[],
): Promise<void> {
  await sql`
    insert into catalogue.items (record_id, branch_id, barcode, price)
    select ${recordId}::bigint, ${branchId}::bigint, given.barcode, 59000
    from unnest(${[...barcodes]}::text[]) as given (barcode)
  `.execute(db)
}

/** A member whose membership lasts; the card is the name in capitals. */
export async function member(db: Db, name: string, category = 'umum'): Promise<number> {
  const id = await registerPatron(db, {
    cardNumber: `${name.toUpperCase()}-1`,
    name,
    pin: '123456',
    category,
  })
  await sql`update patrons.patrons set expires_on = '2030-12-31' where id = ${id}`.execute(db)
  return id
}

/** Every permission that overrides a block. */
export const mayOverride = new Set(Object.values(overridePermissions))

/** A deed at a desk under a key of its own. */
export const atDesk = (branchId: number, more: Partial<Deed> = {}): Deed => ({
  key: randomUUID(),
  actor: ratna,
  permissions: new Set(),
  channel: 'desk',
  branchId,
  ...more,
})

/** The value of a deed that must have been done. */
export function doneWith<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.blocks.map(({ code }) => code).join(', ')}`)
  return answer.value
}

/** The codes of the reasons against a deed; none for one that was done. */
export const codesOf = (answer: Answer<unknown>): BlockCode[] =>
  answer.ok ? [] : answer.blocks.map(({ code }) => code)

/** Opens the pool's connections, so that calls made at once meet. */
export const warm = (db: Db, connections: number) =>
  Promise.all(Array.from({ length: connections }, () => sql`select pg_sleep(0.05)`.execute(db)))

import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'

/** A verified member as another system or a demonstration has one; signs in only after the desk gave a PIN. */
export interface KnownPatron {
  cardNumber: string
  name: string
  category: string
  expiresOn: Day
  registeredAt: Date
  branchId: number
  sex: 'perempuan' | 'laki-laki'
  birthDate: Day
  occupation?: string
  school?: string
  schoolClass?: string
  homeAddress?: string
  homeRegion?: string
  email?: string
  phone?: string
}

/** Enters many members at once. Returns their numbers by card. */
export async function insertPatrons(db: Db, patrons: readonly KnownPatron[]): Promise<Map<string, number>> {
  const rows = patrons.map((patron) => ({
    ...defaults,
    ...patron,
    registeredAt: patron.registeredAt.toISOString(),
  }))
  return db.transaction().execute(async (tx) => {
    const made = await sql<{ id: number; cardNumber: string }>`
      with given as (
        select row_number() over () as place, person.*
        from jsonb_to_recordset(${toJson(rows)}::jsonb) as person ("cardNumber" text, name text, category text,
          "expiresOn" date, "registeredAt" timestamptz, "branchId" bigint, sex text, "birthDate" date, occupation text,
          school text, "schoolClass" text, "homeAddress" text, "homeRegion" text)
      ), made as (
        insert into patrons.patrons (name, category, expires_on, created_at, verified_at, branch_id, sex, birth_date,
          occupation, school, school_class, home_address, home_region)
        select name, category, "expiresOn", "registeredAt", "registeredAt", "branchId", sex, "birthDate", occupation,
          school, "schoolClass", "homeAddress", "homeRegion"
        from given order by place
        returning id
      ), numbered as (select id, row_number() over (order by id) as place from made)
      insert into patrons.cards (number, patron_id, issued_at)
      select given."cardNumber", numbered.id, given."registeredAt"
      from numbered join given on given.place = numbered.place
      returning patron_id as id, number as card_number
    `.execute(tx)
    const ids = new Map(made.rows.map(({ cardNumber, id }) => [cardNumber, id]))
    await insertContacts(tx, patrons, ids)
    return ids
  })
}

async function insertContacts(
  tx: Tx,
  patrons: readonly KnownPatron[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const contacts = patrons.flatMap(({ cardNumber, email, phone }) => {
    const patronId = ids.get(cardNumber) ?? 0
    return [
      ...(email ? [{ patronId, kind: 'email', value: email, whatsapp: false }] : []),
      ...(phone ? [{ patronId, kind: 'phone', value: phone, whatsapp: true }] : []),
    ]
  })
  if (contacts.length > 0) await tx.insertInto('patrons.contacts').values(contacts).execute()
}

const defaults = { occupation: '', school: '', schoolClass: '', homeAddress: '', homeRegion: '' }

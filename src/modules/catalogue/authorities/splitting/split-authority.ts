import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db, type Tx } from '#kernel/database.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { headingKey } from '../../describe/heading-key.ts'
import type { MarcRecord } from '../../marc/record.ts'
import { updateRecords } from '../../records/update-records.ts'
import { applyAuthorityFields, authorityFieldsOf, newAuthorityRecord } from '../authority-form.ts'
import { createAuthorityWithin } from '../create-authority.ts'
import { updateAuthorityWithin } from '../update-authority.ts'
import { rewritten } from './rewrite-heading.ts'

export interface Split {
  id: number
  /** The version that was looked at. */
  version: number
  /** Of the new authority. */
  heading: string
  /** Other forms that are its own and no longer the old one's. */
  variants: readonly string[]
  /** Titles that mean the new one. */
  titles: readonly number[]
  reason: string
}

export type SplitRefusal =
  | 'authority-unknown'
  | 'changed-meanwhile'
  | 'no-heading'
  | 'heading-taken'
  | 'same-heading'

/**
 * Makes two authorities of one that stood for two. The titles chosen bear the heading of the new one from then on;
 * each keeps its earlier state in its history.
 */
export async function splitAuthority(
  db: Db,
  split: Split,
  actor: Actor,
): Promise<Outcome<{ id: number; titles: number }, SplitRefusal>> {
  try {
    return await db.transaction().execute((tx) => splitWithin(tx, split, actor))
  } catch (error) {
    if (isViolationOf(error, 'one_authority_per_heading')) return refused('heading-taken')
    throw error
  }
}

async function splitWithin(tx: Tx, split: Split, actor: Actor) {
  const { rows } = await sql<{ marc: MarcRecord; key: string }>`
    select marc, key from catalogue.authorities
    where id = ${split.id} and merged_into is null and deleted_at is null for update
  `.execute(tx)
  const [own] = rows
  const fields = own && authorityFieldsOf(own.marc)
  if (!own || !fields) return refused('authority-unknown')
  if (headingKey(split.heading) === own.key) return refused('same-heading')
  const variants = fields.variants.filter((form) => split.variants.includes(form))
  const marc = newAuthorityRecord({ ...fields, heading: split.heading, variants, seeAlso: [], note: '' })

  const left = fields.variants.filter((form) => !variants.includes(form))
  const update = {
    id: split.id,
    version: split.version,
    marc: applyAuthorityFields(own.marc, { ...fields, variants: left }),
  }
  const updated = await updateAuthorityWithin(tx, update, actor)
  if (!updated.ok) return updated
  const made = await createAuthorityWithin(tx, marc, actor)
  if (!made.ok) return made
  const titles = await moveTitles(tx, { ...split, marc, into: made.value.id }, actor)
  const details = { into: made.value.id, titles }
  await audit(tx, actor, {
    action: 'authority.split',
    subjectKind: 'authority',
    subjectId: split.id,
    details,
  })
  return done({ id: made.value.id, titles })
}

interface Move extends Split {
  marc: MarcRecord
  into: number
}

/** Only fields that still mean the old authority: those with one of the forms that went are linked already. */
async function moveTitles(tx: Tx, { id, titles, marc, reason, into }: Move, actor: Actor): Promise<number> {
  const { rows } = await sql<{
    id: number
    version: number
    marc: MarcRecord
    places: number[]
    mainPlaces: number[]
  }>`
    select records.id, records.version, records.marc, array(
      select headings.field_index from catalogue.record_headings headings
      where headings.record_id = records.id and headings.authority_id = ${id}) as places,
      array(select headings.field_index from catalogue.record_headings headings
        where headings.record_id = records.id and headings.main_authority_id = ${id}
          and headings.authority_id is null) as main_places
    from catalogue.records records
    where records.id = any(${[...titles]}::bigint[]) order by records.id for no key update
  `.execute(tx)
  const records = rows
    .filter(({ places, mainPlaces }) => places.length + mainPlaces.length > 0)
    .map((row) => ({ id: row.id, version: row.version, marc: rewritten(row.marc, row, marc) }))
  await updateRecords(tx, { records, reason, details: { authority: into } }, actor)
  return records.length
}

import { sql } from 'kysely'
import { toJson } from '#kernel/json-column.ts'
import type { Tx } from '#kernel/database.ts'
import { describeAuthority } from '../../describe/describe-authority.ts'
import type { MarcRecord } from '../../marc/record.ts'
import { createAuthorityWithin } from '../create-authority.ts'
import { linkMainHeadings } from '../link-headings.ts'
import { updateAuthorityWithin } from '../update-authority.ts'
import type { AuthorityImport } from './import-state.ts'
import { matchAuthority } from './match-authority.ts'
import { mergedAuthority } from './merge-record.ts'

const rowsAtOnce = 100

interface WaitingRow {
  position: number
  outcome: 'new' | 'update'
  marc: MarcRecord
}

/** Writes the next rows; false when none is left. Each is matched anew: others may have worked meanwhile. */
export async function commitPart(tx: Tx, job: AuthorityImport): Promise<boolean> {
  const { rows } = await sql<WaitingRow>`
    select position, outcome, marc from catalogue.authority_import_rows
    where import_id = ${job.id} and done_at is null and outcome in ('new', 'update')
    order by position limit ${rowsAtOnce}
  `.execute(tx)
  for (const row of rows) await noteDone(tx, job.id, row.position, await commitRow(tx, job, row))
  return rows.length > 0
}

interface Made {
  authorityId: number | null
  before: MarcRecord | null
  version: number | null
  kept: string | null
}

const leftAlone = (kept: string): Made => ({ authorityId: null, before: null, version: null, kept })

async function commitRow(tx: Tx, { policy, actor }: AuthorityImport, { marc }: WaitingRow): Promise<Made> {
  const authority = describeAuthority(marc)
  if (!authority) return leftAlone('no-heading')
  const match = await matchAuthority(tx, marc, authority)
  if (!match) {
    const made = await createAuthorityWithin(tx, marc, actor)
    return made.ok
      ? { authorityId: made.value.id, before: null, version: 1, kept: null }
      : leftAlone(made.refusal)
  }
  if (policy === 'skip') return leftAlone('came-meanwhile')
  const merged = mergedAuthority(match.marc, marc, policy)
  // The heading that would replace its own may belong to yet another one.
  if (await headingTaken(tx, match.id, merged)) return leftAlone('heading-taken')
  const update = { id: match.id, version: match.version, marc: merged }
  const updated = await updateAuthorityWithin(tx, update, actor)
  return updated.ok
    ? { authorityId: match.id, before: match.marc, version: updated.value.version, kept: null }
    : leftAlone(updated.refusal)
}

async function headingTaken(tx: Tx, id: number, marc: MarcRecord): Promise<boolean> {
  const authority = describeAuthority(marc)
  const { rows } = await sql`
    select 1 from catalogue.authorities
    where kind = ${authority?.kind ?? ''} and key = ${authority?.key ?? ''} and id <> ${id}
      and merged_into is null and deleted_at is null
  `.execute(tx)
  return rows.length > 0
}

const noteDone = (tx: Tx, importId: number, position: number, made: Made) =>
  tx
    .updateTable('catalogue.authorityImportRows')
    .set({
      doneAt: new Date(),
      authorityId: made.authorityId,
      before: made.before === null ? null : toJson(made.before),
      madeVersion: made.version,
      kept: made.kept,
    })
    .where('importId', '=', importId)
    .where('position', '=', position)
    .execute()

interface DoneRow {
  position: number
  authorityId: number | null
  before: MarcRecord | null
  madeVersion: number
}

/**
 * Takes the last rows back; false when none is left. From the end of the file on, since a later row may have changed
 * what an earlier one made. What somebody edited since stays as it is.
 */
export async function takeBackPart(tx: Tx, { id, actor }: AuthorityImport): Promise<boolean> {
  const { rows } = await sql<DoneRow>`
    select position, authority_id, before, made_version from catalogue.authority_import_rows
    where import_id = ${id} and done_at is not null and undone_at is null
    order by position desc limit ${rowsAtOnce}
  `.execute(tx)
  for (const { position, authorityId, before, madeVersion } of rows) {
    let kept: string | null = null
    if (authorityId !== null && !(await isAsMade(tx, authorityId, id, madeVersion))) kept = 'kept-edited'
    else if (authorityId !== null && before === null) await removeAuthority(tx, authorityId)
    else if (authorityId !== null && before !== null) {
      const version = await currentVersion(tx, authorityId)
      const back = await updateAuthorityWithin(tx, { id: authorityId, version, marc: before }, actor)
      if (!back.ok) kept = 'kept-edited'
    }
    await tx
      .updateTable('catalogue.authorityImportRows')
      .set({ undoneAt: new Date(), ...(kept === null ? {} : { kept }) })
      .where('importId', '=', id)
      .where('position', '=', position)
      .execute()
  }
  return rows.length > 0
}

/** Changed by this import alone: rows taken back since this one each made one version more. */
async function isAsMade(
  tx: Tx,
  authorityId: number,
  importId: number,
  madeVersion: number,
): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    select authorities.version = ${madeVersion} + 2 * (
      select count(*) from catalogue.authority_import_rows later
      where later.import_id = ${importId} and later.authority_id = authorities.id
        and later.made_version > ${madeVersion} and later.undone_at is not null and later.kept is null) as same
    from catalogue.authorities authorities
    where authorities.id = ${authorityId} and merged_into is null and deleted_at is null
  `.execute(tx)
  return rows[0]?.same ?? false
}

async function currentVersion(tx: Tx, id: number): Promise<number> {
  const row = await tx
    .selectFrom('catalogue.authorities')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.version ?? 0
}

/** Its titles ask anew what their headings mean. */
async function removeAuthority(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('catalogue.authorities').set({ deletedAt: new Date() }).where('id', '=', id).execute()
  for (const table of [
    'catalogue.authorityVariants',
    'catalogue.authorityRelations',
    'catalogue.authorityLinks',
  ] as const) {
    await tx.deleteFrom(table).where('authorityId', '=', id).execute()
  }
  await tx.deleteFrom('catalogue.headingProposals').where('authorityId', '=', id).execute()
  await sql`
    update catalogue.record_headings headings
    set authority_id = catalogue.find_authority(headings.kind, headings.key)
    where headings.authority_id = ${id}
  `.execute(tx)
  await linkMainHeadings(tx, id, '')
}

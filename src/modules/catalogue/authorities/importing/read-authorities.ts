import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import { describeAuthority } from '../../describe/describe-authority.ts'
import { storableJson } from '../../imports/storable-json.ts'
import type { ReadItem } from '../../marc/problems.ts'
import { readMarc } from '../../marc/read-marc.ts'
import type { MarcRecord } from '../../marc/record.ts'
import { lockAuthorityImport, type AuthorityImport, type ImportPolicy } from './import-state.ts'
import { matchAuthority } from './match-authority.ts'
import { gainedForms, mergedAuthority } from './merge-record.ts'

const rowsAtOnce = 500

export interface ReadRow {
  position: number
  outcome: 'new' | 'update' | 'same' | 'skipped' | 'wrong'
  kind?: string
  heading?: string
  marc?: MarcRecord
  matchedId?: number
  matchedBy?: 'number' | 'heading' | 'form' | 'file'
  gains?: string[]
  problem?: { code: string; detail?: string }
}

/** Reads a file of authorities into the waiting rows of its import. An interrupted reading begins anew. */
export async function readAuthorities(
  db: Db,
  files: FileStore,
  job: AuthorityImport,
  stopped: () => boolean,
): Promise<void> {
  const content = await files.read(job.fileDigest, 0)
  if (!content) throw new Error(`the file of authority import ${job.id} is not in the store`)
  await db.deleteFrom('catalogue.authorityImportRows').where('importId', '=', job.id).execute()
  const seen = new Map<string, number>()
  let rows: ReadRow[] = []
  for await (const item of readMarc(content, job.format)) {
    if (stopped()) return
    rows.push(await readRow(db, item, job.policy, seen))
    if (rows.length < rowsAtOnce) continue
    if (!(await stage(db, job.id, rows))) return
    rows = []
  }
  if (await stage(db, job.id, rows)) {
    await db
      .updateTable('catalogue.authorityImports')
      .set({ state: 'ready' })
      .where('id', '=', job.id)
      .where('state', '=', 'reading')
      .execute()
  }
}

async function readRow(
  db: Db,
  item: ReadItem,
  policy: ImportPolicy,
  seen: Map<string, number>,
): Promise<ReadRow> {
  const { position } = item
  if (!item.ok) return { position, outcome: 'wrong', problem: item.problem }
  const { record: marc } = item
  const authority = describeAuthority(marc)
  // A title has a main entry too: its kind stands in the leader.
  if (marc.leader.charAt(6) !== 'z')
    return { position, outcome: 'wrong', marc, problem: { code: 'not-authority' } }
  if (!authority || authority.key === '') {
    return { position, outcome: 'wrong', marc, problem: { code: 'no-heading' } }
  }
  const { kind, heading, key } = authority
  const row = { position, kind, heading, marc }
  const earlier = seen.get(`${kind} ${key}`)
  const match = await matchAuthority(db, marc, authority)
  if (!match && earlier !== undefined) {
    return { ...row, outcome: policy === 'skip' ? 'skipped' : 'update', matchedBy: 'file' }
  }
  seen.set(`${kind} ${key}`, position)
  if (!match) return { ...row, outcome: 'new' }
  const matched = { ...row, matchedId: match.id, matchedBy: match.by }
  if (policy === 'skip') return { ...matched, outcome: 'skipped' }
  const merged = mergedAuthority(match.marc, marc, policy)
  if (JSON.stringify(merged) === JSON.stringify(match.marc)) return { ...matched, outcome: 'same' }
  return { ...matched, outcome: 'update', gains: gainedForms(match.marc, merged) }
}

/** False when the import is no longer being read. */
const stage = (db: Db, id: number, rows: readonly ReadRow[]): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    if ((await lockAuthorityImport(tx, id))?.state !== 'reading') return false
    await insertRows(tx, id, rows)
    return true
  })

async function insertRows(tx: Tx, id: number, rows: readonly ReadRow[]): Promise<void> {
  if (rows.length === 0) return
  const given = rows.map(({ matchedId, matchedBy, ...row }) => ({
    heading: '',
    ...row,
    matched_id: matchedId,
    matched_by: matchedBy,
  }))
  await sql`
    insert into catalogue.authority_import_rows
      (import_id, position, outcome, kind, heading, marc, matched_id, matched_by, gains, problem)
    select ${id}, position, outcome, kind, heading, marc, matched_id, matched_by, coalesce(gains, '{}'), problem
    from jsonb_to_recordset(${storableJson(given)}::jsonb) as given (position int, outcome text, kind text,
      heading text, marc jsonb, matched_id bigint, matched_by text, gains text[], problem jsonb)
    on conflict do nothing
  `.execute(tx)
}

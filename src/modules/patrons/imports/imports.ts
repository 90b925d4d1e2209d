import * as v from 'valibot'
import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { addJob } from '#kernel/jobs.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { Vault } from '../identity/vault.ts'
import { memberColumnKinds } from './columns.ts'
import type { MemberTable } from './read-upload.ts'

export const memberImportJob = 'patrons-import'

export type ImportState = 'uploaded' | 'checking' | 'ready' | 'writing' | 'done' | 'cancelled'
export const rowOutcomes = ['new', 'update', 'known', 'wrong', 'added', 'updated'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

const Settings = v.object({
  columns: v.optional(v.array(v.picklist(memberColumnKinds)), []),
  /** Code for rows that name no kind; empty: by age. */
  category: v.optional(v.string(), ''),
  branchId: v.optional(v.string(), ''),
  /** What becomes of a row whose member is there already. */
  known: v.optional(v.picklist(['skip', 'update']), 'skip'),
  /** Children come without a guardian: the school or the library holds the consent on paper. */
  guardianOnPaper: v.optional(v.boolean(), false),
})
export type ImportSettings = v.InferOutput<typeof Settings>

export interface MemberImport {
  id: number
  fileName: string
  state: ImportState
  headings: string[]
  settings: ImportSettings
  rowsTotal: number
  rowsDone: number
  createdBy: string
  createdAt: Date
}

const columns = sql`id, file_name, state, headings, settings, rows_total, rows_done, created_by, created_at`

const shaped = (row: MemberImport): MemberImport => ({ ...row, settings: v.parse(Settings, row.settings) })

export async function findMemberImport(db: Db | Tx, id: number): Promise<MemberImport | undefined> {
  const { rows } = await sql<MemberImport>`select ${columns} from patrons.imports where id = ${id}`.execute(
    db,
  )
  return rows.map(shaped)[0]
}

export async function listMemberImports(db: Db): Promise<MemberImport[]> {
  const { rows } = await sql<MemberImport>`
    select ${columns} from patrons.imports order by created_at desc, id desc limit 50
  `.execute(db)
  return rows.map(shaped)
}

/** Keeps a table, each row sealed, until somebody has said what its columns hold. */
export const createMemberImport = (
  db: Db,
  vault: Vault,
  { fileName, table }: { fileName: string; table: MemberTable },
  actor: Actor,
): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('patrons.imports')
      .values({
        fileName: fileName.slice(0, 200),
        headings: table.headings,
        rowsTotal: table.rows.length,
        createdBy: actor.name,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const rows = table.rows.map((cells, place) => ({
      importId: id,
      position: place + 2,
      cellsSealed: vault.seal(JSON.stringify(cells)).sealed,
    }))
    for (let from = 0; from < rows.length; from += 500)
      await tx
        .insertInto('patrons.importRows')
        .values(rows.slice(from, from + 500))
        .execute()
    await audit(tx, actor, { action: 'member-import.created', subjectKind: 'member-import', subjectId: id })
    return id
  })

interface Step {
  from: readonly ImportState[]
  to: ImportState
  settings?: ImportSettings
}

/** Takes an import to its next state, and has its work done. */
export const stepImport = (
  db: Db,
  id: number,
  { from, to, settings }: Step,
  actor: Actor,
): Promise<Outcome<undefined, 'not-now'>> =>
  db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('patrons.imports')
      .set({
        state: to,
        rowsDone: 0,
        ...(settings ? { settings: toJson(settings) } : {}),
        ...(to === 'cancelled' ? { finishedAt: new Date() } : {}),
      })
      .where('id', '=', id)
      .where('state', 'in', [...from])
      .returning('id')
      .executeTakeFirst()
    if (!changed) return refused('not-now')
    if (to === 'cancelled') await tx.deleteFrom('patrons.importRows').where('importId', '=', id).execute()
    else await addJob(tx, memberImportJob, { id }, `${memberImportJob}-${id}`)
    await audit(tx, actor, { action: `member-import.${to}`, subjectKind: 'member-import', subjectId: id })
    return done(undefined)
  })

/** A week after the end nothing of the rows is left but how many there were. */
export const forgetOldImports = (db: Db) =>
  sql`
    delete from patrons.import_rows rows using patrons.imports imports
    where imports.id = rows.import_id and coalesce(imports.finished_at, imports.created_at) < now() - interval '7 days'
  `.execute(db)

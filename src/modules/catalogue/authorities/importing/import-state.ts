import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { addJob } from '#kernel/jobs.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { MarcFormat } from '../../marc/detect-format.ts'

export const authorityImportJob = 'catalogue-authority-import'

export const importPolicies = ['complete', 'replace', 'skip'] as const
export type ImportPolicy = (typeof importPolicies)[number]

export type AuthorityImportState =
  | 'reading'
  | 'ready'
  | 'committing'
  | 'done'
  | 'undoing'
  | 'undone'
  | 'cancelled'

export interface AuthorityImport {
  id: number
  fileName: string
  fileDigest: string
  format: MarcFormat
  policy: ImportPolicy
  state: AuthorityImportState
  actor: Actor
  createdAt: Date
  createdBy: string
}

const columns = sql`id, file_name, file_digest, format, policy, state, actor, created_at, created_by`

export async function findAuthorityImport(db: Db | Tx, id: number): Promise<AuthorityImport | undefined> {
  const { rows } = await sql<AuthorityImport>`
    select ${columns} from catalogue.authority_imports where id = ${id}
  `.execute(db)
  return rows[0]
}

/** Locks an import for a transaction that does a part of it or changes its state. */
export async function lockAuthorityImport(tx: Tx, id: number): Promise<AuthorityImport | undefined> {
  const { rows } = await sql<AuthorityImport>`
    select ${columns} from catalogue.authority_imports where id = ${id} for no key update
  `.execute(tx)
  return rows[0]
}

const mostListed = 100

export async function listAuthorityImports(db: Db): Promise<AuthorityImport[]> {
  const { rows } = await sql<AuthorityImport>`
    select ${columns} from catalogue.authority_imports order by id desc limit ${mostListed}
  `.execute(db)
  return rows
}

export interface NewAuthorityImport {
  fileName: string
  digest: string
  format: MarcFormat
  policy: ImportPolicy
}

/** Notes an import of a stored file, which begins to be read. */
export const createAuthorityImport = (
  db: Db,
  { fileName, digest, format, policy }: NewAuthorityImport,
  actor: Actor,
): Promise<{ id: number }> =>
  db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('catalogue.authorityImports')
      .values({
        fileName: fileName.slice(0, 300),
        fileDigest: digest,
        format,
        policy,
        state: 'reading',
        actor: toJson(actor),
        createdBy: actor.name,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await addJob(tx, authorityImportJob, { id })
    await audit(tx, actor, {
      action: 'authority-import.created',
      subjectKind: 'authority-import',
      subjectId: id,
    })
    return { id }
  })

const steps = {
  committing: ['ready'],
  undoing: ['done', 'committing'],
  cancelled: ['reading', 'ready'],
} as const satisfies Partial<Record<AuthorityImportState, readonly AuthorityImportState[]>>

/** Begins to write an import, to take it back, or gives it up. */
export const startAuthorityWork = (
  db: Db,
  id: number,
  to: keyof typeof steps,
  actor: Actor,
): Promise<Outcome<undefined, 'not-now'>> =>
  db.transaction().execute(async (tx) => {
    const job = await lockAuthorityImport(tx, id)
    const from: readonly AuthorityImportState[] = steps[to]
    if (!job || !from.includes(job.state)) return refused('not-now')
    await tx
      .updateTable('catalogue.authorityImports')
      .set({ state: to, actor: toJson(actor), finishedAt: to === 'cancelled' ? new Date() : null })
      .where('id', '=', id)
      .execute()
    if (to === 'cancelled') {
      await tx.deleteFrom('catalogue.authorityImportRows').where('importId', '=', id).execute()
    } else await addJob(tx, authorityImportJob, { id })
    await audit(tx, actor, {
      action: `authority-import.${to}`,
      subjectKind: 'authority-import',
      subjectId: id,
    })
    return done(undefined)
  })

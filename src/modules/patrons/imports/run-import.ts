import * as v from 'valibot'
import { systemActor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import type { Job } from '#kernel/jobs.ts'
import { listCategories } from '../categories/list-categories.ts'
import { registerMember } from '../members/register-member.ts'
import { fieldOfRefusal } from '../members/member-rules.ts'
import type { Acting, PatronParts } from '../parts.ts'
import { findKnown, isProblem, marksOf, readRow, type ReadRow } from './check-rows.ts'
import { findMemberImport, memberImportJob, type MemberImport, type RowOutcome } from './imports.ts'

const Payload = v.object({ id: v.number() })
const Cells = v.array(v.string())
/** Rows between two looks at whether to go on. */
const batch = 200

/** Checks a table and brings its members in, in the background. */
export const memberImportJobs = (parts: PatronParts): readonly Job[] => [
  {
    name: memberImportJob,
    run: (db, payload, signal) =>
      runMemberImport(db, parts, v.parse(Payload, payload).id, new Date(), signal),
  },
]

/** Does what an import waits for; called again after an interruption, it goes on where it stood. */
export async function runMemberImport(
  db: Db,
  parts: PatronParts,
  id: number,
  now: Date,
  signal?: AbortSignal,
): Promise<void> {
  const job = await findMemberImport(db, id)
  if (job?.state === 'checking') await eachRow(db, job, 'unread', signal, await checker(db, parts, job, now))
  if (job?.state === 'writing') {
    const write = await writer(db, parts, job, now)
    await eachRow(db, job, 'new', signal, write)
    await eachRow(db, job, 'update', signal, write)
  }
}

interface Row {
  position: number
  cellsSealed: Buffer | null
  patronId: number | null
}

type Deal = (row: Row) => Promise<void>

/** Rows of an outcome one after the other, until there are none; then the import is in its next state. */
async function eachRow(
  db: Db,
  job: MemberImport,
  outcome: string,
  signal: AbortSignal | undefined,
  deal: Deal,
) {
  let after = 0
  for (;;) {
    if (signal?.aborted) throw new Error('stopped in between')
    const rows = await db
      .selectFrom('patrons.importRows')
      .select(['position', 'cellsSealed', 'patronId'])
      .where('importId', '=', job.id)
      .where('outcome', '=', outcome)
      .where('position', '>', after)
      .orderBy('position')
      .limit(batch)
      .execute()
    for (const row of rows) await deal(row)
    after = rows.at(-1)?.position ?? after
    if (rows.length > 0) await progress(db, job.id, rows.length)
    if (rows.length < batch) break
  }
  const next = job.state === 'checking' ? 'ready' : outcome === 'update' ? 'done' : undefined
  if (next) await finish(db, job, next)
}

const progress = (db: Db, id: number, count: number) =>
  db
    .updateTable('patrons.imports')
    .set((set) => ({ rowsDone: set('rowsDone', '+', count) }))
    .where('id', '=', id)
    .execute()

const finish = (db: Db, { id, state }: MemberImport, next: 'ready' | 'done') =>
  db
    .updateTable('patrons.imports')
    .set({ state: next, ...(next === 'done' ? { finishedAt: new Date() } : {}) })
    .where('id', '=', id)
    .where('state', '=', state)
    .execute()

async function checker(db: Db, { vault }: PatronParts, job: MemberImport, now: Date): Promise<Deal> {
  const reading = { settings: job.settings, categories: await listCategories(db), today: dayOf(now) }
  const seen = new Set<string>()
  return async (row) => {
    const read = readRow(cellsOf(vault.open, row), reading)
    if (isProblem(read)) return mark(db, job.id, row, { outcome: 'wrong', ...read })
    const { name } = read.fields
    const marks = marksOf(vault, read.fields)
    if (marks.some((one) => seen.has(one)))
      return mark(db, job.id, row, { outcome: 'wrong', problem: 'twice-in-file', name })
    for (const one of marks) seen.add(one)
    const known = await findKnown(db, vault, read.fields)
    const outcome = known === undefined ? 'new' : job.settings.known === 'update' ? 'update' : 'known'
    return mark(db, job.id, row, { outcome, name, patronId: known })
  }
}

async function writer(db: Db, parts: PatronParts, job: MemberImport, now: Date): Promise<Deal> {
  const reading = { settings: job.settings, categories: await listCategories(db), today: dayOf(now) }
  const actor = { ...systemActor, name: job.createdBy }
  return async (row) => {
    const read = readRow(cellsOf(parts.vault.open, row), reading)
    if (isProblem(read)) return mark(db, job.id, row, { outcome: 'wrong', ...read })
    return row.patronId === null
      ? add(db, { parts, actor, now }, { job, row, read })
      : update(db, { job, row, read }, now)
  }
}

interface Writing {
  job: MemberImport
  row: Row
  read: ReadRow
}

/** The member and the mark that the row is done come in one transaction: nobody is brought in twice. */
async function add(
  db: Db,
  acting: Acting,
  { job, row, read: { fields, expiresOn } }: Writing,
): Promise<void> {
  const outcome = await registerMember(db, acting, {
    fields,
    imported: {
      guardianOnPaper: job.settings.guardianOnPaper,
      expiresOn: expiresOn || undefined,
      alongside: async (tx, patronId) => {
        await claim(tx, job.id, row)
        await mark(tx, job.id, row, { outcome: 'added', name: fields.name, patronId })
      },
    },
  })
  if (outcome.ok) return
  const field = fieldOfRefusal[outcome.refusal] ?? ''
  await mark(db, job.id, row, { outcome: 'wrong', problem: outcome.refusal, field, name: fields.name })
}

/** Another worker may have brought this row in meanwhile; then this one undoes what it has begun. */
async function claim(tx: Tx, importId: number, { position }: Row): Promise<void> {
  const row = await tx
    .selectFrom('patrons.importRows')
    .select('outcome')
    .where('importId', '=', importId)
    .where('position', '=', position)
    .forUpdate()
    .executeTakeFirst()
  if (row?.outcome !== 'new') throw new Error('this row has been brought in already')
}

/** Takes over what changes from year to year: school, class, and how somebody is reached. */
const update = (db: Db, { job, row, read: { fields, expiresOn } }: Writing, now: Date): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const patronId = row.patronId ?? 0
    await tx
      .updateTable('patrons.patrons')
      .set((set) => ({
        ...(fields.school ? { school: fields.school } : {}),
        ...(fields.schoolClass ? { schoolClass: fields.schoolClass } : {}),
        ...(expiresOn ? { expiresOn } : {}),
        version: set('version', '+', 1),
        updatedAt: now,
      }))
      .where('id', '=', patronId)
      .execute()
    for (const kind of ['email', 'phone'] as const) {
      const value = kind === 'email' ? fields.email.toLowerCase() : fields.phone
      if (value !== '') await addContact(tx, { patronId, kind, value })
    }
    await mark(tx, job.id, row, { outcome: 'updated', name: fields.name, patronId })
  })

const addContact = (tx: Tx, contact: { patronId: number; kind: 'email' | 'phone'; value: string }) =>
  tx
    .insertInto('patrons.contacts')
    .values(contact)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

const cellsOf = (open: (sealed: Buffer) => string, { cellsSealed }: Row): string[] =>
  cellsSealed ? v.parse(Cells, JSON.parse(open(cellsSealed))) : []

interface Mark {
  outcome: RowOutcome
  name: string
  problem?: string
  field?: string
  patronId?: number
}

async function mark(db: Db | Tx, importId: number, { position }: Row, given: Mark): Promise<void> {
  const { outcome, name, problem = '', field = '', patronId = null } = given
  await db
    .updateTable('patrons.importRows')
    .set({ outcome, name, problem, field, patronId })
    .where('importId', '=', importId)
    .where('position', '=', position)
    // What is settled stays: a slower worker has nothing more to say about it.
    .where('outcome', 'in', ['unread', 'new', 'update'])
    .execute()
}

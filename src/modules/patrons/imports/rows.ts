import { stringify } from 'csv-stringify/sync'
import * as v from 'valibot'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Language } from '#kernel/i18n.ts'
import type { Vault } from '../identity/vault.ts'
import { memberTexts } from '../members/messages.ts'
import type { MemberColumnKind } from './columns.ts'
import { rowOutcomes, type MemberImport, type RowOutcome } from './imports.ts'
import { importTexts } from './messages.ts'

const Cells = v.array(v.string())

/** How many rows came out how. */
export async function countRows(db: Db, importId: number): Promise<Record<RowOutcome, number>> {
  const { rows } = await sql<{ outcome: RowOutcome; count: number }>`
    select outcome, count(*)::int as count from patrons.import_rows where import_id = ${importId} group by outcome
  `.execute(db)
  const counts = { new: 0, update: 0, known: 0, wrong: 0, added: 0, updated: 0 }
  for (const { outcome, count } of rows) if (rowOutcomes.includes(outcome)) counts[outcome] = count
  return counts
}

export const rowsPerPage = 50

export const listRows = (db: Db, importId: number, { outcome, page }: { outcome: string; page: number }) =>
  db
    .selectFrom('patrons.importRows')
    .select(['position', 'name', 'outcome', 'problem', 'field', 'patronId'])
    .where('importId', '=', importId)
    .$if(outcome !== '', (query) => query.where('outcome', '=', outcome))
    .orderBy((order) => order('outcome', '<>', 'wrong'))
    .orderBy('position')
    .limit(rowsPerPage)
    .offset((page - 1) * rowsPerPage)
    .execute()

export type ListedRow = Awaited<ReturnType<typeof listRows>>[number]

/** The first rows, to tell what a column holds; long numbers are not shown in full. */
export async function exampleRows(db: Db, vault: Vault, importId: number): Promise<string[][]> {
  const rows = await sealedRows(db, importId).limit(3).execute()
  return rows.map(({ cellsSealed }) =>
    cellsOf(vault, cellsSealed).map((cell) => cell.slice(0, 40).replaceAll(/\d{6,}/g, hidden)),
  )
}

const hidden = (digits: string) => digits.slice(0, 4) + '•'.repeat(digits.length - 4)

/** What is wrong with a row, as a sentence. */
export function problemText(
  { problem, field }: Pick<ListedRow, 'problem' | 'field'>,
  language: Language,
): string {
  if (problem === '') return ''
  const t = importTexts(language)
  const known: Record<string, string> = { ...memberTexts(language).errors, ...t.errors }
  const column = Object.entries(t.kinds).find(([kind]) => kind === field)?.[1]
  return [column, known[problem] ?? memberTexts(language).errors.wrong].filter(Boolean).join(': ')
}

/** Rejected rows as they came, each with why, to be put right and imported again. */
export async function rejectedCsv(
  db: Db,
  vault: Vault,
  { id, headings }: MemberImport,
  language: Language,
): Promise<string> {
  const rows = await sealedRows(db, id).where('outcome', '=', 'wrong').execute()
  return stringify(
    [
      [...headings, importTexts(language).reasonColumn],
      ...rows.map((row) => [
        ...headings.map((_, place) => cellsOf(vault, row.cellsSealed)[place] ?? ''),
        problemText(row, language),
      ]),
    ],
    { escape_formulas: true },
  )
}

const sealedRows = (db: Db, importId: number) =>
  db
    .selectFrom('patrons.importRows')
    .select(['cellsSealed', 'problem', 'field'])
    .where('importId', '=', importId)
    .orderBy('position')

const cellsOf = (vault: Vault, sealed: Buffer | null) =>
  sealed ? v.parse(Cells, JSON.parse(vault.open(sealed))) : []

/** Whether what is chosen for the columns is enough to begin. */
export const hasName = (columns: readonly MemberColumnKind[]): boolean => columns.includes('name')

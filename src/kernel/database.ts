import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { log } from './log.ts'
import { preparing } from './prepared-statements.ts'
import type { DB } from './tables.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

export interface Connection {
  db: Db
  pool: pg.Pool
  close(): Promise<void>
}

export interface ConnectOptions {
  /** Most connections at once. */
  max?: number
  /** Milliseconds after which the server gives up a statement; 0 for none. */
  statementTimeout?: number
}

// Ids, counts and rupiah stay far below 2^53, so bigint columns may be plain numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A date without a time has no zone; keep it as the text it is (2026-12-07).
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Opens a pool on a database; connections are made when first needed and replaced when lost. */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    statement_timeout: options.statementTimeout ?? 0,
    connectionTimeoutMillis: 5_000,
    application_name: 'patria',
  })
  // Without a listener the loss of an idle connection would end the process.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'database connection lost'))
  // The same for one lost between two statements of a transaction; its next statement fails and says so.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: preparing(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return { db, pool, close: () => db.destroy() }
}

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
])

/** True when an error means that the database cannot be reached now, rather than that a statement is wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && awayCodes.has(error.code)) return true
  return /connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/i.test(
    error.message,
  )
}

/** True when an error is PostgreSQL's refusal by a named constraint or unique index. */
export const isViolationOf = (error: unknown, constraint: string): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === constraint

/** True when an error is PostgreSQL's refusal of a value that no column can hold: a NUL in a text, a number too big. */
export const isImpossibleValue = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '22021' || error.code === '22003')

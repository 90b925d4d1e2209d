import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

interface Migration {
  name: string
  text: string
  checksum: string
}

const source = join(import.meta.dirname, '..')
// Any number will do as long as every Patria uses the same one.
const lockKey = 7_263_101

/** Brings a database to the newest shape: every module's SQL files in the order of their time stamps, each once. */
export async function migrate(databaseUrl: string, say: (message: string) => void = () => {}): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await migrateLocked(client, say)
  } finally {
    await client.end()
  }
  await migrateJobs(databaseUrl)
}

async function migrateLocked(client: pg.Client, say: (message: string) => void): Promise<void> {
  await client.query('create schema if not exists kernel')
  await client.query(`create table if not exists kernel.migrations (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  const applied = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from kernel.migrations',
  )
  const known = new Map(applied.rows.map((row) => [row.name, row.checksum]))
  for (const migration of readMigrations()) {
    const checksum = known.get(migration.name)
    if (checksum === migration.checksum) continue
    if (checksum !== undefined)
      throw new Error(`Migration ${migration.name} was edited after it had been applied.`)
    say(migration.name)
    await applyMigration(client, migration)
  }
}

export function readMigrations(): Migration[] {
  const files = globSync('{kernel,protocols,modules/*}/migrations/*.sql', { cwd: source })
  return files
    .map((file) => {
      const text = readFileSync(join(source, file), 'utf8')
      return { name: basename(file, '.sql'), text, checksum: createHash('sha256').update(text).digest('hex') }
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

async function applyMigration(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.text)
    await client.query('insert into kernel.migrations (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.name} failed and left nothing behind.`, { cause: error })
  }
}

/** The job queue keeps its tables in a schema of its own and knows how to migrate them. */
async function migrateJobs(databaseUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  // A lost connection fails the statement under way; without listeners it would end the process as well.
  pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}))
  try {
    await runMigrations({ pgPool: pool })
  } finally {
    await pool.end()
  }
}

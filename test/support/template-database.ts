import { createHash } from 'node:crypto'
import pg from 'pg'
import { migrate, readMigrations } from '#kernel/migrate.ts'

// Any number; keeps two test files from making the same template at once.
const lockKey = 7_263_102

/** Returns the name of a database with all migrations as they are now, making it if need be. Tests are copies of it. */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  const name = `template_${migrationsDigest()}`
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await makeTemplate(client, serverUrl, name)
  } finally {
    await client.end()
  }
  return name
}

async function makeTemplate(client: pg.Client, serverUrl: string, name: string): Promise<void> {
  const unfinished = `${name}_unfinished`
  await client.query(`drop database if exists ${unfinished} with (force)`)
  await client.query(`create database ${unfinished} strategy file_copy`)
  const url = new URL(serverUrl)
  url.pathname = `/${unfinished}`
  await migrate(url.href)
  await client.query(`alter database ${unfinished} rename to ${name}`)
  // A connected database cannot be copied.
  await client.query(`alter database ${name} allow_connections false`)
}

function migrationsDigest(): string {
  const digest = createHash('sha256')
  for (const { name, checksum } of readMigrations()) digest.update(`${name} ${checksum}\n`)
  return digest.digest('hex').slice(0, 16)
}

// Writes src/kernel/tables.ts from a database with all migrations; with --check it only says whether it would differ.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDatabase } from '../test/support/database.ts'

const root = join(import.meta.dirname, '..')
const tables = join(root, 'src/kernel/tables.ts')

// As kernel/database.ts reads them: a bigint is a number. What is read as JSON has to be checked, and is written as text.
const typeMapping = { int8: 'number', jsonb: 'ColumnType<unknown, string, string>' }

const cleanUps: (() => Promise<void>)[] = []
const { url } = await testDatabase({ after: (cleanUp) => void cleanUps.push(cleanUp) })
const made = generate(url)
for (const cleanUp of cleanUps) await cleanUp()

if (!process.argv.includes('--check')) writeFileSync(tables, made)
else if (readFileSync(tables, 'utf8') !== made) {
  console.error('src/kernel/tables.ts does not match the migrations. Run `npm run db:types`.')
  process.exitCode = 1
}

function generate(databaseUrl: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'patria-tables-'))
  const file = join(folder, 'tables.ts')
  const options = [
    ['--url', databaseUrl],
    ['--dialect', 'postgres'],
    ['--camel-case'],
    ['--date-parser', 'string'],
    ['--type-mapping', JSON.stringify(typeMapping)],
    ['--exclude-pattern', 'graphile_worker.*'],
    ['--out-file', file],
    ['--log-level', 'error'],
  ]
  try {
    execFileSync(join(root, 'node_modules/.bin/kysely-codegen'), options.flat(), {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

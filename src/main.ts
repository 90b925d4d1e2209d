import { ConfigError, readConfig, type Config } from '#kernel/config.ts'
import { connect } from '#kernel/database.ts'
import { EmbeddedPostgresRefusal } from '#kernel/embedded-postgres/refusal.ts'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres/start-embedded-postgres.ts'
import { log } from '#kernel/log.ts'
import { migrate } from '#kernel/migrate.ts'
import { tellTools } from '#kernel/tool-database.ts'
import { whenOrphaned } from '#kernel/orphaned.ts'
import { greet, say, warnOfPublicDemonstration } from './greeting.ts'
import { seedWhenEmpty } from './demonstration/seed.ts'
import { startRoles } from './roles.tsx'

/** Things to undo when the program ends, the last first. */
const endings: (() => Promise<void>)[] = []

async function start(config: Config): Promise<void> {
  const databaseUrl = await openDatabase(config)
  say('Menyiapkan tabel … (migrating)')
  await migrate(databaseUrl, (name) => say(`  ${name}`))
  const connection = connect(databaseUrl, { max: 20, statementTimeout: 30_000 })
  endings.push(connection.close)
  const demo = await seedWhenEmpty(connection.db, config, say)
  const running = await startRoles({ config, connection, databaseUrl, demo })
  endings.push(running.stop)
  if (demo) warnOfPublicDemonstration(config)
  await greet(connection.db, config, running, demo)
}

async function openDatabase(config: Config): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl
  const postgres = await startEmbeddedPostgres({ dataFolder: config.dataFolder, onProgress: say })
  endings.push(postgres.stop)
  endings.push(tellTools(config.dataFolder, postgres.url))
  return postgres.url
}

let ending = false

async function end(exitCode: number): Promise<void> {
  if (ending) return
  ending = true
  for (const undo of endings.toReversed()) {
    await undo().catch((error: unknown) => log.error({ err: error }, 'could not end cleanly'))
  }
  process.exit(exitCode)
}

process.on('SIGTERM', () => void end(0))
process.on('SIGINT', () => void end(0))
whenOrphaned(() => void end(0))
// A request or job that forgot to catch must not end the service for everybody.
process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'))

try {
  await start(readConfig(process.env))
} catch (error) {
  explain(error)
  await end(1)
}

function explain(error: unknown): void {
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresRefusal) say(error.message)
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const taken = 'port' in error ? String(error.port) : (process.env['PORT'] ?? '3000')
    say(
      `Port ${taken} is taken by another program. Choose another one: PORT=3001 SIP2_PORT=6002 npm start (PORT for the pages, SIP2_PORT for machines)`,
    )
  } else log.fatal({ err: error }, 'Patria could not start')
}

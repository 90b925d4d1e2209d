// Holds an embedded server until it is killed; the recovery tests start it and kill it. Argument: the data folder.
import { startEmbeddedPostgres } from '#kernel/embedded-postgres/start-embedded-postgres.ts'

const tell = (kind: string, text: string) => process.stdout.write(`${JSON.stringify({ kind, text })}\n`)

const dataFolder = process.argv[2] ?? ''
try {
  const { url, stop } = await startEmbeddedPostgres({
    dataFolder,
    onProgress: (text) => tell('progress', text),
  })
  process.on('SIGTERM', () => void stop().then(() => process.exit(0)))
  tell('url', url)
  setInterval(() => {}, 60_000)
} catch (error) {
  tell('refused', error instanceof Error ? error.message : String(error))
  process.exit(1)
}

// npm run catalogue:export -- --format marc|marcxml|marcjson|csv|ris|bibtex [--out FILE]
// Writes all titles as one file, or to standard output.
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '#kernel/config.ts'
import { connect } from '#kernel/database.ts'
import { migrate } from '#kernel/migrate.ts'
import { openToolDatabase } from '#kernel/tool-database.ts'
import { exportFormats, exportRecords, type ExportFormat } from '#modules/catalogue/index.ts'

const say = (line: string) => console.error(line)

const { format, out } = readArguments()
const database = await openToolDatabase(readConfig(process.env), say)
await migrate(database.url)
const { db, close } = connect(database.url)
let leftOut = 0
try {
  const content = Readable.from(
    exportRecords(db, 'all', format, {
      onLeftOut(id, { code, detail }) {
        leftOut += 1
        say(`Title ${id} does not fit this format and is left out: ${code} ${detail ?? ''}`)
      },
    }),
  )
  if (out) await writeWhole(content, out)
  else await pipeline(content, process.stdout)
  process.exitCode = leftOut > 0 ? 3 : 0
} catch (error) {
  // Whoever reads standard output may stop early.
  if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
} finally {
  await close()
  await database.stop()
}

/** The file gets its name when it is whole. */
async function writeWhole(content: Readable, path: string): Promise<void> {
  const unfinished = `${path}.unfinished`
  try {
    await pipeline(content, createWriteStream(unfinished))
    await rename(unfinished, path)
  } finally {
    await rm(unfinished, { force: true })
  }
}

function readArguments(): { format: ExportFormat; out: string | undefined } {
  try {
    const { values } = parseArgs({ options: { format: { type: 'string' }, out: { type: 'string' } } })
    const format = exportFormats.find((name) => name === values.format)
    if (format) return { format, out: values.out }
  } catch (error) {
    if (error instanceof Error) say(error.message)
  }
  say(`npm run catalogue:export -- --format ${exportFormats.join('|')} [--out FILE]`)
  process.exit(2)
}

// npm run catalogue:import -- FILE [--rule NAME] [--items NAME] [--branch CODE] [--preview]
// Brings a file into the catalogue as the staff pages do, and tells what became of each row.
import { createReadStream, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { setTimeout } from 'node:timers/promises'
import { systemActor } from '#kernel/audit.ts'
import { readConfig } from '#kernel/config.ts'
import { connect, type Db } from '#kernel/database.ts'
import { folderStore } from '#kernel/files.ts'
import { migrate } from '#kernel/migrate.ts'
import { openToolDatabase } from '#kernel/tool-database.ts'
import { listBranches } from '#modules/branches/index.ts'
import {
  countOutcomes,
  createImport,
  findImport,
  itemSourceNames,
  listRows,
  matchRuleNames,
  problemText,
  readSettings,
  readTableHead,
  recogniseColumns,
  refusalText,
  runImport,
  startCommit,
  storeSource,
  tableOverlay,
  type StoredSource,
} from '#modules/catalogue/imports/command-line.ts'

const say = (line: string) => console.error(line)

const { values, positionals } = readArguments()
const [file] = positionals
if (!file || !existsSync(file)) end(file ? `There is no file ${file}.` : usage(), 2)

const config = readConfig(process.env)
const database = await openToolDatabase(config, say)
await migrate(database.url)
const { db, close } = connect(database.url)
const files = folderStore(join(config.dataFolder, 'files'))
const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort())
try {
  process.exitCode = await importFile(file)
} finally {
  await close()
  await database.stop()
}

async function importFile(path: string): Promise<number> {
  const stored = await storeSource(files, createReadStream(path))
  if (!stored.ok) {
    say(refusalText('en', stored.refusal))
    return 1
  }
  const settings = await settingsFor(stored.value)
  if (!settings) return 2
  const { id } = await createImport(
    db,
    { fileName: basename(path), source: stored.value, settings },
    systemActor,
  )
  await run(id, 'read')
  if (!values.preview && !interrupted.signal.aborted) {
    const started = await startCommit(db, id, systemActor)
    if (started.ok) await run(id, 'written')
  }
  return report(id)
}

async function settingsFor(source: StoredSource) {
  const branch = values.branch ? await branchOf(db, values.branch) : null
  if (values.branch && branch === undefined) {
    say(`There is no branch "${values.branch}".`)
    return undefined
  }
  const chosen = { rule: values.rule, items: values.items, branchId: branch ?? null }
  if (source.format !== 'csv') return readSettings(chosen)
  const head = await readTableHead(files, source.digest, source.separator)
  const columns = recogniseColumns(head?.headings ?? [])
  if (!columns.includes('title')) {
    say(`No column of the file is known to hold the title: ${head?.headings.join(', ') ?? ''}.`)
    return undefined
  }
  say(`Columns: ${head?.headings.map((name, place) => `${name} = ${columns[place]}`).join(', ')}`)
  return readSettings({ ...chosen, columns, separator: source.separator, overlay: tableOverlay })
}

async function branchOf(db: Db, name: string): Promise<number | undefined> {
  const branches = await listBranches(db)
  return branches.find(({ code, name: full }) => code === name || full === name)?.id
}

/** Does the work and tells how far it has come. A running Patria may help: rows are done once whoever does them. */
async function run(id: number, deed: 'read' | 'written'): Promise<void> {
  const begun = Date.now()
  const ended = new AbortController()
  const telling = tell(id, deed, begun, ended.signal)
  try {
    await runImport(db, files, id, interrupted.signal)
    await untilStill(id)
  } finally {
    ended.abort()
    await telling
  }
}

async function tell(id: number, deed: 'read' | 'written', begun: number, ended: AbortSignal): Promise<void> {
  for (;;) {
    await setTimeout(2000, undefined, { signal: ended }).catch(() => {})
    const job = await findImport(db, id)
    const done = deed === 'read' ? job?.recordsRead : job?.rowsDone
    const seconds = (Date.now() - begun) / 1000
    say(`${done ?? 0} rows ${deed}, ${seconds.toFixed(1)} s`)
    if (ended.aborted) return
  }
}

/** A worker of a running Patria may still be at it when there is nothing left to do here. */
async function untilStill(id: number): Promise<void> {
  while (!interrupted.signal.aborted) {
    const job = await findImport(db, id)
    if (!job || !['reading', 'committing'].includes(job.state)) return
    await setTimeout(500)
  }
}

async function report(id: number): Promise<number> {
  const job = await findImport(db, id)
  const counts = await countOutcomes(db, id)
  console.log(`import ${id}: ${job?.state ?? 'gone'}`)
  for (const [outcome, count] of Object.entries(counts)) if (count > 0) console.log(`${outcome}: ${count}`)
  const page = 500
  for (let offset = 0; ; offset += page) {
    const rows = await listRows(db, { importId: id, withProblems: true, offset, limit: page })
    for (const { position, outcome, problems } of rows) {
      console.log(`row ${position} (${outcome}): ${problems.map((one) => problemText('en', one)).join(' ')}`)
    }
    if (rows.length < page) break
  }
  if (job?.state === 'done' || (values.preview && job?.state === 'ready')) return counts.wrong > 0 ? 3 : 0
  say(`Not finished. It goes on where it stood when Patria runs: /staf/katalog/impor/${id}`)
  return 1
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        rule: { type: 'string', default: 'standard' },
        items: { type: 'string', default: 'none' },
        branch: { type: 'string' },
        preview: { type: 'boolean', default: false },
      },
    })
    if (!matchRuleNames.some((name) => name === values.rule)) end(usage(), 2)
    if (!itemSourceNames.some((name) => name === values.items)) end(usage(), 2)
    return { values, positionals }
  } catch (error) {
    return end(`${error instanceof Error ? error.message : ''}\n${usage()}`, 2)
  }
}

function usage(): string {
  return `npm run catalogue:import -- FILE [options]
  --rule NAME     how titles are recognised: ${matchRuleNames.join(', ')}
  --items NAME    where MARC records describe copies: ${itemSourceNames.join(', ')}
  --branch CODE   branch of copies that name none
  --preview       read and match only; write nothing
Exit code: 0 done, 1 not finished or refused, 2 wrong arguments, 3 done with rows rejected.`
}

function end(message: string, code: number): never {
  say(message)
  process.exit(code)
}

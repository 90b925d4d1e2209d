// Imports 25,000 real MARC records into an empty catalogue: read, matched, staged and committed.
import { existsSync } from 'node:fs'
import { mkdtempSync, rmSync, createReadStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '#kernel/audit.ts'
import { folderStore } from '#kernel/files.ts'
import { createImport } from '#modules/catalogue/imports/create-import.ts'
import { startCommit } from '#modules/catalogue/imports/start-work.ts'
import { countOutcomes } from '#modules/catalogue/imports/find-rows.ts'
import { readSettings } from '#modules/catalogue/imports/import-settings.ts'
import { runImport } from '#modules/catalogue/imports/run-import.ts'
import { storeSource } from '#modules/catalogue/imports/source/store-source.ts'
import { testDatabase } from '../test/support/database.ts'

const file =
  process.argv[2] ??
  join(import.meta.dirname, '../../shared/data/01-marc/gpo-cgp/gpo_cgp_bulk_25000_utf8.mrc.gz')

if (existsSync(file)) await measure()
else console.log(`import: skipped, ${file} is not here`)

async function measure(): Promise<void> {
  const cleanUps: (() => Promise<void>)[] = []
  const { db } = await testDatabase({ after: (cleanUp) => void cleanUps.push(cleanUp) })
  const folder = mkdtempSync(join(tmpdir(), 'patria-bench-'))
  try {
    const files = folderStore(folder)
    const signal = new AbortController().signal
    const times: [string, number][] = [['begin', performance.now()]]
    const stored = await storeSource(files, createReadStream(file))
    if (!stored.ok) throw new Error(stored.refusal)
    times.push(['upload', performance.now()])
    const settings = readSettings({})
    const { id } = await createImport(db, { fileName: 'bench', source: stored.value, settings }, systemActor)
    await runImport(db, files, id, signal)
    times.push(['read and stage', performance.now()])
    await startCommit(db, id, systemActor)
    await runImport(db, files, id, signal)
    times.push(['commit', performance.now()])
    const outcomes = await countOutcomes(db, id)
    report(times, outcomes)
  } finally {
    for (const cleanUp of cleanUps) await cleanUp()
    rmSync(folder, { recursive: true })
  }
}

function report(times: [string, number][], outcomes: Record<string, number>): void {
  const [begin, ...stages] = times
  let before = begin?.[1] ?? 0
  const first = before
  for (const [name, time] of stages) {
    console.log(`import: ${name} ${((time - before) / 1000).toFixed(2)} s`)
    before = time
  }
  const records = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`import: ${JSON.stringify(outcomes)}`)
  console.log(
    `import: ${Math.round(records / ((before - first) / 1000))} records/s, peak RSS ${megabytes} MB`,
  )
}

import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { connect } from '#kernel/database.ts'
import { openToolDatabase } from '#kernel/tool-database.ts'
import { measureFreshness } from './freshness.ts'
import { measurePages } from './http.ts'
import { searchAgainstPostgres } from './search-against-postgres.ts'
import { seedSynthetic } from './seed.ts'

// npm run bench -- [titles] [seconds a measurement]
const titles = Number(process.argv[2] ?? 100_000)
const seconds = Number(process.argv[3] ?? 5)
const port = 20_000 + (process.pid % 10_000)
const folder = mkdtempSync(join(tmpdir(), 'patria-bench-'))
const say = (line: string) => console.log(line)

say(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
)
say('The load and what is measured share this machine.')
const patria = startPatria()
try {
  await untilReady()
  // Patria serves meanwhile, as it does in a library that loads its collection.
  const { url, stop } = await openToolDatabase({ databaseUrl: undefined, dataFolder: folder }, say)
  const { db, pool, close } = connect(url, { max: 10 })
  await seedSynthetic(db, titles, 7, say)
  const origin = `http://127.0.0.1:${port}`
  await Promise.all([
    untilIndexed(titles),
    measureFreshness(db, origin, `right after loading ${titles}`, say),
  ])
  await measureFreshness(db, origin, 'at rest', say)
  await measurePages(db, origin, seconds, say)
  await searchAgainstPostgres(db, pool, seconds, say)
  await close()
  await stop()
} finally {
  patria.kill('SIGTERM')
  await new Promise((resolve) => patria.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
}

function startPatria(): ChildProcess {
  const env = {
    ...process.env,
    PORT: String(port),
    PATRIA_DATA: folder,
    PATRIA_DEMO: '0',
    PATRIA_LOG: 'error',
    PATRIA_REQUESTS_PER_MINUTE: '0',
  }
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function untilReady(): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await setTimeout(200)
  }
  throw new Error('Patria did not become ready')
}

async function untilIndexed(count: number): Promise<void> {
  const start = Date.now()
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/search?jumlah=1`)
    const { total } = (await answer.json()) as { total: number }
    if (total >= count) break
    await setTimeout(100)
  }
  say(`all findable ${((Date.now() - start) / 1000).toFixed(1)} s after the last was loaded`)
  // Let a rebuild that the load set off come to its end.
  await setTimeout(20_000)
}

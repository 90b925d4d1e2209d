import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { findCard, openList } from '#design/islands/parts/offline/known.ts'
import { connect } from '#kernel/database.ts'
import { migrate } from '#kernel/migrate.ts'
import { openToolDatabase } from '#kernel/tool-database.ts'
import { readList } from '#modules/desk/offline/list/read-list.ts'
import { makeLibrary } from './circulation/library.ts'

// npm run bench:offline -- [members] [copies]: how heavy the list of the desk without a network is, and what it costs.
const patrons = Number(process.argv[2] ?? 100_000)
const items = Number(process.argv[3] ?? 200_000)
const folder = mkdtempSync(join(tmpdir(), 'patria-bench-offline-'))
const say = (line: string) => console.log(line)
const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const began = performance.now()
  const result = await work()
  return [result, Math.round(performance.now() - began)]
}

say(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`,
)
const { url, stop } = await openToolDatabase({ databaseUrl: undefined, dataFolder: folder }, () => {})
await migrate(url)
const { db, close } = connect(url, { max: 4 })
try {
  const library = await makeLibrary(db, { items, patrons })
  const branch = { id: library.branches[0] ?? 0, name: 'Uji' }
  await readList(db, branch, new Date())
  const [{ text }, made] = await timed(() => readList(db, branch, new Date()))
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1024)} kB`
  say(`${patrons} members, ${items} copies: made in ${made} ms`)
  say(`${kilobytes(text.length)}, over the wire ${kilobytes(gzipSync(text, { level: 4 }).length)}`)
  for (const part of ['members', 'copies'] as const) {
    const alone = JSON.stringify(JSON.parse(text)[part])
    say(`  ${part}: ${kilobytes(gzipSync(alone, { level: 4 }).length)}`)
  }
  const [known, opened] = await timed(async () => openList(JSON.parse(text)))
  const { rows } = { rows: Array.from({ length: 1000 }, (_, place) => `AGT${place}`) }
  const [, looked] = await timed(async () => {
    for (const card of rows) await findCard(known, card)
  })
  say(`opened in ${opened} ms; 1000 cards looked up in ${looked} ms`)
} finally {
  await close()
  await stop()
  rmSync(folder, { recursive: true, force: true })
}

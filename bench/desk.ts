import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { connect } from '#kernel/database.ts'
import { openToolDatabase } from '#kernel/tool-database.ts'
import { makeLibrary, type Library } from './circulation/library.ts'
import { deskCookie, keptConnections, send, serve, signInDesks, visitToken } from './desk-pages.ts'

// npm run bench:desk -- [seconds a measurement]: check-out and return through the pages of the desk, as a browser
// without script sends them; once the deeds alone, once with the page that each answer leads to.
const seconds = Number(process.argv[2] ?? 10)
const clients = 8
const port = 20_000 + (process.pid % 10_000)
const folder = mkdtempSync(join(tmpdir(), 'patria-bench-desk-'))
const say = (line: string) => console.log(line)
say(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
)
say(`${clients} desks over HTTP, durable commits; the load and what is measured share this machine.`)

const { process: patria } = await serve(folder, port)
const agent = keptConnections(clients)
try {
  const { url, stop } = await openToolDatabase({ databaseUrl: undefined, dataFolder: folder }, () => {})
  const { db, close } = connect(url, { max: 4 })
  const library = await makeLibrary(db, { items: 20_000, patrons: 5000 })
  const desks = await signInDesks(db, clients)
  await measure(desks, library, { length: 3, follow: false })
  say(shown('deeds alone', await measure(desks, library, { length: seconds, follow: false })))
  say(shown('deed and page', await measure(desks, library, { length: seconds, follow: true })))
  await close()
  await stop()
} finally {
  agent.destroy()
  patria.kill('SIGTERM')
  await new Promise((resolve) => patria.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
}

interface Measured {
  pairs: number
  elapsed: number
  /** Milliseconds of each answer to a scan. */
  times: number[]
}

async function measure(
  desks: readonly string[],
  library: Library,
  { length, follow }: { length: number; follow: boolean },
): Promise<Measured> {
  const times: number[] = []
  let pairs = 0
  const here = library.branches[0] ?? 0
  // Copies of other branches would travel home, and not be there when their turn comes again.
  const items = library.items.filter(({ branchId }) => branchId === here)
  const start = performance.now()
  const end = start + length * 1000
  const desk = async (token: string, number: number) => {
    const cookie = deskCookie(token, here)
    for (let turn = 0; performance.now() < end; turn++) {
      const item = items[((turn * clients + number) * 13) % items.length]
      const patron = library.patrons[(turn * 131 + number * 600) % library.patrons.length] ?? 0
      const visit = visitToken()
      const fields = { k: visit, q: item?.barcode ?? '' }
      times.push(await scan(cookie, '/staf/meja', { ...fields, anggota: String(patron) }, follow))
      times.push(await scan(cookie, '/staf/meja/pengembalian', fields, follow))
      pairs += 1
    }
  }
  await Promise.all(desks.map(desk))
  return { pairs, elapsed: (performance.now() - start) / 1000, times }
}

/** Sends a scan as the form does; the answer must lead on, for a refusal is no deed. */
async function scan(
  cookie: string,
  path: string,
  fields: Record<string, string>,
  follow: boolean,
): Promise<number> {
  const asked = performance.now()
  const desk = { port, agent, cookie }
  const answer = await send(desk, path, fields)
  // A refusal is no deed, and neither is a way to another page.
  const done = path.endsWith('pengembalian') ? path : '/staf/meja/anggota/'
  if (answer.status !== 303 || !answer.location.startsWith(done))
    throw new Error(`${path} answered ${answer.status} ${answer.location}`)
  if (follow) {
    const page = await send(desk, answer.location)
    if (page.status !== 200) throw new Error(`${answer.location} answered ${page.status}`)
  }
  return performance.now() - asked
}

function shown(name: string, { pairs, elapsed, times }: Measured): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
  return `${name.padEnd(14)} ${(pairs / elapsed).toFixed(0)} pairs/s, an answer p50 ${at(0.5)} ms  p95 ${at(0.95)} ms`
}

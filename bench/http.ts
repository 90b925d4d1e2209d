import autocannon from 'autocannon'
import { sql } from 'kysely'
import { readFileSync } from 'node:fs'
import type { Db } from '#kernel/database.ts'
import { questionsFrom } from './questions.ts'
import { seeded } from './synthetic/chance.ts'

/**
 * Whole pages over HTTP, by 8 clients that ask without a pause. The load comes from this machine too.
 *
 * Patria remembers pages and answers for visitors without an account until the catalogue changes. So each kind is
 * measured twice: `fresh` asks for another address each time, so that nothing remembered can help; `repeated` asks for
 * 500 addresses again and again, as a town does.
 */
export async function measurePages(
  db: Db,
  origin: string,
  seconds: number,
  say: (line: string) => void,
): Promise<void> {
  const searches = await searchAddresses(db)
  const titles = await titleAddresses(db)
  const kinds: [string, string[]][] = [
    ['result page, fresh', searches],
    ['result page, repeated', searches.slice(0, 500)],
    ['title page, fresh', titles],
    ['title page, repeated', titles.slice(0, 500)],
    ['home page', ['/']],
    ['JSON search, fresh', searches.map((path) => path.replace('/cari', '/api/v1/search'))],
  ]
  for (const [kind, addresses] of kinds) await measureOne(kind, addresses)

  async function measureOne(kind: string, addresses: string[]) {
    // One list for all clients: otherwise all eight would ask for the same page at the same moment.
    let asked = 0
    const next = (request: autocannon.Request) => ({
      ...request,
      path: addresses[asked++ % addresses.length] ?? '/',
    })
    const ask = (duration: number) =>
      autocannon({ url: origin, connections: 8, duration, requests: [{ setupRequest: next }] })
    await ask(2)
    const { requests, latency, non2xx, errors } = await ask(seconds)
    const again =
      asked > addresses.length ? `, each address ${(asked / addresses.length).toFixed(0)} times` : ''
    say(
      `${kind.padEnd(22)} ${requests.average.toFixed(0).padStart(6)} pages/s  p50 ${latency.p50} ms  p97.5 ${latency.p97_5} ms  failed ${non2xx + errors}${again}  load ${loadNow()}`,
    )
  }
}

/** What else the machine is doing: a figure means little without it. */
const loadNow = (): string => readFileSync('/proc/loadavg', 'utf8').split(' ')[0] ?? ''

/** Searches of all kinds in turn, no two alike; common words by their pages, for there are few of them. */
async function searchAddresses(db: Db): Promise<string[]> {
  const addresses = new Set<string>()
  for (const { kind, list } of await questionsFrom(db, 4000)) {
    for (const [i, { words, language, branch }] of list.entries()) {
      const address = new URLSearchParams({ q: words.join(' ') })
      if (language) address.set('bahasa', language)
      if (branch) address.set('cabang', branch)
      if (kind === 'common word' || kind === 'two filters')
        address.set('hal', String(1 + Math.floor(i / 400)))
      addresses.add(`/cari?${address}`)
    }
  }
  return shuffled([...addresses])
}

async function titleAddresses(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: number }>`
    select id from catalogue.records where deleted_at is null order by id desc limit 100000`.execute(db)
  return shuffled(rows.map(({ id }) => `/koleksi/${id}`))
}

function shuffled(addresses: string[]): string[] {
  const roll = seeded(7)
  return addresses
    .map((address) => ({ address, at: roll() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ address }) => address)
}

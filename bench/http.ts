import autocannon from 'autocannon'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { questionsFrom } from './questions.ts'

/** Whole pages over HTTP, by 8 clients that ask without a pause. The load comes from this machine too. */
export async function measurePages(
  db: Db,
  origin: string,
  seconds: number,
  say: (line: string) => void,
): Promise<void> {
  const questions = (await questionsFrom(db)).filter(({ kind }) => kind !== 'two filters')
  const searches = questions.flatMap(({ list }) =>
    list.map(({ words }) => `/cari?q=${encodeURIComponent(words.join(' '))}`),
  )
  const { rows } = await sql<{ id: number }>`
    select id from catalogue.records where deleted_at is null order by id desc limit 2000`.execute(db)
  const kinds: [string, string[]][] = [
    ['result page', shuffled(searches)],
    ['title page', rows.map(({ id }) => `/koleksi/${id}`)],
    ['home page', ['/']],
    ['JSON search', shuffled(searches.map((path) => path.replace('/cari', '/api/v1/search')))],
  ]
  for (const [kind, paths] of kinds) {
    const requests = paths.map((path) => ({ method: 'GET' as const, path }))
    await autocannon({ url: origin, connections: 8, duration: 2, requests })
    const {
      requests: rate,
      latency,
      non2xx,
      errors,
    } = await autocannon({ url: origin, connections: 8, duration: seconds, requests })
    say(
      `${kind.padEnd(14)} ${rate.average.toFixed(0).padStart(6)} pages/s  p50 ${latency.p50} ms  p97.5 ${latency.p97_5} ms  failed ${non2xx + errors}`,
    )
  }
}

const shuffled = (paths: string[]): string[] =>
  paths
    .map((path, i) => ({ path, at: (i * 7919) % paths.length }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ path }) => path)

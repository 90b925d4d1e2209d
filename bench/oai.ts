// Harvests everything over HTTP, as a harvester does, one page after the other:  npm run bench:oai -- [TITLES]
import { sql } from 'kysely'
import { listen } from '#kernel/web.tsx'
import { catchUp } from '#protocols/oai-pmh/headers/catch-up.ts'
import { protocolsModule } from '#protocols/index.ts'
import { searchHere } from '#modules/search/index.ts'
import { testDatabase } from '../test/support/database.ts'
import { testWeb } from '../test/support/web.ts'
import { seedSynthetic } from './seed.ts'

const titles = Number(process.argv[2] ?? 20_000)
const cleanUps: (() => Promise<void>)[] = []
try {
  const { db } = await testDatabase({ after: (cleanUp) => void cleanUps.push(cleanUp) })
  await seedSynthetic(db, titles, 7, () => {})
  const began = performance.now()
  for (;;) if (!(await catchUp(db)).behind) break
  console.log(`headers of ${titles} new titles: ${((performance.now() - began) / 1000).toFixed(1)} s`)
  const search = await searchHere(db)
  const { app } = await testWeb(db, () => [protocolsModule({ search })])
  const web = await listen(app, '127.0.0.1', 0)
  const base = `http://127.0.0.1:${web.port}/oai`
  const { rows } = await sql<{ count: number }>`select count(*) as count from catalogue.records`.execute(db)
  const expected = rows[0]?.count ?? 0
  for (const encoding of ['identity', 'gzip']) {
    for (const [verb, prefix] of [
      ['ListRecords', 'oai_dc'],
      ['ListRecords', 'marcxml'],
      ['ListIdentifiers', 'oai_dc'],
    ] as const) {
      await measure(base, { verb, prefix, encoding, expected })
    }
  }
  await web.close()
} finally {
  for (const cleanUp of cleanUps) await cleanUp()
}

interface Harvest {
  verb: string
  prefix: string
  encoding: string
  expected: number
}

async function measure(base: string, { verb, prefix, encoding, expected }: Harvest): Promise<void> {
  const seen = new Set<string>()
  let bytes = 0
  let pages = 0
  let slowest = 0
  const worked = process.cpuUsage()
  const began = performance.now()
  for (let query = `verb=${verb}&metadataPrefix=${prefix}`; query;) {
    const asked = performance.now()
    const answer = await fetch(`${base}?${query}`, { headers: { 'Accept-Encoding': encoding } })
    const text = await answer.text()
    slowest = Math.max(slowest, performance.now() - asked)
    for (const [, id = ''] of text.matchAll(/<identifier>([^<]+)</g)) seen.add(id)
    bytes += text.length
    pages += 1
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(text)?.[1]
    query = token ? `verb=${verb}&resumptionToken=${encodeURIComponent(token)}` : ''
  }
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(worked)
  console.log(
    `${verb} ${prefix} ${encoding}: ${seen.size} of ${expected} titles in ${seconds.toFixed(1)} s, ` +
      `${Math.round(seen.size / seconds)} a second, ${pages} answers, slowest ${slowest.toFixed(0)} ms, ${(bytes / 1e6).toFixed(0)} MB, ${((user + system) / 1e6).toFixed(1)} s of processor here`,
  )
  if (seen.size !== expected) process.exitCode = 1
}

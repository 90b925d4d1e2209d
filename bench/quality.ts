import { sql } from 'kysely'
import { readConfig } from '#kernel/config.ts'
import { connect, type Db } from '#kernel/database.ts'
import { migrate } from '#kernel/migrate.ts'
import { openToolDatabase } from '#kernel/tool-database.ts'
import { findProposals } from '../src/modules/catalogue/authorities/linking/find-proposals.ts'
import { runLinking, startLinking } from '../src/modules/catalogue/authorities/linking/link-run.ts'
import { countProposals, listProposals } from '../src/modules/catalogue/authorities/linking/list-proposals.ts'
import { listDuplicatePairs } from '../src/modules/catalogue/quality/duplicate-pairs.ts'
import { followChanges } from '../src/modules/catalogue/quality/follow-changes.ts'
import { countKinds, listFindings, nextFinding } from '../src/modules/catalogue/quality/list-findings.ts'

const never = () => false
const bench = { kind: 'system', id: null, name: 'bench' } as const

/**
 * Measures the quality desk and the linking of headings on the titles of a data folder filled with
 * `npm run bench:seed`: `PATRIA_DATA=… node --import tsx bench/quality.ts`. Makes authorities there; use a folder of
 * its own.
 */
async function measure(db: Db): Promise<void> {
  await sql`update catalogue.quality_state set rules = 0`.execute(db)
  await timed('look at all titles', () => followChanges(db, new Date(), { most: 10_000_000 }))
  const counts = await timed('counts of the desk', () => countKinds(db))
  console.log(counts.map(({ kind, count }) => `  ${kind} ${count}`).join('\n'))
  await timed('first page of a list', () => listFindings(db, 'no-cover', 1))
  await timed('page 1000 of a list', () => listFindings(db, 'no-cover', 1000))
  await timed('next in a list', () => nextFinding(db, 'no-cover', 50_000))
  await timed('first page of pairs', () => listDuplicatePairs(db, { offset: 0, limit: 30 }))
  await sql`update catalogue.items set note = 'x' where id = (select max(id) from catalogue.items)`.execute(
    db,
  )
  await timed('look again after one change', () => followChanges(db, new Date(), { most: 300 }))

  await timed('make authorities', () => makeAuthorities(db))
  await timed('look for proposals', () => findProposals(db, new Date(), never))
  for (const { foundBy, count, sure } of await countProposals(db)) {
    console.log(`  ${foundBy} ${count}, of them sure ${sure}`)
  }
  await timed('first page of proposals', () => listProposals(db, 'dates', 1))
  const run = await timed('take all that are sure', () => startLinking(db, { all: 'dates' }, bench))
  if (run.ok) await timed('link them', () => runLinking(db, run.value.id, never))
}

/** For every third person of the titles, with a year of birth that the titles lack. */
const makeAuthorities = (db: Db) =>
  sql`
    insert into catalogue.authorities (kind, marc, heading, key)
    select 'person', jsonb_build_object('leader', '', 'fields', '[]'::jsonb), text || ', 1950-', key || ' 1950'
    from (select key, min(text) as text, row_number() over (order by key) as place
      from catalogue.record_headings where kind = 'person' and authority_id is null group by key) names
    where place % 3 = 0
    on conflict do nothing
  `.execute(db)

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const result = await work()
  console.log(`${what}: ${Math.round(performance.now() - begun)} ms`)
  return result
}

const { url, stop } = await openToolDatabase(readConfig(process.env), console.log)
await migrate(url)
const { db, close } = connect(url, { max: 4 })
await measure(db)
await close()
await stop()

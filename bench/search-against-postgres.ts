import { availableParallelism } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import { usualSearchThreads } from '#kernel/config.ts'
import type { Db } from '#kernel/database.ts'
import {
  findResults,
  searchFor,
  searchHere,
  withValue,
  type Facet,
  type Search,
} from '#modules/search/index.ts'
import { ownTime, timeOfConnections } from './processor-time.ts'
import { questionsFrom, type Question } from './questions.ts'
import { measure, shown, type Timing } from './timing.ts'

const clients = 8
const facets: Facet[] = ['branch', 'material', 'language', 'class', 'subject', 'availability']

/**
 * The engine against PostgreSQL's own full-text search over the same titles, in one run: 20 ranked results, the
 * total and six facets with exact counts for each question. Both work for 8 clients on all cores, the engine with the
 * threads it has in the server. On a busy machine the processor time of an answer says more than how many came in a
 * second; `npm run bench:engine` shows what one thread does by itself.
 */
export async function searchAgainstPostgres(
  db: Db,
  pool: pg.Pool,
  seconds: number,
  say: (line: string) => void,
): Promise<void> {
  const titles = (
    await sql<{ count: number }>`select count(*)::int as count from catalogue.records`.execute(db)
  ).rows[0]?.count
  const before = process.memoryUsage().rss
  const start = performance.now()
  const threads = usualSearchThreads(availableParallelism())
  const search = await searchHere(db, { threads })
  say(
    `index of ${titles} titles: ${((performance.now() - start) / 1000).toFixed(1)} s from PostgreSQL, ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB`,
  )
  await prepareFullText(db)
  while (!(await search.ready())) await setTimeout(50)
  say(`search threads: ${threads}`)
  const all: { engine: Timing; postgres: Timing; cost: { engine: number; postgres: number } }[] = []
  for (const { kind, list } of await questionsFrom(db)) {
    const question = (turn: number): Question => list[turn % list.length] ?? { words: [] }
    // Both are asked for a while first: code is compiled, pages of the database come into memory.
    await measure(clients, 1.5, (turn) => askEngine(search, question(turn)))
    await measure(clients, 0.5, (turn) => askPostgres(pool, question(turn)))
    const [ownBefore, theirsBefore] = [ownTime(), await timeOfConnections(db)]
    const engine = await measure(clients, seconds, (turn) => askEngine(search, question(turn)))
    const own = ownTime() - ownBefore
    const postgres = await measure(clients, seconds, (turn) => askPostgres(pool, question(turn)))
    const theirs = (await timeOfConnections(db)) - theirsBefore
    const cost = { engine: own / engine.answers, postgres: theirs / postgres.answers }
    all.push({ engine, postgres, cost })
    const alone = await measure(1, 1, (turn) => askEngine(search, question(turn)))
    say(
      `${kind.padEnd(14)} engine     ${shown(engine)}  processor ${cost.engine.toFixed(3)} ms, one client alone p95 ${alone.p95.toFixed(2)} ms`,
    )
    say(
      `${''.padEnd(14)} PostgreSQL ${shown(postgres)}  processor ${cost.postgres.toFixed(3)} ms   × ${(engine.rate / postgres.rate).toFixed(0)}, by processor × ${(cost.postgres / cost.engine).toFixed(0)}`,
    )
  }
  const mean = (pick: (one: (typeof all)[number]) => Timing) =>
    all.length / all.reduce((sum, one) => sum + 1 / pick(one).rate, 0)
  const total = (side: 'engine' | 'postgres') => all.reduce((sum, { cost }) => sum + cost[side], 0)
  const [engine, postgres] = [mean((one) => one.engine), mean((one) => one.postgres)]
  say(
    `all kinds alike: engine ${engine.toFixed(0)}/s, PostgreSQL ${postgres.toFixed(1)}/s, × ${(engine / postgres).toFixed(0)}, by processor × ${(total('postgres') / total('engine')).toFixed(0)}`,
  )
  await search.stop()
}

function askEngine(search: Search, { words, language, branch }: Question) {
  let address = searchFor(words.join(' '))
  if (language) address = withValue(address, 'language', language)
  if (branch) address = withValue(address, 'branch', branch)
  return findResults(search, address, { facets, correcting: false })
}

/** What a careful user of PostgreSQL would build: one weighted vector a title, a GIN index, arrays for the facets. */
async function prepareFullText(db: Db): Promise<void> {
  await sql`drop table if exists public.bench_titles`.execute(db)
  await sql`
    create table public.bench_titles as
    select records.id,
      setweight(to_tsvector('simple', records.title), 'A')
        || setweight(to_tsvector('simple', coalesce(string_agg(headings.text, ' ') filter (where headings.role = 'author'), '')), 'B')
        || setweight(to_tsvector('simple', coalesce(string_agg(headings.text, ' ') filter (where headings.role = 'subject'), '')), 'C')
        || to_tsvector('simple', coalesce(records.description ->> 'summary', '')) as words,
      records.material, records.language, left(records.class_number, 1) || '00' as class,
      array_agg(distinct headings.text) filter (where headings.role = 'subject') as subjects,
      coalesce((select array_agg(distinct branches.code) from catalogue.items items join branches.branches branches
        on branches.id = items.branch_id where items.record_id = records.id), '{}') as branches,
      exists (select 1 from catalogue.items items where items.record_id = records.id
        and items.disposition = 'in-circulation') as available
    from catalogue.records records left join catalogue.record_headings headings on headings.record_id = records.id
    where records.deleted_at is null
    group by records.id
  `.execute(db)
  await sql`create index on public.bench_titles using gin (words)`.execute(db)
  await sql`vacuum analyze public.bench_titles`.execute(db)
}

/** The same answer as the engine's: each facet is counted with its own filter left out. */
const facetQueries = `
  with matches as materialized (
    select id, words, material, language, class, subjects, branches, available,
      ($2::text is null or language = $2) as of_language, ($3::text is null or $3 = any(branches)) as of_branch
    from public.bench_titles
    where words @@ plainto_tsquery('simple', $1)
  ), passed as materialized (
    select id, words, material, class, subjects, available from matches where of_language and of_branch
  )
  select
    (select array_agg(id) from (select id from passed
      order by ts_rank_cd(words, plainto_tsquery('simple', $1)) desc, id limit 20) best) as ids,
    (select count(*) from passed) as total,
    (select json_agg(f) from (select material, count(*) from passed group by 1 order by 2 desc limit 12) f) as material,
    (select json_agg(f) from (select language, count(*) from matches where of_branch
      group by 1 order by 2 desc limit 12) f) as language,
    (select json_agg(f) from (select class, count(*) from passed group by 1 order by 2 desc limit 12) f) as class,
    (select json_agg(f) from (select subject, count(*) from passed, unnest(subjects) subject
      group by 1 order by 2 desc limit 12) f) as subject,
    (select json_agg(f) from (select branch, count(*) from matches, unnest(branches) branch where of_language
      group by 1 order by 2 desc limit 40) f) as branch,
    (select count(*) from passed where available) as available`

const askPostgres = (pool: pg.Pool, { words, language, branch }: Question) =>
  pool.query({
    name: 'bench-search',
    text: facetQueries,
    values: [words.join(' '), language ?? null, branch ?? null],
  })

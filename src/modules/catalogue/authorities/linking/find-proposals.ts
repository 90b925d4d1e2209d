import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { addJob } from '#kernel/jobs.ts'
import { proposer, type KnownForm, type Proposed } from './propose.ts'

export const proposalsJob = 'catalogue-heading-proposals'

/** Asks for proposals to be looked for in the background; asked twice, it is done once. */
export const askForProposals = (db: Db, now: Date): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx.updateTable('catalogue.proposalState').set({ askedAt: now }).execute()
    await addJob(tx, proposalsJob, {}, proposalsJob)
  })

interface UnlinkedHeading {
  kind: string
  key: string
  text: string
  titles: number
}

const headingsAtOnce = 5000
/** After so many the web has its turn: both may run in one process. */
const headingsWithoutPause = 50

/** Looks anew for what each unlinked heading may mean. What somebody rejected is not proposed again. */
export async function findProposals(db: Db, now: Date, stopped: () => boolean): Promise<void> {
  const propose = proposer(await readForms(db))
  const rows: Row[] = []
  const without: UnlinkedHeading[] = []
  let headings = 0
  let after: Pick<UnlinkedHeading, 'kind' | 'key'> = { kind: '', key: '' }
  for (;;) {
    const part = await readUnlinked(db, after)
    for (const [place, heading] of part.entries()) {
      if (place % headingsWithoutPause === 0) await setImmediate()
      const proposed = propose(heading.kind, heading.key)
      if (proposed.length === 0) without.push(heading)
      else rows.push(...rowsOf(heading, proposed))
    }
    headings += part.length
    const last = part.at(-1)
    if (!last || stopped()) break
    after = last
  }
  if (stopped()) return
  await writeFound(db, { rows, without, headings, now })
}

interface Found {
  rows: readonly Row[]
  without: readonly UnlinkedHeading[]
  headings: number
  now: Date
}

const writeFound = (db: Db, { rows, without, headings, now }: Found): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx.deleteFrom('catalogue.headingProposals').where('rejectedAt', 'is', null).execute()
    for (let at = 0; at < rows.length; at += headingsAtOnce) {
      await insertRows(tx, rows.slice(at, at + headingsAtOnce))
    }
    await sql`delete from catalogue.unlinked_headings`.execute(tx)
    for (let at = 0; at < without.length; at += headingsAtOnce) {
      await insertUnlinked(tx, without.slice(at, at + headingsAtOnce))
    }
    await tx.updateTable('catalogue.proposalState').set({ madeAt: now, headings }).execute()
  })

async function readForms(db: Db): Promise<KnownForm[]> {
  const { rows } = await sql<KnownForm>`
    select id as authority_id, kind, key, false as variant from catalogue.authorities
    where merged_into is null and deleted_at is null
    union all
    select authorities.id, authorities.kind, variants.key, true
    from catalogue.authority_variants variants
    join catalogue.authorities authorities on authorities.id = variants.authority_id
    where authorities.merged_into is null and authorities.deleted_at is null
  `.execute(db)
  return rows
}

async function readUnlinked(
  db: Db,
  after: Pick<UnlinkedHeading, 'kind' | 'key'>,
): Promise<UnlinkedHeading[]> {
  const { rows } = await sql<UnlinkedHeading>`
    select kind, key, min(text) as text, count(distinct record_id)::int as titles
    from (
      select kind, key, text, record_id from catalogue.record_headings
      where authority_id is null and main_authority_id is null and (kind, key) > (${after.kind}, ${after.key})
      union all
      select kind, main_key, split_part(text, ' -- ', 1), record_id from catalogue.record_headings
      where authority_id is null and main_authority_id is null and main_key <> ''
        and (kind, main_key) > (${after.kind}, ${after.key})
    ) unlinked
    group by kind, key order by kind, key limit ${headingsAtOnce}
  `.execute(db)
  return rows
}

interface Row extends UnlinkedHeading, Proposed {
  ambiguous: boolean
}

const rowsOf = (heading: UnlinkedHeading, proposed: readonly Proposed[]): Row[] =>
  proposed.map((one) => ({
    ...heading,
    ...one,
    ambiguous: proposed.filter(({ score }) => score >= one.score - 0.02).length > 1,
  }))

async function insertRows(tx: Tx, rows: readonly Row[]): Promise<void> {
  await sql`
    insert into catalogue.heading_proposals (kind, key, text, titles, authority_id, found_by, score, ambiguous)
    select given.* from unnest(${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ key }) => key)}::text[],
      ${rows.map(({ text }) => text)}::text[], ${rows.map(({ titles }) => titles)}::int[],
      ${rows.map(({ authorityId }) => authorityId)}::bigint[], ${rows.map(({ by }) => by)}::text[],
      ${rows.map(({ score }) => score)}::real[], ${rows.map(({ ambiguous }) => ambiguous)}::boolean[])
      as given (kind, key, text, titles, authority_id, found_by, score, ambiguous)
    join catalogue.authorities authorities on authorities.id = given.authority_id
      and authorities.merged_into is null and authorities.deleted_at is null
    on conflict do nothing
  `.execute(tx)
}

const insertUnlinked = (tx: Tx, headings: readonly UnlinkedHeading[]) =>
  sql`
    insert into catalogue.unlinked_headings (kind, key, text, titles)
    select * from unnest(${headings.map(({ kind }) => kind)}::text[], ${headings.map(({ key }) => key)}::text[],
      ${headings.map(({ text }) => text)}::text[], ${headings.map(({ titles }) => titles)}::int[])
  `.execute(tx)

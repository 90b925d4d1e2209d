import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { saveBranch } from '#modules/branches/index.ts'
import { describeRecord } from '#modules/catalogue/index.ts'

/** A made-up library in bulk: what lending needs of titles, copies and members, and nothing else. */
export interface Library {
  branches: number[]
  items: { id: number; barcode: string; branchId: number; recordId: number }[]
  patrons: number[]
}

const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '16:00' }))

export async function makeLibrary(
  db: Db,
  { items, patrons }: { items: number; patrons: number },
): Promise<Library> {
  const branches: number[] = []
  for (let n = 1; n <= 4; n++)
    branches.push(
      await saveBranch(db, {
        code: `uji-${n}`,
        name: `Cabang Uji ${n}`,
        shortName: `Uji ${n}`,
        kind: 'cabang',
        address: '',
        phone: '',
        email: '',
        about: '',
        position: n,
        hours: everyDay,
      }),
    )
  await makeCopies(db, items, branches)
  await makePatrons(db, patrons)
  await sql`vacuum analyze`.execute(db)
  const made = await readLibrary(db)
  if (!made) throw new Error('The library was not made')
  return made
}

/** The library made earlier, if there is one. */
export async function readLibrary(db: Db): Promise<Library | undefined> {
  const { rows: items } = await sql<Library['items'][number]>`
    select id, barcode, branch_id, record_id from catalogue.items where barcode like 'UJI%' order by id`.execute(
    db,
  )
  const { rows: members } = await sql<{ id: number }>`
    select patron_id as id from patrons.cards where number like 'AGT%' order by patron_id`.execute(db)
  const { rows: branches } = await sql<{ id: number }>`
    select id from branches.branches where code like 'uji-%' order by id`.execute(db)
  if (items.length === 0 || members.length === 0) return undefined
  return { branches: branches.map(({ id }) => id), items, patrons: members.map(({ id }) => id) }
}

/** Two copies a title; all titles share one description, which nobody reads but the search index. */
async function makeCopies(db: Db, count: number, branches: number[]): Promise<void> {
  const marc = {
    leader: '00000nam a2200000 a 4500',
    fields: [{ tag: '245', ind1: '1', ind2: '0', subfields: [{ code: 'a', value: 'Judul uji' }] }],
  }
  const description = toJson(describeRecord(marc))
  await sql`
    with titles as (
      insert into catalogue.records (marc, description, title, title_sort, material)
      select ${toJson(marc)}::jsonb, ${description}::jsonb, 'Judul uji ' || n, 'judul uji ' || n, 'buku' from generate_series(1, ${Math.ceil(count / 2)}::int) n
      returning id
    ), numbered as (select id, row_number() over (order by id) as n from titles)
    insert into catalogue.items (record_id, branch_id, barcode, price)
    select numbered.id, (${branches}::bigint[])[1 + (numbered.n % ${branches.length}::int)],
      'UJI' || lpad(((numbered.n - 1) * 2 + copy)::text, 8, '0'), 50000
    from numbered cross join generate_series(1, 2) copy
  `.execute(db)
}

/** Members that may have a hundred loans, so that no limit ends a measurement; no card reads as a barcode. */
async function makePatrons(db: Db, count: number): Promise<void> {
  await sql`
    with made as (
      insert into patrons.patrons (name, category, expires_on, verified_at)
      select 'Anggota uji ' || n, 'lembaga', current_date + 1000, now() from generate_series(1, ${count}::int) n
      returning id
    )
    insert into patrons.cards (number, patron_id) select 'AGT' || lpad(id::text, 8, '0'), id from made
  `.execute(db)
}

/** Fills the past up to a number of loans, each with its own time; of the copies given, some are still out. */
export async function fillPast(
  db: Db,
  { items, patrons, branches }: Library,
  { upTo, open }: { upTo: number; open: number },
): Promise<void> {
  const { rows } = await sql<{ have: number; out: number }>`
    select count(*) as have, count(*) filter (where ended_at is null) as out from circulation.loans`.execute(
    db,
  )
  const have = rows[0]?.have ?? 0
  const out = rows[0]?.out ?? 0
  await sql`alter table circulation.loans disable trigger user`.execute(db)
  const terms = sql`(select policy_id from circulation.rules where category is null and loan_category is null and kind =`
  const columns = sql`item_id, record_id, patron_id, category, loan_category, branch_id, channel, lent_at, due_on,
    loan_policy_id, renewal_policy_id, fine_policy_id, lost_policy_id`
  const policies = sql`${terms} 'loan'), ${terms} 'renewal'), ${terms} 'fine'), ${terms} 'lost')`
  await sql`
    insert into circulation.loans (${columns}, ended_at, ending, ended_branch_id, ended_channel)
    select items.id, items.record_id, (${patrons}::bigint[])[1 + ((n::bigint * 7919) % ${patrons.length}::int)::int], 'lembaga',
      'sirkulasi', items.branch_id, 'desk', lent.at, (lent.at + interval '7 days')::date, ${policies},
      lent.at + interval '5 days', 'returned', ${branches[0] ?? 0}::bigint, 'desk'
    from generate_series(1, ${upTo - have - open}::int) n
    cross join lateral (select now() - interval '6 days' - (n % 1000000) * interval '30 seconds' as at) lent
    join catalogue.items items on items.id = (${items.map(({ id }) => id)}::bigint[])[1 + (n % ${items.length}::int)]
  `.execute(db)
  // Copies from the end of the list are out, so that those at its beginning can be lent in the measurement.
  await sql`
    insert into circulation.loans (${columns})
    select items.id, items.record_id, (${patrons}::bigint[])[1 + (n * 31) % ${patrons.length}::int], 'lembaga',
      'sirkulasi', items.branch_id, 'desk', now() - interval '2 days', current_date + 5, ${policies}
    from generate_series(1, ${open}::int) n
    join catalogue.items items
      on items.id = (${items.map(({ id }) => id)}::bigint[])[${items.length}::int - ${out}::int - n + 1]
  `.execute(db)
  await sql`alter table circulation.loans enable trigger user`.execute(db)
  await sql`vacuum analyze circulation.loans`.execute(db)
  await sql`checkpoint`.execute(db).catch(() => undefined)
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { connect, type Db } from '#kernel/database.ts'
import { createRecord } from '#modules/catalogue/records/create-record.ts'
import { quarantineRecord, restoreRecord } from '#modules/catalogue/records/quarantine-record.ts'
import { updateRecord } from '#modules/catalogue/records/update-record.ts'
import { field, laskarPelangi, ratna } from '#modules/catalogue/test-data.ts'
import { seedSynthetic } from '../../../bench/seed.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { dice } from '../../../test/support/marc-cases.ts'
import { assertValid, oaiClient, type OaiAnswer } from '../../../test/support/oai-pmh.ts'
import { missingProgram } from '../../../test/support/outside-program.ts'
import { testWeb } from '../../../test/support/web.ts'
import { catchUp, checkAllHeaders, checkOaiHeaders } from './headers/catch-up.ts'
import { oaiRoutes } from './routes.ts'

const { db, url } = await testDatabase()
const { app } = await testWeb(db, () => [{ machineRoutes: [oaiRoutes()] }])
const { ask, harvest, answers } = oaiClient(app)
const titles = 630
await seedSynthetic(db, titles, 5, () => {})

const all = 'verb=ListRecords&metadataPrefix=oai_dc'
const idOf = (identifier: string) => Number(/\d+$/.exec(identifier)?.[0])
const dateOf = ({ text }: OaiAnswer) => /<responseDate>([^<]+)</.exec(text)?.[1] ?? ''
const numbers = async (): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`select id from catalogue.records order by id`.execute(db)
  return rows.map(({ id }) => id)
}
const byNumber = (a: number, b: number) => a - b

/** What a harvester knows after these pages: of each title its first title, or that it is deleted. */
function knownAfter(pages: readonly OaiAnswer[], known = new Map<number, string | undefined>()) {
  for (const [record] of pages.flatMap(({ text }) => [...text.matchAll(/<record>[^]*?<\/record>/g)])) {
    const id = idOf(/<identifier>([^<]+)</.exec(record)?.[1] ?? '')
    known.set(id, /<dc:title>([^<]*)</.exec(record)?.[1])
  }
  return known
}

/** The same as the database has it. */
async function truth(): Promise<Map<number, string | undefined>> {
  const { rows } = await sql<{ id: number; title: string; deleted: boolean }>`
    select id, title, deleted_at is not null as deleted from catalogue.records
  `.execute(db)
  return new Map(rows.map(({ id, title, deleted }) => [id, deleted ? undefined : escaped(title)]))
}
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const sorted = <T>(map: Map<number, T>) => [...map].toSorted(([a], [b]) => a - b)

async function rename(id: number, title: string): Promise<void> {
  const { version } = await db
    .selectFrom('catalogue.records')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const fields = laskarPelangi.fields.map((one) =>
    one.tag === '245' ? field('245', '10', ['a', title]) : one,
  )
  await updateRecord(db, { id, version, marc: { ...laskarPelangi, fields }, reason: 'uji' }, ratna)
}

test('a harvest gives every title once, in pages that fit together', async () => {
  const pages = await harvest(all)
  assert.equal(pages.length, 7)
  assert.deepEqual(
    pages.flatMap(({ identifiers }) => identifiers.map(idOf)).toSorted(byNumber),
    await numbers(),
  )
  const tokens = pages.map(({ text }) => /<resumptionToken [^>]*>/.exec(text)?.[0])
  assert.equal(tokens[0], '<resumptionToken completeListSize="630" cursor="0">')
  assert.equal(tokens[3], '<resumptionToken completeListSize="630" cursor="300">')
  assert.equal(tokens[6], '<resumptionToken completeListSize="630" cursor="600"/>')
  const headers = await harvest('verb=ListIdentifiers&metadataPrefix=marcxml')
  assert.equal(headers.length, 2)
  assert.equal(headers.flatMap(({ identifiers }) => identifiers).length, titles)
})

test('a token may be used again, with the same answer, and only by its verb', async () => {
  const { token = '' } = await ask(all)
  const next = `resumptionToken=${encodeURIComponent(token)}`
  const [first, again] = [await ask(`verb=ListRecords&${next}`), await ask(`verb=ListRecords&${next}`)]
  assert.equal(first.identifiers.length, 100)
  assert.deepEqual(again.identifiers, first.identifiers)
  assert.equal(again.token, first.token)
  assert.deepEqual((await ask(`verb=ListIdentifiers&${next}`)).errors, ['badResumptionToken'])
  const forged = token.replace(/^./, (sign) => (sign === 'W' ? 'X' : 'W'))
  assert.deepEqual((await ask(`verb=ListRecords&resumptionToken=${forged}`)).errors, ['badResumptionToken'])
})

test('a set is harvested through all its pages', async () => {
  const { rows } = await sql<{ material: string; count: number }>`
    select material, count(*) as count from catalogue.records group by material order by count desc`.execute(
    db,
  )
  for (const { material, count } of rows) {
    const pages = await harvest(`${all}&set=jenis:${material}`)
    assert.equal(pages.flatMap(({ identifiers }) => identifiers).length, count, material)
  }
})

test('while titles change during a harvest, none is lost and the last state of each is given', async () => {
  const known = knownAfter(await harvest(all, changeSome(dice(11))))
  assert.deepEqual(sorted(known), sorted(await truth()))
})

/** Before each page: some titles get another name, some go, some come back, some are new. */
const changeSome = (random: () => number) => async (page: number) => {
  if (page > 12) return
  const ids = await numbers()
  const any = () => ids[Math.floor(random() * ids.length)] ?? 0
  for (let i = 0; i < 12; i++) await rename(any(), `Judul ${page} & ${i}`)
  for (let i = 0; i < 5; i++) await quarantineRecord(db, { id: any(), reason: 'uji' }, ratna)
  for (let i = 0; i < 3; i++) await restoreRecord(db, any(), ratna)
  for (let i = 0; i < 4; i++) await createRecord(db, laskarPelangi, ratna)
}

test('with writers at work all the time, harvest after harvest ends with what the database holds', async () => {
  const random = dice(23)
  const done = new AbortController()
  const write = async () => {
    while (!done.signal.aborted) {
      await changeSome(random)(1)
      // One that has its number and time early and commits late.
      await db.transaction().execute(async (tx) => {
        const id = (await numbers())[Math.floor(random() * titles)] ?? 0
        await sql`update catalogue.records set updated_at = now(),
          marc = jsonb_set(marc, '{fields}', marc -> 'fields' || '[{"tag":"909","value":"x"}]') where id = ${id}`.execute(
          tx,
        )
        await setTimeout(60)
      })
    }
  }
  const writers = [write(), write()]
  let pages = await harvest(all)
  const known = knownAfter(pages)
  for (let i = 0; i < 3; i++) {
    pages = await harvest(`${all}&from=${dateOf(pages[0] ?? assert.fail())}`)
    knownAfter(pages, known)
  }
  done.abort()
  await Promise.all(writers)
  knownAfter(await harvest(`${all}&from=${dateOf(pages[0] ?? assert.fail())}`), known)
  assert.deepEqual(sorted(known), sorted(await truth()))
})

test('a title that is committed late is in the next harvest, though later ones were in the last', async () => {
  const late = connect(url)
  try {
    const from = await late.db.transaction().execute(async (tx) => {
      await sql`update catalogue.records set marc = jsonb_set(marc, '{fields,0}', '{"tag":"001","value":"late"}')
        where id = (select min(id) from catalogue.records where deleted_at is null)`.execute(tx)
      await rename((await numbers()).at(-1) ?? 0, 'Yang kemudian')
      await setTimeout(1100)
      const last = await harvest(all)
      assert.match(last.at(-1)?.text ?? '', /Yang kemudian/)
      return dateOf(last[0] ?? assert.fail())
    })
    const next = await harvest(`verb=ListRecords&metadataPrefix=marcxml&from=${from}`)
    assert.match(next.map(({ text }) => text).join(''), /<controlfield tag="001">late</)
  } finally {
    await late.close()
  }
})

test('followers at work at once give no date behind which somebody has already looked', async () => {
  const others = [connect(url), connect(url)]
  const looks: { at: Date; stamps: Map<number, number> }[] = []
  const done = new AbortController()
  const follow = async (one: Db) => {
    while (!done.signal.aborted) {
      const { at } = await catchUp(one)
      looks.push({ at, stamps: await stampsUntil(one, at) })
    }
  }
  const followers = [db, ...others.map((other) => other.db)].map(follow)
  for (let i = 0; i < 6; i++) await changeSome(dice(i))(1)
  done.abort()
  await Promise.all(followers)
  await Promise.all(others.map((other) => other.close()))
  await catchUp(db)
  assert.ok(looks.length > 6)
  for (const { at, stamps } of looks) {
    for (const [id, stamp] of await stampsUntil(db, at)) assert.equal(stamps.get(id), stamp)
  }
})

async function stampsUntil(one: Db, at: Date): Promise<Map<number, number>> {
  const { rows } = await sql<{ recordId: number; stamp: Date }>`
    select record_id, stamp from protocols.oai_headers where stamp <= ${at}`.execute(one)
  return new Map(rows.map(({ recordId, stamp }) => [recordId, stamp.getTime()]))
}

test('a list whose rest has changed ends with a title that changed, not with an error', async () => {
  await setTimeout(1100)
  const until = new Date(Date.now() - 1000).toISOString().replace(/\.\d+/, '')
  const first = await ask(`${all}&until=${until}`)
  assert.equal(first.identifiers.length, 100)
  const given = new Set(first.identifiers.map(idOf))
  await sql`update catalogue.records set marc = jsonb_set(marc, '{leader}', '"00000nam a2200000 i 4500"'),
    deleted_at = null, version = version + 1 where id <> all(${[...given]}::bigint[])`.execute(db)
  await sql`update catalogue.records set marc = jsonb_insert(marc, '{fields,0}', '{"tag":"003","value":"uji"}')
    where id <> all(${[...given]}::bigint[])`.execute(db)
  const last = await ask(`verb=ListRecords&resumptionToken=${encodeURIComponent(first.token ?? '')}`)
  assert.deepEqual([last.errors, last.identifiers.length, last.token ?? ''], [[], 1, ''])
  assert.ok(!given.has(idOf(last.identifiers[0] ?? '')))
})

test('a title that was deleted from the database stays a tombstone for ever', async () => {
  const { id } = await createRecord(db, laskarPelangi, ratna)
  await catchUp(db)
  await sql`delete from catalogue.records where id = ${id}`.execute(db)
  const identifier = `oai:perpustakaan.blitarkota.go.id:bib:${id}`
  const { text } = await ask(`verb=GetRecord&metadataPrefix=marcxml&identifier=${identifier}`)
  assert.match(text, /<header status="deleted">/)
  const listed = (await harvest(all)).map((page) => page.text).join('')
  assert.match(listed, new RegExp(`<header status="deleted">\\s*<identifier>${identifier}<`))
})

test('what no change tells of is found by comparing everything', async () => {
  await catchUp(db)
  await sql`delete from protocols.oai_headers where record_id % 3 = 0`.execute(db)
  const missing = (await numbers()).filter((id) => id % 3 === 0).length
  assert.equal(await checkAllHeaders(db, new AbortController().signal), missing)
  assert.equal(await checkAllHeaders(db, new AbortController().signal), 0)
})

test('a database that was moved to another server is compared once and followed from there', async () => {
  await catchUp(db)
  await sql`update protocols.oai_position set settled = '999999999999'`.execute(db)
  await sql`delete from graphile_worker._private_jobs`.execute(db)
  const id = (await numbers()).at(-1) ?? 0
  await restoreRecord(db, id, ratna)
  await rename(id, 'Sesudah pindah')
  await catchUp(db)
  assert.equal(await waitingChecks(), 1)
  await checkAllHeaders(db, new AbortController().signal)
  assert.match((await harvest(all)).at(-1)?.text ?? '', /Sesudah pindah/)
  await rename(id, 'Sesudah pindah lagi')
  assert.match((await harvest(all)).at(-1)?.text ?? '', /Sesudah pindah lagi/)
  assert.equal(await waitingChecks(), 1)
})

async function waitingChecks(): Promise<number> {
  const { rows } = await sql`
    select from graphile_worker.jobs where task_identifier = ${checkOaiHeaders}`.execute(db)
  return rows.length
}

test('another name of a branch has everything compared, which moves the dates of its titles alone', async () => {
  await catchUp(db)
  const { rows: renamed } = await sql<{ id: number }>`
    update branches.branches set name = 'Taman baca' where code = 'uji-3' returning id`.execute(db)
  await sql`delete from graphile_worker._private_jobs`.execute(db)
  await catchUp(db)
  assert.equal(await waitingChecks(), 1)
  const titlesThere = await sql<{ count: number }>`
    select count(distinct items.record_id) as count from catalogue.items items
    join catalogue.records records on records.id = items.record_id and records.deleted_at is null
    where items.branch_id = ${renamed[0]?.id}`.execute(db)
  assert.equal(await checkAllHeaders(db, new AbortController().signal), titlesThere.rows[0]?.count)
})

test('every page that was given fits the schemas', { skip: missingProgram('xmllint') }, () =>
  assertValid(answers),
)

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../../test/support/database.ts'
import { marcText } from '../../../../../test/support/marc-text.ts'
import { testWeb } from '../../../../../test/support/web.ts'
import { catalogueModule } from '../../index.ts'
import { createRecord } from '../../records/create-record.ts'
import { findRecord } from '../../records/find-record.ts'
import { ratna } from '../../test-data.ts'
import { newAuthorityRecord } from '../authority-form.ts'
import { createAuthority } from '../create-authority.ts'
import { mergeAuthorities } from '../merge-authorities.ts'
import { findProposals } from './find-proposals.ts'
import { runLinking, startLinking, startUnlinking } from './link-run.ts'
import { countProposals, listProposals } from './list-proposals.ts'

const { db } = await testDatabase()
const never = () => false

const titleBy = async (author: string) =>
  (await createRecord(db, marcText(`100 1# $a ${author}\n245 10 $a Karya ${author}`), ratna)).id
const make = async (heading: string, variants: string[] = []) => {
  const fields = { kind: 'person' as const, heading, variants, seeAlso: [], note: '' }
  const made = await createAuthority(db, newAuthorityRecord(fields), ratna)
  assert.ok(made.ok)
  return made.value.id
}
const authorityOf = async (id: number) => (await findRecord(db, id))?.headings[0]?.authorityId
const look = () => findProposals(db, new Date(), never)

const sukarno = await make('Sukarno, 1901-1970')
const [one, two, other] = [await titleBy('Soekarno'), await titleBy('Soekarno.'), await titleBy('Chairil')]
await make('Ali, Muhammad, 1942-')
await make('Ali, Muhammad, 1950-')
const doubtful = await titleBy('Ali, Mohamad')

test('unlinked headings are proposed once each, doubtful ones marked', async () => {
  await look()
  const [proposal, ...more] = await listProposals(db, 'spelling', 1)
  assert.deepEqual(
    [proposal?.text, proposal?.titles, proposal?.authorityId, proposal?.ambiguous],
    ['Soekarno', 2, sukarno, false],
  )
  assert.deepEqual(
    more.map(({ text, ambiguous }) => [text, ambiguous]),
    [
      ['Ali, Mohamad', true],
      ['Ali, Mohamad', true],
    ],
  )
  assert.deepEqual(await countProposals(db), [{ foundBy: 'spelling', count: 3, sure: 1 }])
})

test('taking all that are sure links every title, tells the index, and can be taken back exactly', async () => {
  await titleBy('Sukarno, 1901-1970')
  await sql`delete from catalogue.changes`.execute(db)
  const before = await sql`select record_id, field_index, authority_id from catalogue.record_headings
    order by 1, 2`.execute(db)
  const run = await startLinking(db, { all: 'spelling' }, ratna)
  assert.ok(run.ok)
  // A title that comes before the work is done is linked as well.
  const late = await titleBy('Soekarno')
  await runLinking(db, run.value.id, never)
  for (const id of [one, two, late]) assert.equal(await authorityOf(id), sukarno)
  assert.equal(await authorityOf(doubtful), null)
  assert.equal(await authorityOf(other), null)
  const { rows } = await sql<{ recordId: number }>`select distinct record_id from catalogue.changes`.execute(
    db,
  )
  assert.ok([one, two].every((id) => rows.some(({ recordId }) => recordId === id)))

  assert.ok((await startUnlinking(db, run.value.id, ratna)).ok)
  await runLinking(db, run.value.id, never)
  const after = await sql`select record_id, field_index, authority_id from catalogue.record_headings
    where record_id <> ${late} order by 1, 2`.execute(db)
  assert.deepEqual(after.rows, before.rows)
  assert.equal(await authorityOf(late), null)
  assert.deepEqual(await startUnlinking(db, run.value.id, ratna), { ok: false, refusal: 'not-now' })
})

test('a subject with subdivisions is proposed and linked by its first part', async () => {
  await make('Kartini, R. A., 1879-1904')
  const marc = marcText('245 10 $a Habis gelap\n600 14 $a Kartini, R.A. $x Biografi')
  const { id } = await createRecord(db, marc, ratna)
  await look()
  const run = await startLinking(db, { all: 'dates' }, ratna)
  assert.ok(run.ok)
  await runLinking(db, run.value.id, never)
  const main = async () => (await findRecord(db, id))?.headings[0]?.main?.heading
  assert.equal(await main(), 'Kartini, R. A., 1879-1904')
  await startUnlinking(db, run.value.id, ratna)
  await runLinking(db, run.value.id, never)
  assert.equal(await main(), undefined)
})

test('linked forms go along when their authority is merged', async () => {
  await look()
  const run = await startLinking(db, { all: 'spelling' }, ratna)
  assert.ok(run.ok)
  await runLinking(db, run.value.id, never)
  const karno = await make('Bung Karno')
  await mergeAuthorities(db, { from: sukarno, into: karno }, ratna)
  assert.equal(await authorityOf(one), karno)
  assert.equal(await authorityOf(await titleBy('Soekarno')), karno)
})

const web = await testWeb(db, (files) => [catalogueModule(files)])
const cataloguer = await web.staff('catalogue.view', 'catalogue.authorities')
const place = '/staf/tajuk/penautan'

test('proposals are ticked, rejected and taken back on pages', async () => {
  await titleBy('Anwar, Chairul')
  await titleBy('Rendra, W.S.')
  const [anwar, rendra] = [
    await make('Anwar, Chairil, 1922-1949'),
    await make('Rendra, Willibrordus Surendra'),
  ]
  await look()
  assert.match(await cataloguer.read(`${place}?alasan=similar`), /Anwar, Chairul.*Anwar, Chairil, 1922-1949/)
  const [initials] = await listProposals(db, 'initials', 1)
  const [similar] = await listProposals(db, 'similar', 1)
  const rejected = await cataloguer.post(`${place}?alasan=initials`, {
    [`usulan-${initials?.id}`]: '1',
    tindakan: 'tolak',
  })
  assert.equal(rejected.status, 303)
  await look()
  assert.deepEqual(await listProposals(db, 'initials', 1), [], `${rendra} was rejected for good`)

  const [again] = await listProposals(db, 'similar', 1)
  assert.equal(again?.text, similar?.text)
  const taken = await cataloguer.post(`${place}?alasan=similar`, {
    [`usulan-${again?.id}`]: '1',
    tindakan: 'tautkan',
  })
  const run = taken.headers.get('location') ?? ''
  assert.match(await cataloguer.read(run), /Selesai.*Anwar, Chairul.*Anwar, Chairil/)
  assert.match(await cataloguer.read(`/staf/tajuk/${anwar}`), /ditautkan ke sini Anwar, Chairul/)
  await cataloguer.post(`/staf/tajuk/${anwar}/lepas-bentuk`, { jenis: 'person', kunci: 'anwar chairul' })
  assert.doesNotMatch(await cataloguer.read(`/staf/tajuk/${anwar}`), /Anwar, Chairul/)
  assert.equal((await cataloguer.post(place, { tindakan: 'tautkan' })).status, 422)
  assert.equal((await cataloguer.post(`${place}/pencarian`, {})).status, 303)
  assert.match(await cataloguer.read(place), /sedang dicari/)
})

test('of headings without a proposal authorities are made, and their titles linked', async () => {
  const [one, two] = [await titleBy('Sitor Situmorang'), await titleBy('Sitor Situmorang')]
  await look()
  const page = await (await cataloguer.get(`${place}/tanpa-usulan`)).text()
  const [, name = ''] = /name="(tajuk-\d+)"[^>]*aria-label="[^"]*Sitor Situmorang"/.exec(page) ?? []
  const made = await cataloguer.post(`${place}/tanpa-usulan`, { [name]: '1' })
  assert.match(await cataloguer.read(made.headers.get('location') ?? ''), /1 tajuk dibuat/)
  const id = await authorityOf(one)
  assert.ok(id)
  assert.equal(await authorityOf(two), id)
})

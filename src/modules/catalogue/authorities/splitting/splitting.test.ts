import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../../test/support/database.ts'
import { marcText } from '../../../../../test/support/marc-text.ts'
import { testWeb } from '../../../../../test/support/web.ts'
import { fieldText } from '../../describe/compare-records.ts'
import { catalogueModule } from '../../index.ts'
import { createRecord } from '../../records/create-record.ts'
import { findRecord } from '../../records/find-record.ts'
import { listVersions } from '../../records/record-history.ts'
import { ratna } from '../../test-data.ts'
import { newAuthorityRecord } from '../authority-form.ts'
import { createAuthority } from '../create-authority.ts'
import { findAuthority } from '../find-authority.ts'
import { splitAuthority, type Split } from './split-authority.ts'

const { db } = await testDatabase()

async function make(heading: string, variants: string[] = []) {
  const fields = { kind: 'person' as const, heading, variants, seeAlso: ['Lekra'], note: 'Catatan' }
  const made = await createAuthority(db, newAuthorityRecord(fields), ratna)
  assert.ok(made.ok)
  return made.value.id
}
const titled = async (lines: string) => (await createRecord(db, marcText(lines), ratna)).id
const split = (more: Partial<Split> & { id: number }): Split => ({
  version: 1,
  heading: '',
  variants: [],
  titles: [],
  reason: 'dua orang',
  ...more,
})

test('titles that mean the other one bear its heading; the rest stays, and so does their history', async () => {
  const id = await make('Hadi, Sutrisno', ['Soetrisno Hadi', 'Hadi, S.'])
  const psychologist = await titled('100 1# $a Hadi, Sutrisno, $e pengarang.\n245 10 $a Metodologi research')
  const poet = await titled(
    '100 1# $a Hadi, Sutrisno, $e pengarang.\n245 10 $a Sajak\n600 14 $a Hadi, Sutrisno $x Biografi',
  )
  const byVariant = await titled('100 1# $a Hadi, S.\n245 10 $a Sajak kedua')
  const outcome = await splitAuthority(
    db,
    split({ id, heading: 'Hadi, Sutrisno, 1950-', variants: ['Hadi, S.'], titles: [poet, byVariant] }),
    ratna,
  )
  assert.ok(outcome.ok)
  const made = outcome.value.id
  assert.deepEqual((await findAuthority(db, id))?.variants, ['Soetrisno Hadi'])
  assert.deepEqual((await findAuthority(db, made))?.variants, ['Hadi, S.'])
  const authors = async (record: number) =>
    (await findRecord(db, record))?.headings.map(({ authorityId }) => authorityId)
  assert.deepEqual(await authors(psychologist), [id])
  // A heading with a subdivision is another heading, but its first part moves as well.
  assert.deepEqual(await authors(poet), [made, null])
  assert.deepEqual(await authors(byVariant), [made])
  const [, about] = (await findRecord(db, poet))?.headings ?? []
  assert.deepEqual([about?.text, about?.main?.id], ['Hadi, Sutrisno, 1950- -- Biografi', made])
  const field = (await findRecord(db, poet))?.marc.fields.find(({ tag }) => tag === '100')
  assert.equal(field && fieldText(field), '1# $a Hadi, Sutrisno, $d 1950- $e pengarang.')
  assert.deepEqual(
    (await listVersions(db, poet)).map(({ reason }) => reason),
    ['dua orang', ''],
  )
  // Linked by the form that went along, it keeps its own spelling.
  assert.equal((await listVersions(db, byVariant)).length, 1)
})

test('a heading that is taken, the same, or seen in an older version splits nothing', async () => {
  const id = await make('Ananta', ['Nanta'])
  await make('Ananta, 1960-')
  const refusalOf = async (more: Partial<Split>) => {
    const outcome = await splitAuthority(db, split({ id, ...more }), ratna)
    return outcome.ok ? 'done' : outcome.refusal
  }
  assert.equal(await refusalOf({ heading: 'Ananta, 1960-', variants: ['Nanta'] }), 'heading-taken')
  assert.equal(await refusalOf({ heading: 'ANANTA' }), 'same-heading')
  assert.equal(await refusalOf({ heading: 'Ananta, 1970-', version: 7 }), 'changed-meanwhile')
  assert.deepEqual((await findAuthority(db, id))?.variants, ['Nanta'])
})

test('the page keeps what was chosen when something is wrong, and leads to the new heading', async () => {
  const id = await make('Wijaya, Putu', ['Putu Wijaya', 'Wijaya, I. P.'])
  const title = await titled('100 1# $a Wijaya, Putu\n245 10 $a Telegram')
  const web = await testWeb(db, (files) => [catalogueModule(files)])
  const cataloguer = await web.staff('catalogue.view', 'catalogue.authorities')
  const place = `/staf/tajuk/${id}/pemecahan`
  assert.match(await cataloguer.read(place), /Pecah “Wijaya, Putu”.*Putu Wijaya.*Telegram/)
  const chosen = { version: '1', bentuk: 'Wijaya, I. P.', judul: String(title), alasan: 'x' }
  const wrong = await cataloguer.post(place, { ...chosen, tajuk: 'Wijaya, Putu' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), new RegExp(`value="${title}"[^>]*checked|checked[^>]*value="${title}"`))
  const right = await cataloguer.post(place, { ...chosen, tajuk: 'Wijaya, Putu, 1990-' })
  assert.equal(right.status, 303)
  const page = await cataloguer.read(right.headers.get('location') ?? '')
  assert.match(page, /Wijaya, Putu, 1990- Orang.*Wijaya, I\. P\..*Telegram/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as v from 'valibot'
import { testDatabase } from '../../../../test/support/database.ts'
import { marcText } from '../../../../test/support/marc-text.ts'
import { createRecord } from '../records/create-record.ts'
import { findRecord } from '../records/find-record.ts'
import { updateRecord } from '../records/update-record.ts'
import { ratna } from '../test-data.ts'
import {
  applyAuthorityFields,
  AuthorityForm,
  authorityFieldsOf,
  newAuthorityRecord,
} from './authority-form.ts'
import type { AuthorityFields } from './authority-form.ts'
import { createAuthority } from './create-authority.ts'
import { findAuthority } from './find-authority.ts'
import { listAuthorities } from './list-authorities.ts'
import { mergeAuthorities } from './merge-authorities.ts'
import { findAuthorityRecord, updateAuthority } from './update-authority.ts'

const { db } = await testDatabase()

const fields = (more: Partial<AuthorityFields>): AuthorityFields => ({
  kind: 'person',
  heading: '',
  variants: [],
  seeAlso: [],
  note: '',
  ...more,
})
const make = async (more: Partial<AuthorityFields>) => {
  const made = await createAuthority(db, newAuthorityRecord(fields(more)), ratna)
  assert.ok(made.ok)
  return made.value.id
}
const change = async (id: number, more: Partial<AuthorityFields>) => {
  const found = await findAuthorityRecord(db, id)
  const shown = found && authorityFieldsOf(found.marc)
  assert.ok(found && shown)
  const marc = applyAuthorityFields(found.marc, { ...shown, ...more })
  return updateAuthority(db, { id, version: found.version, marc }, ratna)
}
const titleBy = async (author: string) =>
  (await createRecord(db, marcText(`100 1# $a ${author}\n245 10 $a Judul oleh ${author}`), ratna)).id
const authorityOf = async (recordId: number) => (await findRecord(db, recordId))?.headings[0]?.authorityId

const toer = marcText(
  `001 17
   010 ## $a n 50017
   100 1# $a Toer, Pramoedya Ananta, $d 1925-2006
   400 1# $a Pramoedya Ananta Toer, $d 1925-2006 $w nne
   510 2# $a Lekra
   670 ## $a Bumi manusia, 1980 $b (pengarang asal Blora)
   678 0# $a Pengarang tetralogi Buru.
   999 ## $x tetap`,
  '00000nz  a2200000n  4500',
)

test('the form shows an authority as it is known, and saves it unchanged to the letter', () => {
  const shown = authorityFieldsOf(toer)
  assert.deepEqual(shown, {
    kind: 'person',
    heading: 'Toer, Pramoedya Ananta, 1925-2006',
    variants: ['Pramoedya Ananta Toer, 1925-2006'],
    seeAlso: ['Lekra'],
    note: 'Pengarang tetralogi Buru.',
  })
  assert.deepEqual(applyAuthorityFields(toer, shown), toer)
})

test('a change of the form touches only what it is about', () => {
  const shown = authorityFieldsOf(toer)
  assert.ok(shown)
  const changed = applyAuthorityFields(toer, {
    ...shown,
    heading: 'Toer, Pramoedya Ananta, 1925-',
    variants: [...shown.variants, 'Pram'],
    note: 'Dari Blora.',
  })
  assert.deepEqual(
    changed.fields,
    marcText(
      `001 17
       010 ## $a n 50017
       100 1# $a Toer, Pramoedya Ananta, $d 1925-
       400 1# $a Pramoedya Ananta Toer, $d 1925-2006 $w nne
       400 0# $a Pram
       400 1# $a Toer, Pramoedya Ananta, $d 1925-2006
       510 2# $a Lekra
       670 ## $a Bumi manusia, 1980 $b (pengarang asal Blora)
       680 ## $i Dari Blora.
       999 ## $x tetap`,
    ).fields,
  )
})

test('what staff typed comes back from the record they made', () => {
  for (const kind of [
    'person',
    'corporate',
    'meeting',
    'topic',
    'place',
    'genre',
    'series',
    'uniform-title',
  ] as const) {
    const typed = fields({
      kind,
      heading: 'Blitar, 1900-1950',
      variants: ['Balitar'],
      seeAlso: ['Kediri'],
      note: 'Kota.',
    })
    const record = newAuthorityRecord(typed)
    assert.deepEqual(authorityFieldsOf(record), typed)
    assert.equal('value' in (record.fields[0] ?? {}) && record.fields[0]?.tag, '008')
  }
  const subject = fields({ kind: 'topic', heading: 'Islam -- Sejarah' })
  assert.deepEqual(authorityFieldsOf(newAuthorityRecord(subject)), subject)
})

test('the form refuses a heading without a word', () => {
  assert.equal(v.safeParse(AuthorityForm, { kind: 'person', heading: ' --- ' }).success, false)
})

test('a renamed authority keeps its titles, and finds them again when they are edited', async () => {
  const id = await make({ heading: 'Hamkah' })
  const title = await titleBy('Hamkah')
  assert.equal(await authorityOf(title), id)
  assert.deepEqual(await change(id, { heading: 'Hamka, 1908-1981' }), { ok: true, value: { version: 2 } })
  assert.equal(await authorityOf(title), id)
  const marc = marcText('100 1# $a Hamkah\n245 10 $a Judul lain')
  await updateRecord(db, { id: title, version: 1, marc, reason: '' }, ratna)
  assert.equal(await authorityOf(title), id)
})

test('a new form gathers titles that waited, a lost one lets them go', async () => {
  const title = await titleBy('Mangunwijaya, Y. B.')
  const id = await make({ heading: 'Romo Mangun' })
  assert.equal(await authorityOf(title), null)
  await change(id, { variants: ['Mangunwijaya, Y. B.'] })
  assert.equal(await authorityOf(title), id)
  await change(id, { variants: [] })
  assert.equal(await authorityOf(title), null)
})

test('somebody else’s change is never overwritten, nor a heading given twice', async () => {
  const id = await make({ heading: 'Sapardi' })
  await make({ heading: 'Rendra' })
  const marc = newAuthorityRecord(fields({ heading: 'Sapardi Djoko Damono' }))
  assert.deepEqual(await updateAuthority(db, { id, version: 7, marc }, ratna), {
    ok: false,
    refusal: 'changed-meanwhile',
  })
  assert.deepEqual(await change(id, { heading: 'Rendra' }), { ok: false, refusal: 'heading-taken' })
})

test('merged authorities keep every title, every form and the old address', async () => {
  const from = await make({ heading: 'Ajip Rosidi, 1938-', variants: ['A. Rosidi'], seeAlso: ['Sunda'] })
  const into = await make({ heading: 'Rosidi, Ajip' })
  const titles = [
    await titleBy('Ajip Rosidi, 1938-'),
    await titleBy('A. Rosidi'),
    await titleBy('Rosidi, Ajip'),
  ]
  assert.deepEqual(await mergeAuthorities(db, { from, into }, ratna), { ok: true, value: { titles: 2 } })
  for (const title of titles) assert.equal(await authorityOf(title), into)
  const merged = await findAuthority(db, from)
  assert.equal(merged?.id, into)
  assert.deepEqual(merged?.variants, ['A. Rosidi', 'Ajip Rosidi, 1938-'])
  await change(into, { note: 'Pengarang Sunda.' })
  for (const title of titles) assert.equal(await authorityOf(title), into, 'after an edit too')
})

test('only authorities of one kind, and not one with itself, are merged', async () => {
  const person = await make({ heading: 'Soekarno' })
  const place = await make({ kind: 'place', heading: 'Soekarno' })
  const refusal = async (from: number, into: number) => {
    const outcome = await mergeAuthorities(db, { from, into }, ratna)
    return !outcome.ok && outcome.refusal
  }
  assert.equal(await refusal(person, place), 'different-kinds')
  assert.equal(await refusal(person, person), 'same-authority')
  assert.equal(await refusal(person, 987_654), 'authority-unknown')
})

test('authorities are found by the words of their heading or of another form', async () => {
  const id = await make({ heading: 'Wayang kulit', kind: 'topic', variants: ['Shadow puppets'] })
  const find = async (text: string, kind = '') =>
    (await listAuthorities(db, { text, kind, page: 1 })).authorities
  assert.deepEqual(await find('kulit way'), [
    { id, kind: 'topic', heading: 'Wayang kulit', foundAs: null, titles: 0 },
  ])
  assert.equal((await find('PUPPETS'))[0]?.foundAs, 'Shadow puppets')
  assert.deepEqual(await find('puppets kulit'), [])
  assert.deepEqual(await find('wayang', 'person'), [])
  assert.ok((await listAuthorities(db, { text: '', kind: '', page: 1 })).total >= 5)
})

test('the first part of a heading with subdivisions follows its authority, whatever is changed', async () => {
  const about = (person: string) =>
    createRecord(db, marcText(`245 10 $a Tentang ${person}\n600 14 $a ${person} $x Biografi $z Jawa`), ratna)
  const before = (await about('Ki Hadjar, Déwantara')).id
  const mainOf = async (record: number) => (await findRecord(db, record))?.headings[0]?.main?.id
  assert.equal(await mainOf(before), undefined)
  const id = await make({ heading: 'Dewantara, Ki Hajar', variants: ['Ki Hadjar Dewantara'] })
  const after = (await about("Dewantara, Ki Ha'jar")).id
  assert.deepEqual([await mainOf(before), await mainOf(after)], [id, id])
  assert.equal((await findAuthority(db, id))?.titles, 2)
  await change(id, { variants: ['Suwardi Suryaningrat'] })
  assert.deepEqual([await mainOf(before), await mainOf(after)], [undefined, id])
  const into = await make({ heading: 'Soewardi Soerjaningrat' })
  await mergeAuthorities(db, { from: id, into }, ratna)
  assert.equal(await mainOf(after), into)
})

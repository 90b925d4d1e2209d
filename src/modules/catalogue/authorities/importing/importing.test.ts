import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../../test/support/database.ts'
import { marcText } from '../../../../../test/support/marc-text.ts'
import { testWeb } from '../../../../../test/support/web.ts'
import { catalogueModule } from '../../index.ts'
import { readMarc } from '../../marc/read-marc.ts'
import type { MarcRecord } from '../../marc/record.ts'
import { writeIso2709 } from '../../marc/write-iso2709.ts'
import { marcxmlFooter, marcxmlHeader, writeMarcxml } from '../../marc/write-marcxml.ts'
import { createRecord } from '../../records/create-record.ts'
import { findRecord } from '../../records/find-record.ts'
import { ratna } from '../../test-data.ts'
import { createAuthority } from '../create-authority.ts'
import { findAuthority } from '../find-authority.ts'
import { findAuthorityRecord, updateAuthority } from '../update-authority.ts'
import { runAuthorityImport } from './run-import.ts'

const { db } = await testDatabase()
const web = await testWeb(db, (files) => [catalogueModule(files)])
const cataloguer = await web.staff('catalogue.view', 'catalogue.authorities')

const leader = '00000nz  a2200000n  4500'
const authority = (text: string): MarcRecord => marcText(text, leader)
const bytesOf = (record: MarcRecord): Uint8Array => {
  const written = writeIso2709(record)
  assert.ok(written.ok)
  return written.bytes
}
const make = async (text: string) => {
  const made = await createAuthority(db, authority(text), ratna)
  assert.ok(made.ok)
  return made.value.id
}

async function upload(content: Uint8Array | string, policy = 'complete', name = 'tajuk.mrc') {
  const file = new File([Buffer.from(content)], name)
  const answer = await cataloguer.upload('/staf/tajuk/impor/unggahan', { policy, file })
  assert.equal(answer.status, 303)
  const place = answer.headers.get('location') ?? ''
  const id = Number(place.split('/').at(-1))
  await work(id)
  return { id, place }
}
const work = (id: number) => runAuthorityImport(db, web.files, id, () => false)

async function deed(place: string, id: number, what: string) {
  assert.equal((await cataloguer.post(`${place}/${what}`, {})).status, 303)
  await work(id)
}
const everything = async () =>
  (
    await sql<{ told: string }>`
      select heading || ' = ' || array_to_string(array(select text from catalogue.authority_variants
        where authority_id = authorities.id order by text), ', ') as told
      from catalogue.authorities authorities where deleted_at is null and merged_into is null order by key
    `.execute(db)
  ).rows.map(({ told }) => told)

test('a file is matched and previewed, written, and taken back exactly', async () => {
  const toer = await make('001 17\n003 JKPNRI\n100 1# $a Toer, Pramoedya, $d 1925-2006')
  const hamka = await make('100 0# $a Hamka, $d 1908-1981\n400 0# $a Buya Hamka')
  const same = await make('150 ## $a Pendidikan')
  const title = (await createRecord(db, marcText('100 0# $a Abdul Malik\n245 10 $a Kapal'), ratna)).id
  const waiting = (await createRecord(db, marcText('100 1# $a Rendra\n245 10 $a Sajak'), ratna)).id
  const before = await everything()
  const file = [
    authority('001 17\n003 JKPNRI\n100 1# $a Toer, Pramoedya Ananta, $d 1925-2006\n400 1# $a Tur, Pramudya'),
    authority('001 900\n100 1# $a Karim Amrullah\n400 0# $a Hamka, $d 1908-1981\n400 0# $a Abdul Malik'),
    authority('150 ## $a PENDIDIKAN'),
    authority(
      '001 901\n100 1# $a Rendra, W. S.\n400 1# $a Rendra\n670 ## $a Sumber $b dikutip\n999 ## $x tetap',
    ),
    authority('100 1# $a RENDRA, W.S.\n400 1# $a Si Burung Merak'),
    marcText('100 1# $a Bukan tajuk\n245 10 $a Judul'),
    authority('670 ## $a tanpa tajuk'),
  ]
  const { id, place } = await upload(Buffer.concat([...file.map(bytesOf), Buffer.from('rusak')]))
  const page = await cataloguer.read(place)
  assert.match(
    page,
    /Siap disimpan.*Simpan 4 tajuk.*Tajuk baru \(1\).*Melengkapi.*\(3\).*sama \(1\).*dipakai \(3\)/,
  )
  assert.match(page, /nomor kendali.*Tur, Pramudya/)
  assert.match(page, /bukan cantuman tajuk kendali.*Tidak ada tajuk/)
  assert.deepEqual(await everything(), before, 'a preview changes nothing')

  await deed(place, id, 'penyimpanan')
  assert.match(await cataloguer.read(place), /4 tajuk disimpan/)
  const forms = async (one: number) => (await findAuthority(db, one))?.variants
  assert.deepEqual(await forms(toer), ['Toer, Pramoedya Ananta, 1925-2006', 'Tur, Pramudya'])
  assert.deepEqual(await forms(hamka), ['Abdul Malik', 'Buya Hamka', 'Karim Amrullah'])
  assert.deepEqual(await forms(same), [])
  const rendra = (await findRecord(db, waiting))?.headings[0]?.authorityId ?? 0
  assert.deepEqual(await forms(rendra), ['Rendra', 'Si Burung Merak'])
  const kept = (await findAuthorityRecord(db, rendra))?.marc.fields.map(({ tag }) => tag)
  assert.deepEqual(kept, ['001', '100', '400', '400', '670', '999'])
  assert.equal((await findRecord(db, title))?.headings[0]?.authorityId, hamka)

  await deed(place, id, 'pengembalian')
  assert.deepEqual(await everything(), before)
  for (const one of [title, waiting])
    assert.equal((await findRecord(db, one))?.headings[0]?.authorityId, null)
})

test('taking back leaves alone what somebody edited, and says so', async () => {
  const { id, place } = await upload(bytesOf(authority('100 1# $a Dini, Nurhayati\n400 1# $a Sri Hardini')))
  await deed(place, id, 'penyimpanan')
  const { rows } = await sql<{ id: number }>`
    select id from catalogue.authorities where heading = 'Dini, Nurhayati'
  `.execute(db)
  const dini = rows[0]?.id ?? 0
  const marc = authority('100 1# $a Dini, Nurhayati\n400 1# $a N. H. Dini')
  assert.ok((await updateAuthority(db, { id: dini, version: 1, marc }, ratna)).ok)
  await deed(place, id, 'pengembalian')
  assert.match(await cataloguer.read(place), /1 baris dibiarkan.*disunting sesudah impor/)
  assert.ok(await findAuthority(db, dini))
})

test('replacing keeps every form, skipping changes nothing, and so does cancelling', async () => {
  const one = await make('100 1# $a Navis, A. A.\n400 1# $a Ali Akbar Navis')
  const incoming = '100 1# $a Navis, Ali Akbar\n400 1# $a Navis, A. A.\n678 0# $a Pengarang.'
  const skipped = await upload(bytesOf(authority(incoming)), 'skip')
  assert.match(await cataloguer.read(skipped.place), /Tidak ada yang perlu disimpan/)
  const { id, place } = await upload(bytesOf(authority(incoming)), 'replace')
  assert.equal((await cataloguer.post(`${place}/pengembalian`, {})).status, 422)
  await deed(place, id, 'penyimpanan')
  const found = await findAuthority(db, one)
  assert.deepEqual(
    [found?.heading, found?.variants, found?.note],
    ['Navis, Ali Akbar', ['Ali Akbar Navis', 'Navis, A. A.'], 'Pengarang.'],
  )
  const other = await upload(bytesOf(authority('100 1# $a Lain')))
  assert.equal((await cataloguer.post(`${other.place}/pembatalan`, {})).status, 303)
  assert.match(await cataloguer.read(other.place), /Dibatalkan/)
})

test('MARCXML, MARC-8 and what is no MARC are told apart', async () => {
  const record = authority('100 1# $a Šālih, Muḥammad\n400 1# $a صالح')
  const xml = await upload(marcxmlHeader + writeMarcxml(record) + marcxmlFooter, 'complete', 'tajuk.xml')
  assert.match(await cataloguer.read(xml.place), /Tajuk baru \(1\)/)
  const marc8 = Buffer.from(bytesOf(authority('100 1# $a Lo#pez, Ana')))
  marc8[9] = 0x20
  // In MARC-8 the accent comes before its letter.
  marc8.set([0xe2, 0x6f], marc8.indexOf('o#'))
  const old = await upload(marc8)
  assert.match(await cataloguer.read(old.place), /López, Ana/)
  const file = new File(['nama,tahun\nA,1\n'], 'tabel.csv')
  const table = await cataloguer.upload('/staf/tajuk/impor/unggahan', { policy: 'complete', file })
  assert.equal(table.status, 422)
  assert.match(await table.text(), /tabel atau teks/)
})

test('what is exported can be read again without loss', async () => {
  const { rows } = await sql<{ id: number; marc: MarcRecord }>`
    select id, marc from catalogue.authorities where deleted_at is null and merged_into is null order by id
  `.execute(db)
  for (const format of ['marc', 'marcxml']) {
    const answer = await cataloguer.get(`/staf/tajuk/ekspor?format=${format}`)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const read: MarcRecord[] = []
    for await (const item of readMarc(
      (async function* () {
        yield bytes
      })(),
    )) {
      assert.ok(item.ok)
      read.push(item.record)
    }
    const expected = rows.map(({ id, marc }) =>
      marc.fields.some(({ tag }) => tag === '001')
        ? marc.fields
        : [{ tag: '001', value: String(id) }, ...marc.fields],
    )
    assert.deepEqual(
      read.map(({ fields }) => fields),
      expected,
    )
  }
})

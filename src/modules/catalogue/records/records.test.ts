import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import { saveBranch } from '#modules/branches/index.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { createAuthority } from '../authorities/create-authority.ts'
import { mergeAuthorities } from '../authorities/merge-authorities.ts'
import type { DataField, MarcRecord } from '../marc/record.ts'
import type { ItemDetails } from '../items/item-form.ts'
import { addItem } from '../items/save-item.ts'
import { listItems } from '../items/find-items.ts'
import { browseHeadings } from './browse-headings.ts'
import { createRecord } from './create-record.ts'
import { derive } from './derive.ts'
import { neighboursOf } from './neighbours-of.ts'
import { findRecord, findTitle } from './find-record.ts'
import { listTitles } from './find-titles.ts'
import { insertRecords } from './insert-records.ts'
import { quarantineRecord, restoreRecord } from './quarantine-record.ts'
import { listVersions } from './record-history.ts'
import { findRecordVersion, updateRecord } from './update-record.ts'

const field = (tag: string, ...subfields: [string, string][]): DataField => ({
  tag,
  ind1: ' ',
  ind2: ' ',
  subfields: subfields.map(([code, value]) => ({ code, value })),
})

const book = (title: string, author: string, year = '1980'): MarcRecord => ({
  leader: '00000nam a2200000 i 4500',
  fields: [
    { tag: '001', value: `T-${title}` },
    { tag: '008', value: `260101s${year}    io            000 0 ind d` },
    field('020', ['a', '978-979-9731-23-4']),
    field('100', ['a', author]),
    field('245', ['a', title]),
    field('650', ['a', 'Fiksi Indonesia']),
  ],
})

const copy = (branchId: number, barcode: string): ItemDetails => ({
  branchId,
  barcode,
  inventoryNumber: null,
  callNumber: '899.2213 Toe b',
  shelf: '899',
  collectionType: 'umum',
  loanCategory: 'sirkulasi',
  disposition: 'in-circulation',
  condition: 'baik',
  price: 75_000,
  currency: 'IDR',
  source: 'beli',
  acquiredOn: '2026-01-05',
  note: '',
})

test('records and what belongs to them', async (t) => {
  const { db } = await testDatabase(t)
  const branch = (code: string, position: number) =>
    saveBranch(db, {
      code,
      name: code,
      shortName: code,
      kind: 'cabang',
      address: '',
      phone: '',
      email: '',
      about: '',
      position,
      hours: [],
    })
  const pusat = await branch('pusat', 1)
  const anak = await branch('anak', 2)
  const { id } = await createRecord(db, book('Bumi manusia', 'Toer, Pramoedya Ananta'), systemActor)

  await t.test('a record keeps its MARC to the letter and shows what follows from it', async () => {
    const record = await findRecord(db, id)
    assert.deepEqual(record?.marc, book('Bumi manusia', 'Toer, Pramoedya Ananta'))
    assert.equal(record?.description.year, 1980)
    assert.deepEqual(
      record?.headings.map(({ role, text }) => [role, text]),
      [
        ['author', 'Toer, Pramoedya Ananta'],
        ['subject', 'Fiksi Indonesia'],
      ],
    )
  })

  await t.test('of two who save the same version one wins, and the other is told', async () => {
    const save = (title: string) =>
      updateRecord(
        db,
        { id, version: 1, marc: book(title, 'Toer, Pramoedya Ananta'), reason: 'uji' },
        systemActor,
      )
    const outcomes = await Promise.all(['Bumi manusia I', 'Bumi manusia II', 'Bumi manusia III'].map(save))
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
    assert.ok(outcomes.some((outcome) => !outcome.ok && outcome.refusal === 'changed-meanwhile'))
    assert.deepEqual(
      (await listVersions(db, id)).map(({ version, current }) => [version, current]),
      [
        [2, true],
        [1, false],
      ],
    )
    assert.deepEqual(await findRecordVersion(db, id, 1), book('Bumi manusia', 'Toer, Pramoedya Ananta'))
  })

  await t.test('quarantine hides a title and its restoration brings it back', async () => {
    assert.deepEqual(await quarantineRecord(db, { id, reason: 'uji' }, systemActor), {
      ok: true,
      value: undefined,
    })
    assert.deepEqual(await listTitles(db, [id]), [])
    assert.deepEqual(await quarantineRecord(db, { id, reason: 'uji' }, systemActor), {
      ok: false,
      refusal: 'already-quarantined',
    })
    assert.ok((await restoreRecord(db, id, systemActor)).ok)
    assert.equal((await listTitles(db, [id])).length, 1)
  })

  await t.test('a barcode belongs to one copy, however many desks enter it at once', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() => addItem(db, id, copy(pusat, 'PKB1'), systemActor)),
    )
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
    assert.ok(outcomes.every((outcome) => outcome.ok || outcome.refusal === 'barcode-taken'))
    assert.equal((await listItems(db, id)).length, 1)
  })

  await t.test('titles come in the order asked for, with their copies by place', async () => {
    await addItem(db, id, { ...copy(anak, 'PKB2'), disposition: 'repair' }, systemActor)
    const { id: other } = await createRecord(db, book('Atheis', 'Mihardja, Achdiat Karta'), systemActor)
    const titles = await listTitles(db, [other, id, 999_999])
    assert.deepEqual(
      titles.map((title) => title.id),
      [other, id],
    )
    assert.deepEqual(
      titles[1]?.holdings.map(({ branch: place, copies, available }) => [place, copies, available]),
      [
        ['pusat', 1, 1],
        ['anak', 1, 0],
      ],
    )
  })

  await t.test('many at once are stored as one by one', async () => {
    const marc = book('Robohnya surau kami', 'Navis, A. A.', '1956')
    const { id: single } = await createRecord(db, marc, systemActor)
    const [bulk = 0] = await db
      .transaction()
      .execute((tx) => insertRecords(tx, [{ marc, derived: derive(marc), createdAt: new Date() }], 'uji'))
    const stored = async (which: number) => {
      const record = await findRecord(db, which)
      const keys =
        await sql`select kind, key from catalogue.record_keys where record_id = ${which} order by 1, 2`.execute(
          db,
        )
      return {
        marc: record?.marc,
        description: record?.description,
        headings: record?.headings,
        keys: keys.rows,
      }
    }
    assert.deepEqual(await stored(bulk), await stored(single))
    const neighbours = neighboursOf(single, [999_999, id, bulk])
    const found = (await findTitle(db, single, { neighbours }))?.neighbours ?? []
    assert.deepEqual(
      found.map((title) => [title.id, title.place]),
      [
        [bulk, null],
        [id, 2],
      ],
    )
    assert.deepEqual(found[0]?.description, {
      title: 'Robohnya surau kami',
      mainAuthor: 'Navis, A. A.',
      year: 1956,
    })
  })

  await t.test('a name is known by its other forms, and merging loses no title', async () => {
    const authority = (heading: string, ...variants: string[]): MarcRecord => ({
      leader: '00000nz  a2200000n  4500',
      fields: [field('100', ['a', heading]), ...variants.map((variant) => field('400', ['a', variant]))],
    })
    const made = await createAuthority(db, authority('Sukarno', 'Soekarno', 'Bung Karno'), systemActor)
    const twin = await createAuthority(db, authority('Karno, Bung Besar'), systemActor)
    assert.ok(made.ok && twin.ok)
    assert.deepEqual(await createAuthority(db, authority('Sukarno'), systemActor), {
      ok: false,
      refusal: 'heading-taken',
    })
    const first = await createRecord(db, book('Di bawah bendera revolusi', 'Soekarno'), systemActor)
    const second = await createRecord(db, book('Sarinah', 'Karno, Bung Besar'), systemActor)
    const linkOf = async (record: number) => (await findRecord(db, record))?.headings[0]?.authorityId
    assert.equal(await linkOf(first.id), made.value.id)
    assert.equal(await linkOf(second.id), twin.value.id)
    const merged = await mergeAuthorities(db, { from: twin.value.id, into: made.value.id }, systemActor)
    assert.deepEqual(merged, { ok: true, value: { titles: 1 } })
    assert.equal(await linkOf(second.id), made.value.id)
    // An edit derives the links anew and still finds the authority, by the form that was merged in.
    await updateRecord(
      db,
      { id: second.id, version: 1, marc: book('Sarinah', 'Karno, Bung Besar', '1963'), reason: '' },
      systemActor,
    )
    assert.equal(await linkOf(second.id), made.value.id)
  })

  await t.test('headings are browsed in order from any beginning', async () => {
    const names = await browseHeadings(db, 'author', 'n', 3)
    assert.deepEqual(
      names.map(({ text, titles }) => [text, titles]),
      [
        ['Navis, A. A.', 2],
        ['Sukarno', 1],
        ['Toer, Pramoedya Ananta', 1],
      ],
    )
  })
})

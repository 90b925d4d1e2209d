import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marcText } from '../../../../test/support/marc-text.ts'
import { marcToText } from '../records/marc-text.ts'
import { readMarcDraft, readPlainDraft } from './draft.ts'
import { blankRecord, offeredFields, worksheetOf } from './worksheets.ts'

const { leader, fields } = marcText(
  '008 050101s2005    io            000 1 ind d\n245 10 $a Bumi\n500 ## $a kosong\n650 #4 $a Fiksi',
)
const before = {
  leader,
  fields: fields.map((field) =>
    field.tag === '500' ? { ...field, subfields: [{ code: 'a', value: '' }] } : field,
  ),
}
const text = marcToText(before)
const recordOf = (draft: ReturnType<typeof readMarcDraft>) => {
  assert.ok(draft.ok)
  return draft.record
}

test('rows that were offered and left empty are not saved; an empty field of before stays', () => {
  const worksheet = worksheetOf('buku')
  const blank = blankRecord(worksheet, '2026-12-07')
  const offered = { ...blank, fields: [...blank.fields, ...offeredFields(worksheet)] }
  const typed = marcToText(offered).replace('245 10 $a  $b  $c', '245 10 $a Bumi $b  $c')
  const saved = recordOf(readMarcDraft({ marc: typed }, blank))
  assert.deepEqual(
    saved.fields.filter(({ tag }) => !blank.fields.some((field) => field.tag === tag)),
    marcText('245 10 $a Bumi').fields,
  )
  assert.deepEqual(recordOf(readMarcDraft({ marc: text }, before)), before)
})

test('a text that is no record names its lines and is kept as it was typed', () => {
  const draft = readMarcDraft({ marc: `${text}\n65 Fiksi\n700 x` }, before)
  assert.ok(!draft.ok)
  assert.deepEqual(draft.problems, [
    { line: 6, code: 'bad-tag' },
    { line: 7, code: 'bad-indicators' },
  ])
  assert.match(draft.text, /65 Fiksi/)
})

test('codes chosen from lists go into their places; those left as shown say nothing', () => {
  const shown = before.fields[0]
  assert.ok(shown && 'value' in shown)
  const typed = {
    marc: text,
    'asal-008-0': shown.value,
    'kode-008-0-15-17': 'nl ',
    'kode-008-0-35-37': 'ind',
    'asal-LDR-0': before.leader,
    'kode-LDR-0-5-5': 'c',
    'kode-008-7-0-0': 'x',
  }
  const saved = recordOf(readMarcDraft(typed, before))
  assert.deepEqual(saved.fields[0], { tag: '008', value: shown.value.replace('io ', 'nl ') })
  assert.equal(saved.leader, '00000cam a2200000 i 4500')
})

test('what travels with the plain form comes back with what was typed over it', () => {
  const carried = marcToText(marcText('245 10 $a Bumi\n650 #4 $a Fiksi\n906 ## $a lokal'))
  const draft = recordOf(readPlainDraft({ marc: carried, title: 'Bumi manusia' }, before))
  assert.deepEqual(draft.fields, marcText('245 10 $a Bumi manusia\n650 #4 $a Fiksi\n906 ## $a lokal').fields)
  const fromBase = readPlainDraft({ title: 'Bumi manusia', isbn: '123' }, before)
  assert.ok(fromBase.ok)
  assert.deepEqual(fromBase.errors, { isbn: 'not-an-isbn' })
})

test('where two changed the same field the chosen one is saved, also when it is a removal', () => {
  const mine = marcText('245 10 $a Bumi\n250 ## $a Cet. 2\n650 #4 $a Fiksi')
  const clash = { 'milik-saya-0': '250 ## $a Cet. 2', 'milik-mereka-0': '250 ## $a Cet. 3' }
  const saved = (choice: string, more = {}) =>
    recordOf(readMarcDraft({ marc: marcToText(mine), ...clash, 'pilih-0': choice, ...more }, before))
      .fields.filter(({ tag }) => tag === '250')
      .map((field) => ('subfields' in field ? field.subfields[0]?.value : ''))
  assert.deepEqual(saved('saya'), ['Cet. 2'])
  assert.deepEqual(saved('mereka'), ['Cet. 3'])
  assert.deepEqual(saved('mereka', { 'milik-mereka-0': '' }), [])
  assert.deepEqual(saved('mereka', { 'milik-saya-0': '', 'milik-mereka-0': '250 ## $a Lain' }), [
    'Cet. 2',
    'Lain',
  ])
  assert.deepEqual(saved('mereka', { 'milik-mereka-0': 'bukan ruas' }), ['Cet. 2'])
})

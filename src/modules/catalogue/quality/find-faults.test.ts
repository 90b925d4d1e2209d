import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeRecord } from '../describe/describe-record.ts'
import type { MarcRecord } from '../marc/record.ts'
import { field, laskarPelangi } from '../test-data.ts'
import { findFaults, type TitleFacts } from './find-faults.ts'

const sound = (marc: MarcRecord = laskarPelangi): TitleFacts => {
  const { headings, ...description } = describeRecord(marc)
  return {
    id: 1,
    marc,
    description,
    cover: true,
    issues: 0,
    items: [{ id: 7, barcode: 'PKB0001', callNumber: '899.221 3 AND l' }],
    hasSubject: headings.some(({ role }) => role === 'subject'),
    unlinked: [],
  }
}
const kindsOf = (facts: TitleFacts) => findFaults(facts, 2026).map(({ kind }) => kind)
const withFields = (change: (fields: MarcRecord['fields']) => MarcRecord['fields']): MarcRecord => ({
  ...laskarPelangi,
  fields: change(laskarPelangi.fields),
})

test('a sound record has no faults', () => assert.deepEqual(kindsOf(sound()), []))

test('what is missing is named', () => {
  const bare = withFields((fields) => fields.filter(({ tag }) => !['082', '084', '650'].includes(tag)))
  assert.deepEqual(kindsOf({ ...sound(bare), cover: false, items: [] }), [
    'no-class',
    'no-subject',
    'no-cover',
    'no-items',
  ])
})

test('a title to be read elsewhere, or with issues, needs no copies', () => {
  const linked = withFields((fields) => [...fields, field('856', '40', ['u', 'https://example.org/buku'])])
  assert.deepEqual(kindsOf({ ...sound(linked), items: [] }), [])
  assert.deepEqual(kindsOf({ ...sound(), items: [], issues: 3 }), [])
})

test('wrong fields, doubtful ones and wrong numbers stand in lists of their own', () => {
  const wrong = withFields((fields) => [
    ...fields,
    field('020', '  ', ['a', '9793062790']),
    field('245', '10', ['a', 'Kedua']),
    field('546', '  ', ['a', '']),
  ])
  assert.deepEqual(kindsOf(sound(wrong)), ['odd-isbn', 'invalid-field', 'doubtful-field'])
})

test('a year is odd when it is missing, to come, too early or told in two ways', () => {
  const dated = (coded: string, printed: string) =>
    sound(
      withFields((fields) =>
        fields.map((one) => {
          if (one.tag === '008') return { tag: '008', value: `050101s${coded}    io            000 1 ind d` }
          return one.tag === '260' ? field('260', '  ', ['a', 'Jakarta :'], ['c', printed]) : one
        }),
      ),
    )
  const whyOf = (facts: TitleFacts) => findFaults(facts, 2026).map(({ detail }) => detail.why)
  assert.deepEqual(whyOf(dated('    ', '[s.a.]')), ['missing'])
  assert.deepEqual(whyOf(dated('2062', '2062.')), ['future'])
  assert.deepEqual(whyOf(dated('1205', '1205.')), ['old'])
  assert.deepEqual(whyOf(dated('1987', '1978.')), ['differs'])
  assert.deepEqual(whyOf(dated('1987', 'cet. 2, 1990, c1987.')), [])
})

test('barcodes that are an ISBN, short or strange are odd', () => {
  const whyOf = (barcode: string) =>
    findFaults({ ...sound(), items: [{ id: 7, barcode, callNumber: ' ' }] }, 2026).map(
      ({ kind, detail }) => detail.why ?? kind,
    )
  assert.deepEqual(whyOf('9793062797'), ['isbn', 'item-no-call-number'])
  assert.deepEqual(whyOf('9789793062792'), ['isbn', 'item-no-call-number'])
  assert.deepEqual(whyOf('12'), ['short', 'item-no-call-number'])
  assert.deepEqual(whyOf('PKB#1#2'), ['signs', 'item-no-call-number'])
})

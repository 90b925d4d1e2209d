import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { fixture, itemsOfFile, recordsOf } from '../../../../test/support/marc-files.ts'
import type { MarcProblemCode } from './problems.ts'
import { firstValue } from './record.ts'

/** For every odd file: records read, then the codes of its failures and of its warnings. */
const expected: Record<string, [number, MarcProblemCode[], MarcProblemCode[]]> = {
  'bad-characters-in-various-fields.mrc': [
    1,
    [],
    ['leader-characters-wrong', 'control-characters-removed', 'indicators-wrong', 'empty-subfield-removed'],
  ],
  'bad_leaders_10_11.mrc': [1, [], []],
  'baddir.usmarc': [1, [], ['directory-repaired']],
  'badind.usmarc': [1, [], []],
  'badldr.usmarc': [6, ['no-record-here'], ['field-empty']],
  'brkrtest.mrc': [8, [], []],
  'brkrtest_UTF8.mrc': [8, [], []],
  'cameleof.usmarc': [10, [], []],
  'cjk1.marc': [1, [], []],
  'cyrillic.marc': [1, [], []],
  'cyrillic_capital_e.mrc': [2, [], []],
  'digits-before-leader.marc': [
    1,
    [],
    ['indicators-wrong', 'text-outside-subfield', 'tag-unusual', 'junk-before-record'],
  ],
  'empty-record-2.xml': [0, ['record-empty'], []],
  'empty-record.xml': [0, ['record-empty'], []],
  'escape.mrc': [1, [], []],
  'farsi.marc': [0, ['file-not-marc'], []],
  'filler.usmarc': [3, [], []],
  'hebrew1.marc': [1, [], []],
  'incomplete_esc_seq.mrc': [1, [], ['characters-unknown']],
  'invalid.xml': [0, ['file-without-records'], []],
  'latin1-danish.marc': [1, [], ['leader-characters-wrong', 'read-as-latin1']],
  'namespace.xml': [1, [], ['indicators-wrong', 'leader-characters-wrong']],
  'subfield0.xml': [1, [], ['leader-characters-wrong']],
  'three-indicators.marc': [0, ['three-indicators'], []],
  'title_proper.usmarc': [5, [], ['leader-characters-wrong']],
  'unordered-directory-entries.mrc': [1, [], []],
}

for (const file of readdirSync(fixture('odd'))) {
  test(`${file} ends in the expected report`, async () => {
    const items = await itemsOfFile(fixture(`odd/${file}`))
    const failures = items.flatMap((item) => (item.ok ? [] : [item.problem.code]))
    const warnings = items.flatMap((item) => (item.ok ? item.warnings.map(({ code }) => code) : []))
    assert.deepEqual([recordsOf(items).length, failures, [...new Set(warnings)]], expected[file])
  })
}

test('positions count records and broken places, and offsets point at their bytes', async () => {
  const items = await itemsOfFile(fixture('odd/badldr.usmarc'))
  assert.deepEqual(
    items.map(({ position }) => position),
    [1, 2, 3, 4, 5, 6, 7],
  )
  assert.deepEqual(
    items.map(({ offset }) => offset),
    [0, 240, 473, 818, 1068, 1319, 1717],
  )
})

for (const name of ['marc0.marc', 'marc6.marc', 'marc8.marc', 'summerland.mrc']) {
  test(`${name} holds what its XML and JSON hold`, async () => {
    const [record] = recordsOf(await itemsOfFile(fixture(`pairs/${name}`)))
    const others = readdirSync(fixture('pairs')).filter(
      (file) => file !== name && file.startsWith(`${name.split('.')[0]}.`),
    )
    assert.ok(record && others.length > 0)
    for (const other of others)
      assert.deepEqual(recordsOf(await itemsOfFile(fixture(`pairs/${other}`))), [record])
  })
}

test('a record in Latin-1 is recognised although it says nothing about it', async () => {
  const [record] = recordsOf(await itemsOfFile(fixture('odd/latin1-danish.marc')))
  assert.equal(record && firstValue(record, '245', 'a'), 'Tegnsæt-test til Indvandrerbiblioteket.')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeRecord } from '../describe/describe-record.ts'
import { checkRecord } from '../marc-schema/check-record.ts'
import { applyPlainFields } from '../plain/apply-plain-fields.ts'
import { plainFieldsOf } from '../plain/shown-fields.ts'
import { blankRecord, offeredFields, worksheetFor, worksheets } from './worksheets.ts'

for (const worksheet of worksheets) {
  test(`a new record of ${worksheet.code} keeps to the schema and is what it says`, () => {
    const blank = blankRecord(worksheet, '2026-12-07')
    const record = applyPlainFields(blank, { ...plainFieldsOf(blank), title: 'Judul', year: '2026' })
    assert.deepEqual(checkRecord(record), [])
    const { material } = describeRecord(record)
    if (worksheet.code !== 'lokal') assert.equal(worksheetFor(material)?.code, worksheet.code)
  })
  test(`the full form of ${worksheet.code} offers fields that exist`, () => {
    const blank = blankRecord(worksheet, '2026-12-07')
    const offered = offeredFields(worksheet)
    const wrong = checkRecord({ ...blank, fields: [...blank.fields, ...offered] }).filter(
      ({ code }) => code !== 'subfield-empty' && code !== 'title-empty',
    )
    assert.deepEqual(wrong, [])
    assert.ok(worksheet.needed.every((name) => worksheet.names.includes(name)))
  })
}

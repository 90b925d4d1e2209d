import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeOrder, type Mark } from './judge-order.ts'

const mark = (key: string, more: Partial<Mark> = {}): Mark => ({
  itemId: Number(key),
  shelf: 'A1',
  prefix: '',
  key,
  callNumber: key,
  title: key,
  ...more,
})

/** What is said of each key, scanned one after the other. */
function along(...keys: string[]): string[] {
  let marks: Mark[] = []
  return keys.map((key) => {
    const judged = judgeOrder(marks, mark(key))
    marks = judged.marks
    return judged.wrong
  })
}

test('a row in order is a row in order, also with two of one number', () => {
  assert.deepEqual(along('100', '110', '110', '120'), ['none', 'none', 'none', 'none'])
})

test('a copy that comes much too late in the row stands wrongly, and those after it do not', () => {
  assert.deepEqual(along('100', '110', '120', '050', '130'), ['none', 'none', 'none', 'this', 'none'])
})

test('a copy that stands too far on is found out by the next ones', () => {
  assert.deepEqual(along('100', '300', '110', '120'), ['none', 'none', 'last', 'none'])
})

test('another shelf and another sequence begin anew', () => {
  const marks = [mark('100'), mark('300')]
  assert.equal(judgeOrder(marks, mark('050', { shelf: 'A2' })).wrong, 'none')
  assert.equal(judgeOrder(marks, mark('050', { prefix: 'r' })).wrong, 'none')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdingsStatement, type HeldIssue } from './holdings-statement.ts'

const box = (number: number, received = true, volume = 12): HeldIssue => ({
  enumeration: `Th. ${volume} No. ${number}`,
  chronology: '',
  publishedOn: `20${volume + 14}-${String(number).padStart(2, '0')}-01`,
  volume,
  number,
  received,
})
const told = ({ from, to, count }: { from: HeldIssue; to: HeldIssue; count: number }) =>
  `${from.enumeration} – ${to.enumeration}: ${count}`

test('an unbroken year is one run over the change of volumes', () => {
  const { runs, gaps } = holdingsStatement([box(11), box(12), box(1, true, 13)])
  assert.deepEqual(runs.map(told), ['Th. 12 No. 11 – Th. 13 No. 1: 3'])
  assert.deepEqual(gaps, [])
})

test('what did not come between the first and the last is a gap; what is still to come is none', () => {
  const boxes = [box(1, false), box(2), box(3), box(4, false), box(5, false), box(6), box(7, false)]
  const { runs, gaps, latest, issues } = holdingsStatement(boxes.toReversed())
  assert.deepEqual(runs.map(told), ['Th. 12 No. 2 – Th. 12 No. 3: 2', 'Th. 12 No. 6 – Th. 12 No. 6: 1'])
  assert.deepEqual(gaps.map(told), ['Th. 12 No. 4 – Th. 12 No. 5: 2'])
  assert.equal(latest[0]?.enumeration, 'Th. 12 No. 6')
  assert.equal(issues, 3)
})

test('a jump in the numbers breaks a run, also where nobody expected what is lacking', () => {
  assert.deepEqual(holdingsStatement([box(1), box(2), box(5)]).runs.map(told), [
    'Th. 12 No. 1 – Th. 12 No. 2: 2',
    'Th. 12 No. 5 – Th. 12 No. 5: 1',
  ])
})

test('nothing that came gives nothing to state', () => {
  assert.deepEqual(holdingsStatement([box(1, false)]), { runs: [], gaps: [], latest: [], issues: 0 })
})

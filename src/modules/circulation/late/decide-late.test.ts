import assert from 'node:assert/strict'
import { test } from 'node:test'
import { later, monday } from '../test-data.ts'
import { believedTime } from './believed-time.ts'
import { decideLate, type LateFacts, type LoanThen } from './decide-late.ts'

const [siti, budi] = [1, 2]
const at = later(3)
const facts = (more: Partial<LateFacts>): LateFacts => ({
  kind: 'check-out',
  at,
  clock: null,
  toldTime: at.toISOString(),
  patronId: siti,
  cardEnded: null,
  itemId: 7,
  loan: null,
  newer: null,
  ...more,
})
const loan = (more: Partial<LoanThen>): LoanThen => ({
  id: 9,
  patronId: siti,
  lentAt: monday.toISOString(),
  endedAt: null,
  ending: null,
  ...more,
})
const minutesLater = new Date(at.getTime() + 3_600_000).toISOString()
const dayLater = later(4).toISOString()
const seen = { what: 'returned', at: dayLater } as const

/** The table of docs/offline.md: what was told, what is known, what is done, and what is listed. */
const table: [string, Partial<LateFacts>, string, string[]][] = [
  ['lends a copy that was in', {}, 'lend', []],
  ['ends the loan of another member', { loan: loan({ patronId: budi }) }, 'hand-over', []],
  ['renews a loan of the same member', { loan: loan({}) }, 'renew', []],
  ['knows a loan of the same day', { loan: loan({ lentAt: at.toISOString() }) }, 'known', []],
  ['knows a loan that has ended since', { loan: loan({ endedAt: dayLater }) }, 'known', []],
  [
    'lists where the earlier loan was ended later',
    { loan: loan({ patronId: budi, endedAt: dayLater }) },
    'nothing',
    ['late-overtaken'],
  ],
  [
    'lists where it is forgotten whose the earlier loan was',
    { loan: loan({ patronId: null, endedAt: dayLater }) },
    'nothing',
    ['late-overtaken'],
  ],
  ['lists where the copy was seen since', { newer: seen }, 'nothing', ['late-overtaken']],
  ['lists an unknown card', { patronId: null }, 'nothing', ['card-unknown']],
  ['lists a lost card', { cardEnded: 'lost' }, 'nothing', ['card-lost']],
  ['lists a replaced card', { cardEnded: 'replaced' }, 'nothing', ['card-replaced']],
  ['lists an unknown copy', { itemId: null }, 'nothing', ['item-unknown']],
  ['lists both unknown', { patronId: null, itemId: null }, 'nothing', ['card-unknown', 'item-unknown']],
  ['lists a deed of months ago', { clock: 'behind' }, 'nothing', ['late-too-old']],
  ['notes a deed of the future, and lists it', { clock: 'ahead' }, 'lend', ['late-clock-ahead']],
  ['ends a loan', { kind: 'check-in', loan: loan({}) }, 'return', []],
  ['ends a loan whoever has the card', { kind: 'check-in', patronId: null, loan: loan({}) }, 'return', []],
  ['puts a copy back that was not on loan', { kind: 'check-in' }, 'put-back', []],
  ['knows a return of a copy lent again', { kind: 'check-in', newer: seen }, 'known', []],
  [
    'knows a return of the same day',
    { kind: 'check-in', loan: loan({ endedAt: minutesLater, ending: 'returned' }) },
    'known',
    [],
  ],
  [
    'lists a return that was noted on a later day',
    { kind: 'check-in', loan: loan({ endedAt: dayLater, ending: 'returned' }) },
    'nothing',
    ['late-overtaken'],
  ],
  [
    'finds a copy that was taken as lost meanwhile',
    { kind: 'check-in', loan: loan({ endedAt: dayLater, ending: 'lost' }) },
    'put-back',
    ['late-overtaken'],
  ],
  ['lists a return of an unknown copy', { kind: 'check-in', itemId: null }, 'nothing', ['item-unknown']],
  ['renews', { kind: 'renewal', loan: loan({}) }, 'renew', []],
  [
    'lists a renewal of what another has',
    { kind: 'renewal', loan: loan({ patronId: budi }) },
    'nothing',
    ['loan-unknown'],
  ],
  ['lists a renewal of what nobody has', { kind: 'renewal' }, 'nothing', ['loan-unknown']],
  [
    'lists a renewal of what was returned since',
    { kind: 'renewal', loan: loan({ endedAt: dayLater }) },
    'nothing',
    ['late-overtaken'],
  ],
]

for (const [title, more, step, codes] of table)
  test(`a deed told late: ${title}`, () => {
    const decision = decideLate(facts(more))
    assert.equal(decision.known ? 'known' : decision.step, step)
    assert.deepEqual(
      decision.blocks.map(({ code }) => code),
      codes,
    )
  })

test('a clock that is minutes fast is the hour of the server, one that is hours fast is told', () => {
  const minutes = (count: number) => new Date(monday.getTime() + count * 60_000)
  assert.deepEqual(believedTime(minutes(-90), monday), { at: minutes(-90), clock: null })
  assert.deepEqual(believedTime(minutes(9), monday), { at: monday, clock: null })
  assert.deepEqual(believedTime(minutes(11), monday), { at: monday, clock: 'ahead' })
  assert.deepEqual(believedTime(later(-32), monday), { at: monday, clock: 'behind' })
  assert.deepEqual(believedTime(new Date('never'), monday), { at: monday, clock: 'behind' })
})

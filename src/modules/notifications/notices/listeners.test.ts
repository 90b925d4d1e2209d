import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { decide, suggest, vote } from '#modules/acquisition/index.ts'
import { member, monday, ratna } from '#modules/circulation/test-data.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { noticeListeners } from './listeners.ts'

const { db } = await testDatabase()
const siti = await member(db, 'siti')
const budi = await member(db, 'budi')
const listeners = noticeListeners(() => monday)

let events = 0
const happens = async (name: string, payload: object, id = ++events) => {
  for (const { event, hear } of listeners) if (event === name) await hear(db, { id, name, payload })
  return id
}
const noted = async (kind: string) => {
  const { rows } = await sql<{ patronId: number }>`
    select patron_id from notifications.notices where kind = ${kind} order by id`.execute(db)
  return rows.map(({ patronId }) => patronId)
}

test('each member of a visit is sent a receipt, once, however often it is asked for', async () => {
  const receipt = (patronId: number) => ({ visit: 'k1', patronId, loanIds: [1] })
  for (const id of [siti, budi, siti]) await happens('receipt-asked', receipt(id))
  assert.deepEqual(await noted('receipt'), [siti, budi])
})

test('a hold that is ready is told once, and again when another copy came for it', async () => {
  const ready = { holdId: 7, patronId: siti }
  const id = await happens('hold-ready', ready)
  await happens('hold-ready', ready, id)
  assert.deepEqual(await noted('hold-ready'), [siti])
  await happens('hold-ready', ready)
  assert.deepEqual(await noted('hold-ready'), [siti, siti])
})

test('who suggested and who supports hear of each change; that it has come, the first a day earlier', async () => {
  const made = await suggest(
    db,
    {
      patronId: siti,
      suggestion: { title: 'Babad', author: '', isbn: '', publisher: '', year: '', reason: '' },
    },
    monday,
  )
  assert.ok(made.ok)
  const suggestionId = made.value.id
  await decide(
    db,
    { id: suggestionId, state: 'open', answer: '', recordId: null },
    { actor: ratna, now: monday },
  )
  await vote(db, { suggestionId, patronId: budi, wanted: true })
  const id = await happens('suggestion-moved', { suggestionId, state: 'ordered' })
  await happens('suggestion-moved', { suggestionId, state: 'ordered' }, id)
  assert.deepEqual(await noted('suggestion'), [siti, budi])
  await happens('suggestion-moved', { suggestionId, state: 'arrived' })
  const { rows } = await sql<{ patronId: number; hours: number }>`
    select patron_id, extract(epoch from tell_from - ${monday}::timestamptz)::int / 3600 as hours
    from notifications.notices where about->>'state' = 'arrived' order by id`.execute(db)
  assert.deepEqual(rows, [
    { patronId: siti, hours: 0 },
    { patronId: budi, hours: 24 },
  ])
})

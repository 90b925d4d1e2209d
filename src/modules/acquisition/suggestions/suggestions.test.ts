import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { brief, ratna, siti } from '../test-data.ts'
import { decide } from './decide.ts'
import { findSuggestion, listAlike, listOwn, listPublic, votesOf } from './find-suggestions.ts'
import { suggestionsFollowMember } from './follow-member.ts'
import { suggest, vote } from './suggest.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-20T03:00:00Z')
const acting = { actor: ratna, now }
const suggestion = { ...brief, isbn: '978-602-03-3295-6', reason: 'Untuk tugas sekolah' }

test('a suggestion waits unseen until staff show it, and whoever made it sees what became of it', async () => {
  const patronId = await siti(db, 'PKB-000301')
  const made = await suggest(db, { patronId, suggestion }, now)
  assert.ok(made.ok)
  const { id } = made.value
  assert.deepEqual(await listPublic(db), [])
  const early = await vote(db, { suggestionId: id, patronId, wanted: true })
  assert.deepEqual(early, { ok: false, refusal: 'suggestion-unknown' })
  assert.ok((await decide(db, { id, state: 'open', answer: '', recordId: null }, acting)).ok)
  assert.equal((await listPublic(db))[0]?.votes, 1)
  assert.equal((await listAlike(db, { title: 'Lain', isbn: '9786020332956' }))[0]?.id, id)
  const silent = await decide(db, { id, state: 'declined', answer: '', recordId: null }, acting)
  assert.deepEqual(silent, { ok: false, refusal: 'reason-needed' })
  await decide(db, { id, state: 'declined', answer: 'Sudah ada di Pusat.', recordId: null }, acting)
  assert.deepEqual(
    (await listOwn(db, patronId)).map(({ state, answer }) => [state, answer]),
    [['declined', 'Sudah ada di Pusat.']],
  )
})

test('each member wants a title once, and may stop wanting it', async () => {
  const [one, two] = [await siti(db, 'PKB-000302'), await siti(db, 'PKB-000303')]
  const made = await suggest(db, { patronId: one, suggestion }, now)
  assert.ok(made.ok)
  const suggestionId = made.value.id
  await decide(db, { id: suggestionId, state: 'open', answer: '', recordId: null }, acting)
  await Promise.all([1, 2, 3].map(() => vote(db, { suggestionId, patronId: two, wanted: true })))
  assert.equal((await findSuggestion(db, suggestionId))?.votes, 2)
  assert.ok((await votesOf(db, two)).has(suggestionId))
  await vote(db, { suggestionId, patronId: two, wanted: false })
  assert.equal((await findSuggestion(db, suggestionId))?.votes, 1)
})

test('a member makes so many suggestions in a month and no more, also at once', async () => {
  const patronId = await siti(db, 'PKB-000304')
  await Promise.all([1, 2, 3, 4, 5].map(() => sql`select pg_sleep(0.05)`.execute(db)))
  const outcomes = await Promise.all(
    Array.from({ length: 9 }, () => suggest(db, { patronId, suggestion }, now)),
  )
  assert.equal(outcomes.filter(({ ok }) => ok).length, 5)
  const later = await suggest(db, { patronId, suggestion }, new Date('2026-12-25T03:00:00Z'))
  assert.ok(later.ok)
})

test('suggestions and support go along when two members become one, and are forgotten with them', async () => {
  const [one, two] = [await siti(db, 'PKB-000305'), await siti(db, 'PKB-000306')]
  const made = await suggest(db, { patronId: one, suggestion }, now)
  assert.ok(made.ok)
  const suggestionId = made.value.id
  await decide(db, { id: suggestionId, state: 'open', answer: '', recordId: null }, acting)
  await vote(db, { suggestionId, patronId: two, wanted: true })
  await db
    .transaction()
    .execute(async (tx) => suggestionsFollowMember.onMerge?.(tx, { from: one, into: two }))
  assert.equal((await findSuggestion(db, suggestionId))?.votes, 1)
  const told = await suggestionsFollowMember.tellAll?.(db, two)
  assert.deepEqual([told?.['usulan']?.length, told?.['dukungan']?.length], [1, 1])
  await db.transaction().execute(async (tx) => suggestionsFollowMember.onForget?.(tx, two))
  const { byMember, reason } = (await findSuggestion(db, suggestionId)) ?? {}
  assert.deepEqual({ byMember, reason }, { byMember: false, reason: '' })
})

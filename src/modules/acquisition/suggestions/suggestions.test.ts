import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../../test/support/database.ts'
import { findSettings, saveSettings } from '../settings/settings.ts'
import { brief, ratna, siti } from '../test-data.ts'
import { decide } from './decide.ts'
import { findSuggestion, listAlike, listOwn, listPublic, votesOf } from './find-suggestions.ts'
import { suggestionsFollowMember } from './follow-member.ts'
import { merge } from './merge.ts'
import { readersOfSuggestion } from './readers-of.ts'
import { suggest } from './suggest.ts'
import { vote } from './vote.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-20T03:00:00Z')
const acting = { actor: ratna, now }
const suggestion = { ...brief, isbn: '978-602-03-3295-6', reason: 'Untuk tugas sekolah' }

test('a suggestion waits unseen until staff show it, and whoever made it sees what became of it', async () => {
  const patronId = await siti(db, 'PKB-000301')
  const made = await suggest(db, { patronId, suggestion }, now)
  assert.ok(made.ok)
  const { id } = made.value
  assert.deepEqual(await listPublic(db), { shown: [], total: 0 })
  const early = await vote(db, { suggestionId: id, patronId, wanted: true })
  assert.deepEqual(early, { ok: false, refusal: 'suggestion-unknown' })
  assert.ok((await decide(db, { id, state: 'open', answer: '', recordId: null }, acting)).ok)
  assert.equal((await listPublic(db)).shown[0]?.votes, 1)
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

test('a form that is sent twice at the same moment is one suggestion', async () => {
  const patronId = await siti(db, 'PKB-000399')
  const outcomes = await Promise.all([1, 2, 3].map(() => suggest(db, { patronId, suggestion }, now)))
  assert.equal(new Set(outcomes.map((outcome) => outcome.ok && outcome.value.id)).size, 1)
  assert.equal((await listOwn(db, patronId)).length, 1)
})

test('a member makes so many suggestions in a month and no more, also at once', async () => {
  const patronId = await siti(db, 'PKB-000304')
  await Promise.all([1, 2, 3, 4, 5].map(() => sql`select pg_sleep(0.05)`.execute(db)))
  const outcomes = await Promise.all(
    Array.from({ length: 9 }, (_, place) =>
      suggest(db, { patronId, suggestion: { ...suggestion, title: `Jilid ${place}` } }, now),
    ),
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

/** A suggestion that everybody sees; gives its number. */
async function shown(card: string, title: string): Promise<{ id: number; patronId: number }> {
  const patronId = await siti(db, card)
  const made = await suggest(db, { patronId, suggestion: { ...suggestion, isbn: '', title } }, now)
  assert.ok(made.ok)
  await decide(db, { id: made.value.id, state: 'open', answer: '', recordId: null }, acting)
  return { id: made.value.id, patronId }
}
const votesFor = async (id: number) => (await findSuggestion(db, id))?.votes

/** States of which it was told that a suggestion came to them, in their order. */
async function told(id: number): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`
    select payload->>'state' as state from kernel.events
    where name = 'suggestion-moved' and (payload->>'suggestionId')::bigint = ${id} order by id`.execute(db)
  return rows.map(({ state }) => state)
}

test('two suggestions become one without losing or doubling a vote, and the other leads to it', async () => {
  const [one, two] = [
    await shown('PKB-000311', 'Batik Kelud'),
    await shown('PKB-000312', 'Batik Kelud, jilid 1'),
  ]
  const both = await siti(db, 'PKB-000313')
  for (const suggestionId of [one.id, two.id]) await vote(db, { suggestionId, patronId: both, wanted: true })
  assert.deepEqual(await merge(db, { from: one.id, into: one.id }, acting), {
    ok: false,
    refusal: 'same-suggestion',
  })
  assert.ok((await merge(db, { from: one.id, into: two.id }, acting)).ok)
  assert.equal(await votesFor(two.id), 3)
  assert.equal(await votesFor(one.id), 0)
  assert.deepEqual((await told(one.id)).at(-1), 'merged')
  const [own] = await listOwn(db, one.patronId)
  assert.deepEqual([own?.state, own?.mergedInto], ['merged', two.id])
  // A vote for the one that was counts for what it became.
  const late = await siti(db, 'PKB-000314')
  assert.ok((await vote(db, { suggestionId: one.id, patronId: late, wanted: true })).ok)
  assert.equal(await votesFor(two.id), 4)
  const readers = await readersOfSuggestion(db, two.id)
  assert.deepEqual(readers.proposers.toSorted(), [one.patronId, two.patronId].toSorted())
  assert.deepEqual(readers.supporters.toSorted(), [both, late].toSorted())
  // A chain is one step long.
  const three = await shown('PKB-000315', 'Batik Kelud, lengkap')
  assert.ok((await merge(db, { from: two.id, into: three.id }, acting)).ok)
  assert.equal((await findSuggestion(db, one.id))?.mergedInto, three.id)
  assert.equal(await votesFor(three.id), 5)
  assert.deepEqual(await merge(db, { from: three.id, into: one.id }, acting), {
    ok: false,
    refusal: 'suggestion-unknown',
  })
})

test('votes that come while two are merged are all counted once', async () => {
  const [one, two] = [await shown('PKB-000321', 'Gamelan I'), await shown('PKB-000322', 'Gamelan II')]
  const readers = await Promise.all(
    Array.from({ length: 12 }, (_, place) => siti(db, `PKB-0004${10 + place}`)),
  )
  await Promise.all(Array.from({ length: 10 }, () => sql`select pg_sleep(0.05)`.execute(db)))
  const [merged, ...voted] = await Promise.all([
    merge(db, { from: one.id, into: two.id }, acting),
    ...readers.flatMap((patronId) => [
      vote(db, { suggestionId: one.id, patronId, wanted: true }),
      vote(db, { suggestionId: two.id, patronId, wanted: true }),
    ]),
  ])
  assert.ok(merged.ok)
  assert.ok(voted.every(({ ok }) => ok))
  assert.equal(await votesFor(two.id), 14)
  assert.equal(await votesFor(one.id), 0)
  await assert.rejects(
    sql`insert into acquisition.votes (suggestion_id, patron_id) values (${one.id}, ${readers[0]})`.execute(
      db,
    ),
    /merged/,
  )
})

test('two merges of the same pair the other way round at once: one of them is done', async () => {
  const [one, two] = [await shown('PKB-000331', 'Wayang I'), await shown('PKB-000332', 'Wayang II')]
  const outcomes = await Promise.all([
    merge(db, { from: one.id, into: two.id }, acting),
    merge(db, { from: two.id, into: one.id }, acting),
  ])
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1)
  assert.equal(((await votesFor(one.id)) ?? 0) + ((await votesFor(two.id)) ?? 0), 2)
})

test('without moderation a suggestion is shown at once', async () => {
  const settings = await findSettings(db)
  await saveSettings(db, { ...settings, moderated: false }, ratna)
  const patronId = await siti(db, 'PKB-000341')
  const made = await suggest(db, { patronId, suggestion: { ...suggestion, title: 'Langsung tampil' } }, now)
  assert.ok(made.ok)
  assert.equal((await findSuggestion(db, made.value.id))?.state, 'open')
  assert.equal((await listPublic(db, { words: 'langsung', state: 'open', page: 1 })).total, 1)
  assert.equal((await listPublic(db, { words: '100%', state: undefined, page: 1 })).total, 0)
  await saveSettings(db, settings, ratna)
})

test('every change of state is told once, with the change', async () => {
  const { id } = await shown('PKB-000351', 'Kabar')
  await decide(db, { id, state: 'open', answer: 'Masih dipertimbangkan', recordId: null }, acting)
  await decide(db, { id, state: 'declined', answer: 'Sudah ada', recordId: null }, acting)
  assert.deepEqual(await told(id), ['open', 'declined'])
})

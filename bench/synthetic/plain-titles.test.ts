import assert from 'node:assert/strict'
import { test } from 'node:test'
import { derive } from '#modules/catalogue/index.ts'
import { plainTitles } from './plain-titles.ts'
import { syntheticTitles } from './titles.ts'
import { toIndexDocument } from './to-index-document.ts'
import { words } from './words.ts'

const titles = [...plainTitles(5000, 7)]

test('the same seed makes the same titles, another seed others', () => {
  assert.deepEqual([...plainTitles(50, 7)], [...plainTitles(50, 7)])
  assert.notDeepEqual([...plainTitles(50, 7)], [...plainTitles(50, 8)])
})

test('every title has a number of its own with a true check digit', () => {
  assert.equal(new Set(titles.map(({ isbn }) => isbn)).size, titles.length)
  for (const { isbn } of titles) {
    const sum = [...isbn].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
    assert.match(isbn, /^978\d{10}$/)
    assert.equal(sum % 10, 0, isbn)
  }
})

test('there are more than 3,000 words of each language', () => {
  const indonesian = new Set(
    [words.topics, words.processes, words.results, words.actions, words.agents].flat(),
  )
  assert.ok(indonesian.size > 3000, String(indonesian.size))
  assert.ok(new Set([...words.nouns, ...words.gerunds]).size > 3000)
})

test('a few subjects are common and many are rare', () => {
  const counts = new Map<string, number>()
  for (const subject of titles.flatMap((title) => title.subjects.map((parts) => parts.join(' -- '))))
    counts.set(subject, (counts.get(subject) ?? 0) + 1)
  const sorted = [...counts.values()].toSorted((a, b) => b - a)
  assert.ok((sorted[0] ?? 0) > 30 * (sorted[300] ?? 0))
  assert.ok(sorted.filter((count) => count === 1).length > 100)
})

test('nothing is left empty, and no title has a hole in it', () => {
  for (const { title, subtitle = 'x', responsibility, authors, copies, year, ddc } of titles) {
    assert.match(title, /^\S.*\S$|^\S+$/)
    for (const text of [title, subtitle, responsibility, ...authors])
      assert.doesNotMatch(text, /\b(?:undefined|null|NaN)\b| {2}|^ | $/)
    assert.ok(copies.length > 0 && year >= 1950 && year <= 2026 && /^\d{3}/.test(ddc))
  }
})

test('a title becomes a record that is described as it was made', () => {
  const plain = [...plainTitles(500, 7)]
  for (const [number, { marc }] of [...syntheticTitles(500, 7)].entries()) {
    const { description } = derive(marc)
    const { title, subtitle, language, isbn, year, material } = plain[number]!
    assert.deepEqual(description.languages, [language])
    assert.deepEqual(description.isbns, [isbn])
    assert.deepEqual([description.year, description.material], [year, material])
    if (subtitle === undefined) assert.equal(description.title, title)
  }
})

test('a title becomes a document with one holding for each branch', () => {
  for (const title of titles.slice(0, 500)) {
    const { id, holdings, identifiers, facets } = toIndexDocument(title)
    assert.equal(id, title.number + 1)
    assert.equal(new Set(holdings.map(({ branch }) => branch)).size, holdings.length)
    assert.ok(identifiers.includes(title.isbn))
    assert.deepEqual(facets.material, [title.material])
  }
})

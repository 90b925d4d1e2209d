import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as v from 'valibot'
import { limits, parseCql } from './parse-cql.ts'
import { writeXcql } from './write-xcql.ts'

const Cases = v.array(v.object({ id: v.string(), group: v.string(), cql: v.string(), xcql: v.string() }))
const cases = v.parse(
  Cases,
  JSON.parse(readFileSync(new URL('../../../test/fixtures/sru/cql-cases.json', import.meta.url), 'utf8')),
)

const answerTo = (cql: string): string => {
  const parsed = parseCql(cql)
  return parsed.ok ? writeXcql(parsed.query) : `${parsed.problem.details}\n`
}

test('there are 36 cases of others', () => assert.equal(cases.length, 36))
for (const { id, group, cql, xcql } of cases) {
  test(`case ${id}, ${group}, is read as others read it: ${cql}`, () => assert.equal(answerTo(cql), xcql))
}

const problemOf = (cql: string) => {
  const parsed = parseCql(cql)
  return parsed.ok ? undefined : parsed.problem.code
}

test('what is no query is refused with the number that says why', () => {
  assert.equal(problemOf(''), 10)
  assert.equal(problemOf('cat and'), 10)
  assert.equal(problemOf('title ='), 10)
  assert.equal(problemOf('title =/'), 10)
  assert.equal(problemOf('a prox/distance< b'), 10)
  assert.equal(problemOf('"a" "b"'), 10)
  assert.equal(problemOf('a sortby'), 10)
  assert.equal(problemOf('a sortby title and'), undefined)
  assert.equal(problemOf('a sortby title/'), 10)
  assert.equal(problemOf('> "uri'), 14)
  assert.equal(problemOf('"cat\\"'), 14)
  assert.equal(problemOf('(a or (b)'), 13)
  assert.equal(problemOf('a)'), 13)
  assert.equal(problemOf('(a sortby title)'), 13)
  assert.equal(problemOf('a'.repeat(limits.characters + 1)), 12)
  assert.equal(problemOf('('.repeat(limits.depth + 1) + 'a' + ')'.repeat(limits.depth + 1)), 13)
  assert.equal(problemOf('('.repeat(limits.depth) + 'a' + ')'.repeat(limits.depth)), undefined)
  assert.equal(problemOf(Array.from({ length: limits.booleans + 2 }, () => 'a').join(' or ')), 38)
})

test('booleans, relations and sortBy may be written in any case', () => {
  assert.equal(
    answerTo('a AND title ALL "b c" SORTBY date/sort.descending'),
    answerTo('a and title ALL "b c" sortBy date/sort.descending'),
  )
})

test('a prefix before a query holds for all of it, one inside parentheses for what they hold', () => {
  const parsed = parseCql('> a = "u" x and (> b = "w" y or z)')
  assert.ok(parsed.ok && parsed.query.root.kind === 'triple')
  const { prefixes, left, right } = parsed.query.root
  assert.deepEqual(prefixes, [{ name: 'a', identifier: 'u' }])
  assert.deepEqual(left.prefixes, [])
  assert.deepEqual(right.prefixes, [{ name: 'b', identifier: 'w' }])
})

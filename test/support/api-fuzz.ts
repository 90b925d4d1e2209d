import assert from 'node:assert/strict'
import { operations } from '#protocols/json-api/openapi/document.ts'
import type { ParameterObject } from '#protocols/json-api/openapi/parameter.ts'
import { below, one, seeded, type Roll } from '../../bench/synthetic/chance.ts'
import { assertDescribed } from './api-answers.ts'
import type { SruLibrary } from './sru-library.ts'

export interface ApiFuzz {
  slowest: number
  /** How often each status was answered. */
  statuses: Record<number, number>
}

const texts = [
  'zamrud',
  'hamka',
  'indonesia',
  '"bumi manusia"',
  'judul:zamrud',
  'ATAU BUKAN -',
  '9789799731234',
  'ZB-0001',
  '899.2213',
  '%',
  '_',
  "'",
  '\\',
  '\0',
  '\ud800',
  '\udfff\ud800',
  '🙂',
  '../../etc',
  '{}',
  '$where',
  'x'.repeat(400),
  '',
  ' ',
  '\u202e',
]
const numbers = [
  '0',
  '1',
  '2',
  '20',
  '100',
  '101',
  '500',
  '501',
  '1999',
  '2100',
  '-1',
  '1.5',
  '1e3',
  'NaN',
  '٣',
  '9'.repeat(30),
]

/** Asks strange things of the JSON API, and fails where an answer is not as the document describes it. */
export async function fuzzApi({ web, ids }: SruLibrary, cases: number, seed: number): Promise<ApiFuzz> {
  const roll = seeded(seed)
  const result: ApiFuzz = { slowest: 0, statuses: {} }
  for (let number = 0; number < cases; number++) {
    const path = apiCase(ids, roll)
    const began = performance.now()
    const answer = await web.app.request(`http://localhost${path}`, {
      headers: roll() < 0.1 ? { 'If-None-Match': `W/"${one(texts, roll).replaceAll(/[^ -~]/g, '')}"` } : {},
    })
    const told = `case ${number}: ${path}`
    await assertDescribed(path, answer).catch((error: Error) => assert.fail(`${told}: ${error.message}`))
    result.slowest = Math.max(result.slowest, performance.now() - began)
    result.statuses[answer.status] = (result.statuses[answer.status] ?? 0) + 1
  }
  return result
}

function apiCase(ids: readonly number[], roll: Roll): string {
  const operation = one(operations, roll)
  const filled = operation.path.replace(/\{(\w+)\}/, (_, name: string) =>
    encoded(
      name === 'id' && roll() < 0.6 ? String(one(ids, roll)) : one([...texts, ...numbers, 'kampung-0'], roll),
      roll,
    ),
  )
  const path = roll() < 0.03 ? `${filled}/${encoded(one(texts, roll), roll)}` : filled
  const parameters = Array.from({ length: below(4, roll) }, () => parameterCase(operation.parameters, roll))
  return parameters.length > 0 ? `${path}?${parameters.join('&')}` : path
}

function parameterCase(known: readonly ParameterObject[], roll: Roll): string {
  const inQuery = known.filter((one) => one.in === 'query')
  const parameter = roll() < 0.95 && inQuery.length > 0 ? one(inQuery, roll) : undefined
  return `${encoded(parameter?.name ?? one(texts, roll), roll)}=${encoded(valueCase(parameter, roll), roll)}`
}

function valueCase(parameter: ParameterObject | undefined, roll: Roll): string {
  if (!parameter || roll() < 0.2) return one([...texts, ...numbers], roll)
  const { schema } = parameter
  if (schema.type === 'integer')
    return String(schema.minimum + below(Math.min(60, schema.maximum - schema.minimum + 1), roll))
  return schema.type === 'string' && schema.enum ? one(schema.enum, roll) : one(texts, roll)
}

/** Mostly as a browser would; now and then as nobody should. */
const encoded = (text: string, roll: Roll): string => {
  const chance = roll()
  if (chance < 0.02) return '%zz'
  if (chance < 0.04) return '%ff%fe'
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /%EF%BF%BD/g,
    chance < 0.3 ? '%ED%A0%80' : '%EF%BF%BD',
  )
}

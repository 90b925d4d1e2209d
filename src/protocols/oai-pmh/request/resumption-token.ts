import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { Place, Selection } from '../headers/read-headers.ts'
import { formatNames } from '../record/formats.ts'
import { listVerbs, type ListVerb } from './verbs.ts'

/** All there is to know about a list that was broken off: nothing is kept here between two pages. */
export interface Resumption extends Selection {
  verb: ListVerb
  metadataPrefix: string
  /** The last header given. */
  after: Place
  /** How many were given so far. */
  cursor: number
  /** How many there were in all at the beginning. */
  size: number
}

const Whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const Moment = v.pipe(Whole, v.maxValue(Date.UTC(9999, 11, 31)))
const Parts = v.strictTuple([
  v.picklist(listVerbs),
  v.picklist(formatNames),
  v.nullable(Moment),
  v.nullable(Moment),
  v.nullable(v.pipe(v.string(), v.maxLength(200))),
  Moment,
  Whole,
  Whole,
  Whole,
])

const longest = 1_000
const form = /^([\w-]+)\.([\w-]{11})$/

export function writeToken({
  verb,
  metadataPrefix,
  from,
  before,
  set,
  after,
  cursor,
  size,
}: Resumption): string {
  const selection = [from?.getTime() ?? null, before?.getTime() ?? null, set ?? null]
  const parts = [verb, metadataPrefix, ...selection, after.stamp.getTime(), after.recordId, cursor, size]
  const text = Buffer.from(JSON.stringify(parts)).toString('base64url')
  return `${text}.${checkOf(text)}`
}

/** Undefined for what is not, in every letter, a token of ours for this verb. */
export function readToken(token: string, verb: ListVerb): Resumption | undefined {
  if (token.length > longest) return undefined
  const [, text = '', check] = form.exec(token) ?? []
  if (check === undefined || checkOf(text) !== check) return undefined
  const parsed = v.safeParse(Parts, parseJson(Buffer.from(text, 'base64url').toString()))
  if (!parsed.success || parsed.output[0] !== verb) return undefined
  const [, metadataPrefix, from, before, set, stamp, recordId, cursor, size] = parsed.output
  return {
    verb,
    metadataPrefix,
    from: from === null ? undefined : new Date(from),
    before: before === null ? undefined : new Date(before),
    set: set ?? undefined,
    after: { stamp: new Date(stamp), recordId },
    cursor,
    size,
  }
}

// Against slips of the pen, not against forgery: a token opens nothing that could not be asked for without one.
const checkOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 11)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

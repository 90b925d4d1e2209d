import { readTokens, type Token } from './read-tokens.ts'
import {
  booleans,
  type BooleanName,
  type CqlNode,
  type CqlProblem,
  type CqlQuery,
  type Modifier,
  type Prefix,
  type Relation,
  type SortKey,
} from './tree.ts'

/** Longest query, deepest parentheses and most booleans that are read. */
export const limits = { characters: 8000, depth: 50, booleans: 250 } as const

export type ParsedCql = { ok: true; query: CqlQuery } | { ok: false; problem: CqlProblem }

/**
 * Reads a query in CQL 1.1 or 1.2. Booleans have one precedence and group from the left. Beyond the grammar, several
 * words in a row are one term, as most parsers allow.
 */
export function parseCql(text: string): ParsedCql {
  if (text.length > limits.characters) return refusal(12, `at most ${limits.characters}`)
  const tokens = readTokens(text.toWellFormed())
  if (!Array.isArray(tokens)) return { ok: false, problem: tokens }
  const reader: Reader = { tokens, at: 0, depth: 0, booleans: 0, problem: undefined }
  const root = readQuery(reader)
  const sortKeys = root && isKeyword(peek(reader), 'sortby') ? readSortKeys(reader) : []
  if (root && sortKeys && !reader.problem && peek(reader).kind === 'end')
    return { ok: true, query: { root, sortKeys } }
  if (reader.problem) return { ok: false, problem: reader.problem }
  const next = peek(reader).text
  return next === ')' ? refusal(13, 'no opening parenthesis') : refusal(10, `expected boolean, got '${next}'`)
}

const refusal = (code: CqlProblem['code'], details: string): ParsedCql => ({
  ok: false,
  problem: { code, details },
})

interface Reader {
  tokens: Token[]
  at: number
  depth: number
  booleans: number
  /** The first thing that was wrong; the readers then return undefined up to the top. */
  problem: CqlProblem | undefined
}

const end: Token = { kind: 'end', text: 'EOF' }
const peek = ({ tokens, at }: Reader): Token => tokens[at] ?? end

function fail(reader: Reader, code: CqlProblem['code'], details: string): undefined {
  reader.problem ??= { code, details }
  return undefined
}

const isKeyword = ({ kind, text }: Token, word: string) => kind === 'word' && text.toLowerCase() === word
const isSign = ({ kind, text }: Token, sign: string) => kind === 'sign' && text === sign

/** Prefixes before a whole query hold for all of it. */
function readQuery(reader: Reader): CqlNode | undefined {
  const prefixes = readPrefixes(reader)
  let left = prefixes && readClause(reader)
  while (left) {
    const boolean = readBoolean(reader)
    if (!boolean) break
    if (++reader.booleans > limits.booleans) return fail(reader, 38, `at most ${limits.booleans}`)
    const right = readClause(reader)
    if (!right) return undefined
    left = { kind: 'triple', prefixes: [], boolean, left, right }
  }
  if (!left || !prefixes || reader.problem) return undefined
  return { ...left, prefixes: [...prefixes, ...left.prefixes] }
}

function readPrefixes(reader: Reader): Prefix[] | undefined {
  const prefixes: Prefix[] = []
  while (isSign(peek(reader), '>')) {
    reader.at++
    const first = readText(reader, 'prefix or identifier')
    if (first === undefined) return undefined
    if (!isSign(peek(reader), '=')) {
      prefixes.push({ identifier: first })
      continue
    }
    reader.at++
    const identifier = readText(reader, 'identifier')
    if (identifier === undefined) return undefined
    prefixes.push({ name: first, identifier })
  }
  return prefixes
}

function readBoolean(reader: Reader): { value: BooleanName; modifiers: Modifier[] } | undefined {
  const token = peek(reader)
  const value = booleans.find((name) => isKeyword(token, name))
  if (!value) return undefined
  reader.at++
  const modifiers = readModifiers(reader)
  return modifiers && { value, modifiers }
}

function readText(reader: Reader, expected: string): string | undefined {
  const { kind, text } = peek(reader)
  if (kind !== 'word' && kind !== 'string') return fail(reader, 10, `expected ${expected}, got ${text}`)
  reader.at++
  return text
}

/** A clause in the middle of a query may bring prefixes of its own, for itself alone. */
function readClause(reader: Reader): CqlNode | undefined {
  const prefixes = readPrefixes(reader)
  if (!prefixes) return undefined
  const node = isSign(peek(reader), '(') ? readParentheses(reader) : readTerm(reader)
  return node && { ...node, prefixes: [...prefixes, ...node.prefixes] }
}

function readParentheses(reader: Reader): CqlNode | undefined {
  reader.at++
  if (++reader.depth > limits.depth) return fail(reader, 13, `at most ${limits.depth} deep`)
  const inner = readQuery(reader)
  if (!inner) return undefined
  if (!isSign(peek(reader), ')')) return fail(reader, 13, `expected ')', got ${peek(reader).text}`)
  reader.at++
  reader.depth--
  return inner
}

const implied: Relation = { value: '=', modifiers: [] }

function readTerm(reader: Reader): CqlNode | undefined {
  const expected = 'index or term'
  const quoted = peek(reader).kind === 'string'
  const first = readText(reader, expected)
  if (first === undefined) return undefined
  if (!isRelation(peek(reader))) {
    return clauseOf('cql.serverChoice', implied, first, quoted ? [] : readMoreWords(reader))
  }
  const relation = readRelation(reader)
  const quotedTerm = peek(reader).kind === 'string'
  const term = relation && readText(reader, expected)
  if (!relation || term === undefined) return undefined
  return clauseOf(first, relation, term, quotedTerm ? [] : readMoreWords(reader))
}

const clauseOf = (index: string, relation: Relation, first: string, more: string[]): CqlNode => ({
  kind: 'clause',
  prefixes: [],
  index,
  relation,
  term: [first, ...more].join(' '),
  loose: more.length > 0,
})

const endsTerm = new Set<string>([...booleans, 'sortby'])

function readMoreWords(reader: Reader): string[] {
  const words: string[] = []
  for (;;) {
    const { kind, text } = peek(reader)
    if (kind !== 'word' || endsTerm.has(text.toLowerCase())) return words
    words.push(text)
    reader.at++
  }
}

const comparisons = new Set(['=', '==', '<', '>', '<=', '>=', '<>'])
const namedRelations = new Set(['any', 'all', 'exact', 'adj', 'within', 'encloses'])

/** A word with a point names the relation of a context set. */
const isRelation = ({ kind, text }: Token): boolean =>
  kind === 'sign'
    ? comparisons.has(text)
    : kind === 'word' && (namedRelations.has(text.toLowerCase()) || /^[^.]+\.[^.]+$/.test(text))

function readRelation(reader: Reader): Relation | undefined {
  const { text } = peek(reader)
  reader.at++
  const modifiers = readModifiers(reader)
  return modifiers && { value: text, modifiers }
}

function readModifiers(reader: Reader): Modifier[] | undefined {
  const modifiers: Modifier[] = []
  while (isSign(peek(reader), '/')) {
    reader.at++
    const type = readText(reader, 'modifier')
    if (type === undefined) return undefined
    const { kind, text: comparison } = peek(reader)
    if (kind !== 'sign' || !comparisons.has(comparison)) {
      modifiers.push({ type })
      continue
    }
    reader.at++
    const value = readText(reader, 'value of modifier')
    if (value === undefined) return undefined
    modifiers.push({ type, comparison, value })
  }
  return modifiers
}

function readSortKeys(reader: Reader): SortKey[] | undefined {
  reader.at++
  const keys: SortKey[] = []
  do {
    const index = readText(reader, 'index to sort by')
    const modifiers = index === undefined ? undefined : readModifiers(reader)
    if (index === undefined || !modifiers) return undefined
    keys.push({ index, modifiers })
  } while (peek(reader).kind === 'word' || peek(reader).kind === 'string')
  return keys
}

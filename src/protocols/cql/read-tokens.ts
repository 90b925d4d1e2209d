import type { CqlProblem } from './tree.ts'

export interface Token {
  kind: 'word' | 'string' | 'sign' | 'end'
  text: string
}

const patterns = {
  sign: /==|<=|>=|<>|[=<>()/]/y,
  string: /"((?:[^"\\]|\\[^])*)"/y,
  word: /[^\s()/=<>"]+/y,
  space: /\s+/y,
} as const

/** Splits a query at its spaces and signs. Fails only where a quote is never closed. */
export function readTokens(text: string): Token[] | CqlProblem {
  const tokens: Token[] = []
  for (let at = 0; at < text.length;) {
    at += matchAt(patterns.space, text, at)?.[0].length ?? 0
    if (at === text.length) break
    const sign = matchAt(patterns.sign, text, at)
    const string = sign ? undefined : matchAt(patterns.string, text, at)
    const found = sign ?? string ?? matchAt(patterns.word, text, at)
    if (!found) return { code: 14, details: `no closing quote for the one at ${at + 1}` }
    const kind = sign ? 'sign' : string ? 'string' : 'word'
    tokens.push({ kind, text: string?.[1] ?? found[0] })
    at += found[0].length
  }
  return tokens
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

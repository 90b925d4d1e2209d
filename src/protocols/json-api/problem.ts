import type { Context } from 'hono'
import type { Env } from '#kernel/web.tsx'

/** What an answer can fail with, and the status and title that tell it. */
export const problems = {
  'bad-parameter': [400, 'Bad parameter'],
  'not-found': [404, 'Not found'],
  gone: [410, 'Gone'],
  'too-many-requests': [429, 'Too many requests'],
  unavailable: [503, 'Service unavailable'],
} as const

export type ProblemCode = keyof typeof problems

/** Which parameter is wrong and what it must be. */
export interface WrongParameter {
  name: string
  reason: string
}

/** An answer that says what is wrong, after RFC 9457. */
export function problem(
  c: Context<Env>,
  code: ProblemCode,
  detail: string,
  parameters?: readonly WrongParameter[],
): Response {
  const [status, title] = problems[code]
  const body = { type: 'about:blank', title, status, code, detail, ...(parameters ? { parameters } : {}) }
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' })
}

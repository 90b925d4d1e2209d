import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import type { Env } from '#kernel/web.tsx'
import type { Deed, Override } from '#modules/circulation/index.ts'

/**
 * A visit: all that is done for one member, or one pile of returns, from the first scan to the receipt. Its token
 * tells when it began and stands before the key of each deed, so that the deeds of a visit can be found again.
 */
export const startVisit = (now: Date): string =>
  `${now.getTime().toString(36)}${randomBytes(6).toString('hex')}`

const shape = /^([0-9a-z]{8})[0-9a-f]{12}$/

export const isVisit = (text: unknown): text is string => typeof text === 'string' && shape.test(text)

export const visitBegan = (visit: string): Date =>
  new Date(Number.parseInt(shape.exec(visit)?.[1] ?? '0', 36))

/** The key of a deed that a form will ask for: the same form sent twice does one deed. */
export const newKey = (visit: string): string => `${visit}-${randomBytes(5).toString('hex')}`

export const isKey = (text: unknown): text is string =>
  typeof text === 'string' &&
  text.length === 31 &&
  isVisit(text.slice(0, 20)) &&
  /^-[0-9a-f]{10}$/.test(text.slice(20))

/** A deed of the person at the desk. */
export const deskDeed = (
  c: Context<Env>,
  { key, branchId, overrides }: { key: string; branchId: number; overrides?: readonly Override[] },
): Deed => ({
  key,
  actor: { kind: 'staff', id: c.var.session?.id ?? null, name: c.var.page.viewer?.name ?? '' },
  permissions: c.var.page.viewer?.permissions ?? new Set(),
  channel: 'desk',
  branchId,
  overrides,
})

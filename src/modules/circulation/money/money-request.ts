import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import type { Env } from '#kernel/web.tsx'
import { deskPlace, type DeskPlace } from '#modules/branches/index.ts'
import type { Deed } from '../deeds/deed.ts'
import { moneyPaths } from './paths.ts'

/** The key of a deed that a form will ask for: the same form sent twice does one deed. */
export const newMoneyKey = (): string => `uang-${randomUUID()}`

const isKey = (text: unknown): text is string =>
  typeof text === 'string' && /^uang-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** A visit at the desk, to which the page leads back. */
export const visitOf = (text: unknown): string | undefined =>
  typeof text === 'string' && /^[0-9a-z]{8}[0-9a-f]{12}$/.test(text) ? text : undefined

export interface MoneyRequest {
  place: DeskPlace
  body: Record<string, unknown>
  deed: Deed
  visit: string | undefined
}

/** Reads a posted form; undefined while this computer does not know at which till it stands. */
export async function readMoneyForm(c: Context<Env>): Promise<MoneyRequest | undefined> {
  const place = await deskPlace(c)
  if (!place) return undefined
  const body = await c.req.parseBody({ all: true })
  const { key } = body
  const deed: Deed = {
    key: isKey(key) ? key : newMoneyKey(),
    actor: actorOf(c),
    permissions: c.var.page.viewer?.permissions ?? new Set(),
    channel: 'desk',
    branchId: place.branch.id,
  }
  return { place, body, deed, visit: visitOf(body['k']) }
}

/** Where a computer is told at which till it stands; afterwards it comes back to this page. */
export const askForPlace = (c: Context<Env>, back = c.req.path) =>
  c.redirect(`${moneyPaths.place}?kembali=${encodeURIComponent(back)}`, 303)

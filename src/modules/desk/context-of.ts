import type { Context } from 'hono'
import type { Env } from '#kernel/web.tsx'
import { deskPlace, type DeskPlace } from '#modules/branches/index.ts'
import { isKey, isVisit, newKey, startVisit } from './visit/visit.ts'

/** What every request at the desk brings along. */
export interface DeskRequest {
  place: DeskPlace
  visit: string
  /** The key that the form was given, or a new one of the visit. */
  key: string
  field(name: string): string
}

/** Reads a posted desk form; undefined while this computer does not know where it stands. */
export async function readDeskForm(c: Context<Env>): Promise<DeskRequest | undefined> {
  const place = await deskPlace(c)
  if (!place) return undefined
  const body = await c.req.parseBody()
  const field = (name: string) => {
    const value = body[name]
    return typeof value === 'string' ? value.replaceAll('\0', '').trim() : ''
  }
  const visit = isVisit(field('k')) ? field('k') : startVisit(c.var.now)
  const key = field('key')
  return { place, visit, key: isKey(key) && key.startsWith(`${visit}-`) ? key : newKey(visit), field }
}

/** A number as an address or a form gives it; 0 for what is none. */
export const numberOf = (text: string | undefined): number =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : 0

export const staffId = (c: Context<Env>): number => c.var.session?.id ?? 0

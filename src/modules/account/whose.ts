import type { Context } from 'hono'
import { dayOf } from '#kernel/days.ts'
import type { Env } from '#kernel/web.tsx'
import { familyOf, type Relative } from '#modules/patrons/index.ts'

/** Whose loans and reservations a page shows: one's own, or those of a child one answers for. */
export interface Whose {
  patronId: number
  /** The child; undefined for oneself. */
  child: Relative | undefined
  children: readonly Relative[]
}

/** Reads `untuk` of an address or a form; somebody else's child is simply not found, and one's own pages show. */
export async function whose(c: Context<Env>, asked: string | undefined): Promise<Whose> {
  const own = c.var.session?.id ?? 0
  const { children } = await familyOf(c.var.db, own, dayOf(c.var.now))
  const child = children.find(({ id }) => String(id) === asked)
  return { patronId: child?.id ?? own, child, children }
}

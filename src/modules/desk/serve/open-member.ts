import type { Context } from 'hono'
import type { Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { startVisit } from '../visit/visit.ts'

/** Begins a visit of a member; gives its address. That page notes who looked. */
export function openMember(
  c: Context<Env>,
  { patronId, ended }: { patronId: number; ended: 'lost' | 'other' | null },
): string {
  const address = paths.visiting(patronId, startVisit(c.var.now))
  return ended ? `${address}&kartu=${ended === 'lost' ? 'hilang' : 'lama'}` : address
}

import type { Context } from 'hono'
import { audit } from '#kernel/audit.ts'
import type { Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { startVisit } from '../visit/visit.ts'
import { staffId } from '../context-of.ts'

/** Begins a visit of a member and notes who looked; gives the address of the visit. */
export async function openMember(
  c: Context<Env>,
  { patronId, ended }: { patronId: number; ended: 'lost' | 'other' | null },
): Promise<string> {
  const actor = { kind: 'staff' as const, id: staffId(c), name: c.var.page.viewer?.name ?? '' }
  await audit(c.var.db, actor, { action: 'member.viewed', subjectKind: 'member', subjectId: patronId })
  const address = paths.visiting(patronId, startVisit(c.var.now))
  return ended ? `${address}&kartu=${ended === 'lost' ? 'hilang' : 'lama'}` : address
}

import type { Actor } from '#kernel/audit.ts'
import type { Deed } from '#modules/circulation/index.ts'

/** Who did it, for the audit log. */
export const auditActorOf = ({ actor: { kind, id, name } }: Pick<Deed, 'actor'>): Actor => ({
  kind: kind === 'machine' ? 'system' : kind,
  id: kind === 'machine' ? null : id,
  name,
})

import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import type { Actor } from '#kernel/audit.ts'
import type { Env } from '#kernel/web.tsx'
import type { Deed } from '#modules/circulation/index.ts'

const shape = /^akun-[0-9a-f]{20}$/

/** The key of a deed that a form will ask for: the same form sent twice does one deed. */
export const newKey = (): string => `akun-${randomBytes(10).toString('hex')}`

export const memberActor = (c: Context<Env>): Actor => ({
  kind: 'member',
  id: c.var.session?.id ?? null,
  name: c.var.page.viewer?.name ?? '',
})

/** A deed of a member from their own pages. */
export const memberDeed = (c: Context<Env>, key: unknown, branchId: number): Deed => ({
  key: typeof key === 'string' && shape.test(key) ? key : newKey(),
  actor: memberActor(c),
  permissions: new Set(),
  channel: 'phone',
  branchId,
})

import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Env } from '#kernel/web.tsx'
import { listBranches, type Branch } from './list-branches.ts'

const cookie = 'meja'

export interface DeskPlace {
  branch: Branch
  branches: readonly Branch[]
}

/** Where this desk stands: as this computer was told; of a library with one branch, there. */
export async function deskPlace(c: Context<Env>): Promise<DeskPlace | undefined> {
  const branches = await listBranches(c.var.db)
  const chosen = branches.find(({ id }) => String(id) === getCookie(c, cookie))
  const branch = chosen ?? (branches.length === 1 ? branches[0] : undefined)
  return branch && { branch, branches }
}

/** Kept for a year by this computer, for a desk does not move. */
export const chooseDeskPlace = (c: Context<Env>, branchId: number): void =>
  setCookie(c, cookie, String(branchId), {
    path: '/staf',
    maxAge: 31_536_000,
    sameSite: 'Lax',
    httpOnly: true,
  })

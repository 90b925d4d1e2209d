import type { Context } from 'hono'
import { isDay } from '#kernel/days.ts'
import type { Env } from '#kernel/web.tsx'
import { memberStates, type MemberQuery } from './list-members.ts'

export const emptyQuery: MemberQuery = {
  text: '',
  category: '',
  state: '',
  expiresBy: '',
  branchId: undefined,
  school: '',
  page: 1,
}

/** What an address asks of the list of members. */
export function queryOf(c: Context<Env>): MemberQuery {
  const asked = (name: string) => (c.req.query(name) ?? '').trim().slice(0, 200)
  const whole = (name: string) => (/^\d{1,9}$/.test(asked(name)) ? Number(asked(name)) : undefined)
  const day = asked('sampai')
  return {
    text: asked('q'),
    category: asked('jenis'),
    state: memberStates.find((state) => state === asked('keadaan')) ?? '',
    expiresBy: isDay(day) ? day : '',
    branchId: whole('perpustakaan'),
    school: asked('sekolah'),
    page: Math.min(Math.max(whole('hal') ?? 1, 1), 100_000),
  }
}

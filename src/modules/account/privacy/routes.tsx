import { Hono, type Context } from 'hono'
import { memberOnly } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import {
  agree,
  dataRequestsOf,
  freePurposes,
  isFreePurpose,
  listConsents,
  requestData,
  tellAll,
  withdraw,
} from '#modules/patrons/index.ts'
import { memberActor } from '../deed-of.ts'
import type { AccountParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { PrivacyPage } from './privacy-page.tsx'

/** What is kept about a member, and what they say to it. */
export const privacyRoutes = ({ patrons }: AccountParts) =>
  new Hono<Env>()
    .get(paths.privacy, requires(memberOnly), (c) => show(c))
    .post(paths.consent(':purpose{[a-z]+}'), requires(memberOnly), async (c) => {
      const purpose = c.req.param('purpose') ?? ''
      // The others are given at the desk: what helps, and a photo.
      if (!isFreePurpose(purpose)) throw notFound()
      const { jawab } = await c.req.parseBody()
      const change = { patronId: c.var.session?.id ?? 0, purpose, language: c.var.page.language }
      const by = { actor: memberActor(c), now: c.var.now }
      await (jawab === 'setuju' ? agree(c.var.db, change, by) : withdraw(c.var, change, by))
      return c.redirect(paths.privacy, 303)
    })
    .post(paths.dataRequest, requires(memberOnly), async (c) => {
      const { mengerti } = await c.req.parseBody()
      if (mengerti !== 'on') return show(c, { unsure: true })
      const request = { patronId: c.var.session?.id ?? 0, kind: 'deletion' } as const
      await requestData(c.var.db, request, { actor: memberActor(c), now: c.var.now })
      return c.redirect(`${paths.privacy}?diminta=1`, 303)
    })
    .get(paths.dataCopy, requires(memberOnly), async (c) => {
      const told = await tellAll(c.var.db, patrons, c.var.session?.id ?? 0, c.var.now)
      if (!told) throw notFound()
      c.header('Content-Type', 'application/json; charset=utf-8')
      c.header('Content-Disposition', 'attachment; filename="data-saya.json"')
      return c.body(JSON.stringify(told, undefined, 2))
    })

async function show(c: Context<Env>, { unsure = false } = {}) {
  const { db, page: context } = c.var
  const id = c.var.session?.id ?? 0
  const [consents, requests] = await Promise.all([listConsents(db, id), dataRequestsOf(db, id)])
  const offered = freePurposes.filter((purpose) => purpose === 'history' || purpose === 'notices')
  const requested = c.req.query('diminta') === '1'
  return c.html(
    <PrivacyPage {...{ context, consents, requests, offered, requested, unsure }} />,
    unsure ? 422 : 200,
  )
}

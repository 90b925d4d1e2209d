import { Hono } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { noteContact, noteRestarted, renewMachineCookie } from '#modules/machines/index.ts'
import { takeScan } from '../card/take-scan.tsx'
import { paths } from '../paths.ts'
import { atKiosk } from '../visit/at-kiosk.tsx'
import { kioskKindCode, textOf } from '../visit/kiosk.ts'
import { forget } from '../visit/visit-here.ts'
import { letOut, lockIn } from '../visit/lock-down.ts'
import { isSwitch, keepLook, type Look } from '../visit/look.ts'
import { StartPage } from './start-page.tsx'

/** The first page, how it looks, and the way back to it. */
export const startRoutes = new Hono<Env>()
  .get(
    paths.start,
    requires(everyone),
    atKiosk(async (c, kiosk) => {
      const { machine, settings } = kiosk
      if (machine.restartAskedAt) {
        await noteRestarted(c.var.db, machine.id, machine.restartAskedAt)
        // What went wrong before is over.
        await noteContact(c.var.db, machine.id, { at: c.var.now, state: { lastError: '' } })
      }
      renewMachineCookie(c, kioskKindCode)
      if (settings.lockDown) lockIn(c)
      else letOut(c)
      // Whoever comes back to the first page has left.
      if (kiosk.visit) await forget(c)
      return c.html(<StartPage kiosk={{ ...kiosk, visit: undefined }} />)
    }),
  )
  .post(
    paths.start,
    requires(everyone),
    atKiosk(async (c, kiosk) => {
      const { q } = await c.req.parseBody()
      return takeScan(c, kiosk, { text: textOf(q), from: 'start', goal: 'pinjam' })
    }),
  )
  .post(
    paths.look,
    requires(everyone),
    atKiosk(async (c, { look }) => {
      const { bahasa, ganti, kembali } = await c.req.parseBody()
      const language = bahasa === 'en' || bahasa === 'id' ? bahasa : look.language
      const changed: Look = { ...look, language }
      keepLook(c, isSwitch(ganti) ? { ...changed, [ganti]: !look[ganti] } : changed)
      return c.redirect(wayBack(c.req.header('Referer') ?? kembali), 303)
    }),
  )
  .post(
    paths.forget,
    requires(everyone),
    atKiosk(async (c) => {
      await forget(c)
      return c.redirect(paths.start, 303)
    }),
  )

/** Only to a page of the kiosk: the one that is shown, which by then may be another than the one that was loaded. */
function wayBack(asked: unknown): string {
  const path = typeof asked === 'string' ? asked.replace(/^https?:\/\/[^/]+/, '') : ''
  return /^\/kios(\/[a-z-]+)*(\?[\w=&-]*)?$/.test(path) ? path : paths.start
}

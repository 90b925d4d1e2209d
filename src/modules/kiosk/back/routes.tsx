import { Hono } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { StartPage } from '../start/start-page.tsx'
import { atKiosk } from '../visit/at-kiosk.tsx'
import { textOf } from '../visit/kiosk.ts'
import { visitHere } from '../visit/visit-here.ts'
import { keyOf } from '../visit/visit.ts'
import { showReturns, takeBack } from './take-back.tsx'

/** Books come back, with or without a card. */
export const backRoutes = new Hono<Env>()
  .get(
    paths.back,
    requires(everyone),
    atKiosk(async (c, kiosk) => {
      if (!kiosk.settings.returns) {
        const problem = kioskTexts(kiosk.look.language).back.closed
        return c.html(<StartPage kiosk={kiosk} problem={problem} />, 422)
      }
      return showReturns(c, { ...kiosk, visit: await visitHere(c, kiosk) })
    }),
  )
  .post(
    paths.back,
    requires(everyone),
    atKiosk(async (c, kiosk) => {
      if (!kiosk.settings.returns) return c.redirect(paths.back, 303)
      const visit = await visitHere(c, kiosk)
      const { q, key } = await c.req.parseBody()
      const barcode = textOf(q)
      if (barcode === '') return c.redirect(paths.back, 303)
      return takeBack(c, { ...kiosk, visit }, { barcode, key: keyOf(visit.prefix, key) })
    }),
  )

import { Hono } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { StartPage } from '../start/start-page.tsx'
import { atKiosk } from '../visit/at-kiosk.tsx'
import { count, textOf } from '../visit/kiosk.ts'
import { forget } from '../visit/visit-here.ts'
import { changeVisit } from '../visit/visit.ts'
import { CardPage, PinPage } from './card-page.tsx'
import { proveMember } from './prove-member.ts'
import { goalOf, pageOf, takeScan } from './take-scan.tsx'

const mostWrong = 3

/** Who stands there: a card with its PIN, or a code on a telephone. A picture of a card is not enough. */
export const cardRoutes = new Hono<Env>()
  .get(
    paths.card,
    requires(everyone),
    atKiosk((c, kiosk) => {
      const goal = goalOf(c.req.query('ke'))
      return kiosk.visit?.patronId
        ? c.redirect(pageOf(goal), 303)
        : c.html(<CardPage kiosk={kiosk} goal={goal} />)
    }),
  )
  .post(
    paths.card,
    requires(everyone),
    atKiosk(async (c, kiosk) => {
      const { q, ke } = await c.req.parseBody()
      return takeScan(c, kiosk, { text: textOf(q), from: 'card', goal: goalOf(ke) })
    }),
  )
  .get(
    paths.pin,
    requires(everyone),
    atKiosk((c, kiosk) => {
      const card = kiosk.visit?.card
      const goal = goalOf(c.req.query('ke'))
      return card
        ? c.html(<PinPage {...{ kiosk, goal, card }} />)
        : c.redirect(kiosk.visit?.patronId ? pageOf(goal) : paths.start, 303)
    }),
  )
  .post(
    paths.pin,
    requires(everyone),
    atKiosk(async (c, kiosk) => {
      const { visit, machine, look } = kiosk
      const { pin, ke } = await c.req.parseBody()
      // The form came twice: the first of them has signed in already.
      if (!visit?.card) return c.redirect(visit?.patronId ? pageOf(goalOf(ke)) : paths.start, 303)
      const { card } = visit
      const asked = { card, pin: textOf(pin, 64), machineId: machine.id }
      const outcome = await proveMember(c.var.db, asked, c.var.now)
      await count(c, kiosk, !outcome.ok)
      if (outcome.ok) {
        await changeVisit(c.var.db, visit.id, { patronId: outcome.value.patronId, card: null, wrongPins: 0 })
        return c.redirect(pageOf(goalOf(ke)), 303)
      }
      const t = kioskTexts(look.language).pin
      const wrongPins = visit.wrongPins + 1
      const tooMany = outcome.refusal === 'too-many-tries'
      if (tooMany || wrongPins >= mostWrong) {
        await forget(c)
        const problem = tooMany ? t.tooMany : t.wrongEnd
        return c.html(<StartPage kiosk={{ ...kiosk, visit: undefined }} problem={problem} />, 422)
      }
      await changeVisit(c.var.db, visit.id, { wrongPins })
      return c.html(<PinPage {...{ kiosk, card }} problem={t.wrong} goal={goalOf(ke)} />, 422)
    }),
  )

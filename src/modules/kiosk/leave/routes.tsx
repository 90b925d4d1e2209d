import { Hono, type Context } from 'hono'
import { Notice } from '#design/notice.tsx'
import { verifyPassword } from '#kernel/password.ts'
import { everyone } from '#kernel/permissions.ts'
import { isThrottled, noteFailure } from '#kernel/throttle.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { PinPad } from '../card/pin-pad.tsx'
import { KioskFrame } from '../frame/kiosk-frame.tsx'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { atKiosk } from '../visit/at-kiosk.tsx'
import { textOf, type Kiosk } from '../visit/kiosk.ts'
import { forget } from '../visit/visit-here.ts'
import { letOut } from '../visit/lock-down.ts'

const rule = { failures: 5, windowSeconds: 15 * 60 }

/** Staff leave the kiosk with its code; the browser stays paired, and opening the kiosk locks it in again. */
export const leaveRoutes = new Hono<Env>()
  .get(
    paths.leave,
    requires(everyone),
    atKiosk((c, kiosk) => show(c, kiosk)),
  )
  .post(
    paths.leave,
    requires(everyone),
    atKiosk(async (c, kiosk) => {
      const { db, now } = c.var
      const t = kioskTexts(kiosk.look.language).leave
      const { leaveHash } = kiosk.settings
      const subject = `kiosk-leave:${kiosk.machine.id}`
      if (leaveHash === null) return show(c, kiosk, t.none)
      if (await isThrottled(db, subject, rule, now)) return show(c, kiosk, t.tooMany)
      const { kode } = await c.req.parseBody()
      if (!(await verifyPassword(leaveHash, textOf(kode, 64)))) {
        await noteFailure(db, subject, rule, now)
        return show(c, kiosk, t.wrong)
      }
      await forget(c)
      letOut(c)
      return c.redirect('/staf', 303)
    }),
  )

const show = (c: Context<Env>, kiosk: Kiosk, problem?: string) =>
  c.html(<LeavePage kiosk={kiosk} problem={problem} />, problem ? 422 : 200)

const LeavePage = ({ kiosk, problem }: { kiosk: Kiosk; problem: string | undefined }) => {
  const texts = kioskTexts(kiosk.look.language)
  const t = texts.leave
  return (
    <KioskFrame kiosk={kiosk} title={t.title} say={t.title} tone={problem ? 'bad' : undefined} away={60}>
      <h1>{t.title}</h1>
      <p class="kiosk-lead">{kiosk.settings.leaveHash === null ? t.none : t.lead}</p>
      {problem && <Notice kind="problem">{problem}</Notice>}
      {kiosk.settings.leaveHash !== null && (
        <form class="kiosk-pin" method="post" action={paths.leave}>
          <label for="kode">{t.code}</label>
          <input
            id="kode"
            name="kode"
            type="password"
            inputmode="numeric"
            autocomplete="off"
            maxlength={12}
            required
            autofocus
          />
          <PinPad into="kode" erase={texts.pin.erase} label={texts.pin.show} />
          <button class="button" type="submit" data-kind="primary">
            {t.go}
          </button>
        </form>
      )}
      <div class="kiosk-choices">
        <a class="button" href={paths.start}>
          {texts.cancel}
        </a>
      </div>
    </KioskFrame>
  )
}

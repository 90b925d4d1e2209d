import { KioskFrame } from '../frame/kiosk-frame.tsx'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Kiosk } from '../visit/kiosk.ts'

/** The farewell; after it the kiosk begins anew by itself. */
export const ThanksPage = ({ kiosk, sent }: { kiosk: Kiosk; sent: boolean }) => {
  const t = kioskTexts(kiosk.look.language).finish
  return (
    <KioskFrame kiosk={kiosk} title={t.thanks} say={t.sayThanks} tone="good" away={8}>
      <h1>{t.thanks}</h1>
      {sent && <p class="kiosk-lead">{t.sentTo}</p>}
      <p class="kiosk-lead">{t.card}</p>
      <form class="kiosk-choices" method="post" action={paths.forget}>
        <button class="button" data-kind="primary">
          {t.next}
        </button>
      </form>
    </KioskFrame>
  )
}

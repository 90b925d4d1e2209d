import { kioskTexts } from '../messages.ts'
import { KioskFrame, type Framed } from './kiosk-frame.tsx'

/** A kiosk that staff have locked; it asks again by itself. */
export const OutOfUsePage = (kiosk: Framed) => {
  const t = kioskTexts(kiosk.context.language).out
  return (
    <KioskFrame kiosk={kiosk} title={t.title} say={t.title} away={30}>
      <h1>{t.title}</h1>
      <p class="kiosk-lead">{t.text}</p>
    </KioskFrame>
  )
}

import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { KioskFrame, type Framed } from './kiosk-frame.tsx'

/** Something broke, or the database is away: no page of the site, which leads nowhere here; it tries again by itself. */
export const TroublePage = (kiosk: Framed) => {
  const t = kioskTexts(kiosk.context.language).trouble
  return (
    <KioskFrame kiosk={kiosk} title={t.title} say={t.title} tone="bad" away={15}>
      <h1>{t.title}</h1>
      <p class="kiosk-lead">{t.text}</p>
      <div class="kiosk-choices">
        <a class="button" data-kind="primary" href={paths.start}>
          {t.again}
        </a>
      </div>
    </KioskFrame>
  )
}

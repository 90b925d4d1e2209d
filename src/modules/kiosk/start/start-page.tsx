import { Notice } from '#design/notice.tsx'
import { KioskFrame } from '../frame/kiosk-frame.tsx'
import { ScanForm } from '../frame/scan-form.tsx'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Kiosk } from '../visit/kiosk.ts'

/** The first page: three things to do, or a scan. */
export const StartPage = ({ kiosk, problem }: { kiosk: Kiosk; problem?: string | undefined }) => {
  const { language } = kiosk.look
  const t = kioskTexts(language).start
  return (
    <KioskFrame kiosk={kiosk} title={t.title} say={problem ?? t.say} tone={problem ? 'bad' : undefined}>
      <h1>{t.title}</h1>
      {problem && <Notice kind="problem">{problem}</Notice>}
      <nav class="kiosk-doors">
        <a class="button" data-kind="primary" href={`${paths.card}?ke=pinjam`}>
          <strong>{t.lend}</strong>
          <span>{t.lendHint}</span>
        </a>
        {kiosk.settings.returns && (
          <a class="button" data-kind="primary" href={paths.back}>
            <strong>{t.back}</strong>
            <span>{t.backHint}</span>
          </a>
        )}
        <a class="button" href={`${paths.card}?ke=pinjaman-saya`}>
          <strong>{t.loans}</strong>
          <span>{t.loansHint}</span>
        </a>
      </nav>
      <ScanForm action={paths.start} label={t.scan} language={language} />
      <p class="kiosk-staff">
        <a class="button" data-kind="quiet" href={paths.leave}>
          {t.staff}
        </a>
      </p>
    </KioskFrame>
  )
}

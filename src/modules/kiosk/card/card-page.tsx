import { Notice } from '#design/notice.tsx'
import { KioskFrame } from '../frame/kiosk-frame.tsx'
import { ScanForm } from '../frame/scan-form.tsx'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Kiosk } from '../visit/kiosk.ts'
import { PinPad } from './pin-pad.tsx'
import type { Goal } from './take-scan.tsx'

interface CardPageProps {
  kiosk: Kiosk
  goal: Goal
  problem?: string | undefined
}

/** Asks for the card, or the code on a telephone. */
export const CardPage = ({ kiosk, goal, problem }: CardPageProps) => {
  const { language } = kiosk.look
  const t = kioskTexts(language)
  return (
    <KioskFrame
      kiosk={kiosk}
      title={t.card.title}
      say={problem ?? t.card.say}
      tone={problem ? 'bad' : undefined}
    >
      <h1>{t.card.title}</h1>
      {problem && <Notice kind="problem">{problem}</Notice>}
      <ScanForm
        action={paths.card}
        label={t.card.scan}
        hint={t.card.hint}
        language={language}
        hidden={{ ke: goal }}
      />
      <Cancel kiosk={kiosk} />
    </KioskFrame>
  )
}

/** Asks for the PIN of a card. */
export const PinPage = ({ kiosk, goal, problem, card }: CardPageProps & { card: string }) => {
  const t = kioskTexts(kiosk.look.language)
  return (
    <KioskFrame kiosk={kiosk} title={t.pin.title} say={problem ?? t.pin.say} tone={problem ? 'bad' : 'good'}>
      <h1>{t.pin.title}</h1>
      {problem && <Notice kind="problem">{problem}</Notice>}
      <form class="kiosk-pin" method="post" action={paths.pin}>
        <input type="hidden" name="ke" value={goal} />
        <p id="kartu-ini">{t.pin.card(card)}</p>
        <label for="pin">{t.pin.label}</label>
        <input
          id="pin"
          name="pin"
          type="password"
          inputmode="numeric"
          autocomplete="off"
          maxlength={8}
          required
          autofocus
          aria-describedby="kartu-ini"
        />
        <PinPad into="pin" erase={t.pin.erase} label={t.pin.show} />
        <button class="button" type="submit" data-kind="primary">
          {t.pin.go}
        </button>
      </form>
      <Cancel kiosk={kiosk} />
    </KioskFrame>
  )
}

const Cancel = ({ kiosk }: { kiosk: Kiosk }) => (
  <form class="kiosk-choices" method="post" action={paths.forget}>
    <button class="button">{kioskTexts(kiosk.look.language).cancel}</button>
  </form>
)

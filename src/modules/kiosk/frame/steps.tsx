import { formatRupiah } from '#design/format.ts'
import type { KioskSettings } from '../kind/settings.ts'
import type { Language } from '#kernel/i18n.ts'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'

interface StepsProps {
  here: 'lend' | 'back' | 'loans'
  language: Language
  settings: KioskSettings
  /** Whether somebody showed a card. */
  member: boolean
}

/** The three things to do here; one is always open. */
export const Steps = ({ here, language, settings, member }: StepsProps) => {
  const t = kioskTexts(language).steps
  const steps = (['lend', 'back', 'loans'] as const).filter((step) => step !== 'back' || settings.returns)
  if (!member) return null
  return (
    <nav class="kiosk-steps no-print">
      <ul role="list">
        {steps.map((step) => (
          <li>
            <a class="button" href={paths[step]} aria-current={step === here ? 'page' : undefined}>
              {t[step]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** One touch ends the visit, with a receipt as it is wanted. */
export const FinishBar = ({
  language,
  settings,
  member,
  anything,
}: Omit<StepsProps, 'here'> & { anything: boolean }) => {
  const t = kioskTexts(language).finish
  return (
    <form class="kiosk-choices no-print" method="post" action={paths.finish}>
      {anything && settings.printer && (
        <button class="button" data-kind="primary" name="struk" value="cetak">
          {t.print}
        </button>
      )}
      {anything && member && (
        <button
          class="button"
          data-kind={settings.printer ? undefined : 'primary'}
          name="struk"
          value="kirim"
        >
          {t.send}
        </button>
      )}
      <button class="button" name="struk" value="tanpa">
        {anything ? t.none : t.end}
      </button>
    </form>
  )
}

/** What is owed, and where to pay it. */
export const Owed = ({ owed, language }: { owed: number; language: Language }) => {
  if (owed <= 0) return null
  const t = kioskTexts(language)
  return (
    <p class="kiosk-owed">
      <strong>{t.owed(formatRupiah(owed))}</strong> {t.whereToPay}
    </p>
  )
}

/** The first of somebody's names: others may read the screen too. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? ''

import { CameraScan } from '#design/camera-scan.tsx'
import type { Language } from '#kernel/i18n.ts'
import { kioskTexts } from '../messages.ts'

interface ScanFormProps {
  action: string
  label: string
  hint?: string
  language: Language
  hidden?: Readonly<Record<string, string>>
}

/** The box that always has the focus: a scanner types into it, a camera fills it, a finger may. */
export const ScanForm = ({ action, label, hint, language, hidden = {} }: ScanFormProps) => {
  const t = kioskTexts(language)
  return (
    <form class="kiosk-scan no-print" method="post" action={action} data-scan>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label for="pindai">{label}</label>
      <div class="kiosk-scan-line">
        <input
          id="pindai"
          name="q"
          autofocus
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxlength={200}
          enterkeyhint="go"
          aria-describedby={hint && 'pindai-hint'}
        />
        <button class="button" type="submit" data-kind="primary">
          {t.scanGo}
        </button>
      </div>
      {hint && (
        <p id="pindai-hint" class="hint">
          {hint}
        </p>
      )}
      <div class="cluster">
        <button class="button" type="button" data-type hidden>
          {t.typeInstead}
        </button>
        <CameraScan
          into="pindai"
          open={t.camera}
          close={t.cameraClose}
          hint={t.cameraHint}
          denied={t.cameraDenied}
        />
      </div>
    </form>
  )
}

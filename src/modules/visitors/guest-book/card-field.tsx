import { CameraScan } from '#design/camera-scan.tsx'
import { Icon } from '#design/icon.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { visitorTexts } from '../messages.ts'

interface CardFieldProps {
  context: PageContext
  typed?: string | undefined
  error?: string | undefined
}

/** The box that has the focus: a scanner types into it, a finger may. */
export const CameraOrTyped = ({ context, typed, error }: CardFieldProps) => {
  const t = visitorTexts(context.language).book
  return (
    <>
      <label for="card">{t.card}</label>
      <p class="hint" id="card-hint">
        {t.cardHint}
      </p>
      {error && (
        <p class="guest-error" id="card-error" role="alert">
          <Icon name="alert" />
          {error}
        </p>
      )}
      <div class="guest-line">
        <input
          id="card"
          name="card"
          value={typed}
          maxlength={40}
          required
          autofocus
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          enterkeyhint="go"
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? 'card-hint card-error' : 'card-hint'}
        />
        <button class="button" data-kind="primary" type="submit">
          {t.submit}
        </button>
      </div>
      <CameraScan
        into="card"
        open={t.camera}
        close={t.cameraClose}
        hint={t.cameraHint}
        denied={t.cameraDenied}
      />
    </>
  )
}

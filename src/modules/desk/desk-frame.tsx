import type { Child } from 'hono/jsx'
import { Icon } from '#design/icon.tsx'
import { Island } from '#design/island.tsx'
import { StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { DeskPlace } from '#modules/branches/index.ts'
import { deskTexts } from './messages.ts'
import { offlineTexts } from './offline/messages.ts'
import { paths } from './paths.ts'

/** What a scan came to, for the ear. */
export type Tone = 'good' | 'attention' | 'bad'

interface DeskFrameProps {
  context: PageContext
  place: DeskPlace
  title: string
  tone?: Tone
  children: Child
}

/** The frame of the pages at the desk: each answer takes the place of the last one, without a page load. */
export const DeskFrame = ({ context, place, title, tone, children }: DeskFrameProps) => {
  const t = deskTexts(context.language)
  const offline = offlineTexts(context.language)
  return (
    <StaffPage context={context} title={title}>
      <live-desk
        data-tone={tone}
        data-title={title}
        data-worker={paths.offlineWorker}
        data-scope={paths.offline}
      >
        <div data-away role="alert" class="notice no-print" data-kind="warning" hidden>
          <Icon name="alert" />
          <div class="notice-body">
            <strong>{offline.banner}</strong>
            <p>
              <a href={paths.offline}>{offline.bannerLink}</a>
            </p>
          </div>
        </div>
        <p class="desk-place no-print">
          {t.at(place.branch.name)}
          {place.branches.length > 1 && (
            <>
              {' · '}
              <a href={paths.place}>{t.changePlace}</a>
            </>
          )}
        </p>
        {children}
      </live-desk>
      <Island name="live-desk" />
    </StaffPage>
  )
}

interface ScanFormProps {
  action: string
  label: string
  hint?: string
  button: string
  /** Sent along. */
  hidden: Readonly<Record<string, string | number>>
  children?: Child
}

/** The box that always has the focus. */
export const ScanForm = ({ action, label, hint, button, hidden, children }: ScanFormProps) => (
  <form class="desk-scan no-print" method="post" action={action} data-scan>
    <Hidden fields={hidden} />
    <label for="pindai">{label}</label>
    <div class="desk-scan-line">
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
        {button}
      </button>
    </div>
    {hint && (
      <p id="pindai-hint" class="hint">
        {hint}
      </p>
    )}
    {children}
  </form>
)

export const Hidden = ({ fields }: { fields: Readonly<Record<string, string | number>> }) => (
  <>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={String(value)} />
    ))}
  </>
)

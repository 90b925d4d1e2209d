import type { Child } from 'hono/jsx'
import { Document } from '#design/document.tsx'
import { Emblem } from '#design/emblem.tsx'
import { Island } from '#design/island.tsx'
import { designMessages } from '#design/messages.ts'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { warningSeconds, type Kiosk } from '../visit/kiosk.ts'
import { LookBar } from './look-bar.tsx'

/** What a scan came to, for the ear. */
export type Tone = 'good' | 'attention' | 'bad'

export type Framed = Pick<Kiosk, 'context' | 'look' | 'settings'> &
  Partial<Pick<Kiosk, 'visit'>> & { machine: Pick<Kiosk['machine'], 'name'> }

interface KioskFrameProps {
  kiosk: Framed
  title: string
  /** Read aloud when the voice is on. */
  say: string
  tone?: Tone | undefined
  /** Seconds after which the kiosk goes back to its first page by itself. */
  away?: number
  children: Child
}

/** The frame of every page of a kiosk: no menu, no link that leads out, the switches always in reach. */
export const KioskFrame = ({ kiosk, title, say, tone, away, children }: KioskFrameProps) => {
  const { context, machine, look, settings, visit } = kiosk
  const classes = ['kiosk', look.large && 'kiosk-large', look.reach && 'kiosk-low'].filter(Boolean).join(' ')
  const changed = look.contrast || look.large || look.language === 'en'
  return (
    <Document
      context={context}
      title={title}
      stylesheet="kiosk.css"
      bodyClass={classes}
      head={<WithoutScript seconds={away ?? settings.idleSeconds + warningSeconds} />}
    >
      <header class="kiosk-head no-print">
        <Emblem />
        <p>
          {context.libraryName}
          <small>{machine.name}</small>
        </p>
        {context.demo && <p class="kiosk-demo">{designMessages(context.language).demo}</p>}
      </header>
      <main id="isi" tabindex={-1}>
        <live-desk data-tone={tone}>
          <div
            class="kiosk-page"
            data-say={say}
            data-visit={visit ? 'visit' : changed ? 'look' : undefined}
            data-away={away === undefined ? undefined : String(away)}
          >
            {children}
          </div>
        </live-desk>
      </main>
      <LookBar {...{ look, context }} />
      <Watch kiosk={kiosk} />
    </Document>
  )
}

/** Without scripts the page goes back by itself; the visit has ended by then. */
const WithoutScript = ({ seconds }: { seconds: number }) => (
  <>
    <meta name="robots" content="noindex" />
    <noscript>
      <meta http-equiv="refresh" content={`${seconds};url=${paths.start}`} />
    </noscript>
  </>
)

const Watch = ({ kiosk: { context, look, settings } }: { kiosk: Framed }) => {
  const t = kioskTexts(context.language)
  return (
    <>
      <kiosk-watch
        data-idle={String(settings.idleSeconds)}
        data-warning={String(warningSeconds)}
        data-report={paths.report}
        data-forget={paths.forget}
        data-start={paths.start}
      >
        <p class="kiosk-away" role="status" data-offline hidden>
          {t.away}
        </p>
        <dialog class="kiosk-idle" aria-labelledby="masih-di-sini">
          <h2 id="masih-di-sini">{t.idle.title}</h2>
          <p>{t.idle.text}</p>
          <p>
            <strong data-left>{warningSeconds}</strong> {t.idle.left}
          </p>
          <div class="kiosk-choices">
            <button class="button" type="button" data-kind="primary" data-stay>
              {t.idle.stay}
            </button>
            <button class="button" type="button" data-end>
              {t.idle.end}
            </button>
          </div>
        </dialog>
      </kiosk-watch>
      <kiosk-voice
        data-on={look.voice ? 'yes' : 'no'}
        data-language={context.language}
        data-idle={t.idle.say}
      />
      {/* All of them on every page: one page takes the place of another without a load. */}
      {['live-desk', 'kiosk-watch', 'kiosk-voice', 'pin-pad', 'camera-scan'].map((name) => (
        <Island name={name} />
      ))}
    </>
  )
}

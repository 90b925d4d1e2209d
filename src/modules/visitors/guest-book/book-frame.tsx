import type { Child } from 'hono/jsx'
import { Document } from '#design/document.tsx'
import { Emblem } from '#design/emblem.tsx'
import { Island } from '#design/island.tsx'
import { designMessages } from '#design/messages.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { visitorTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Book } from './at-book.ts'

interface BookFrameProps {
  context: PageContext
  book: Book | undefined
  title: string
  /** Read aloud where the voice is on. */
  say: string
  /** Seconds until it goes back to its first page; `asks`: not before asking. */
  idle: { seconds: number; asks: boolean }
  children: Child
}

/** The frame of every page of the guest book: nothing leads out, the switches are below, where every hand gets. */
export const BookFrame = ({ context, book, title, say, idle, children }: BookFrameProps) => {
  const { libraryName, language, demo } = context
  const texts = designMessages(language)
  return (
    <Document
      context={context}
      title={title}
      stylesheet="guest-book.css"
      bodyClass="guest-book"
      head={<WithoutScript seconds={idle.seconds + (idle.asks ? warningSeconds : 0)} />}
    >
      <header class="guest-head">
        <Emblem />
        <p>
          {libraryName}
          {book && <small>{book.machine.branchName}</small>}
        </p>
        {demo && <p class="guest-demo">{texts.demo}</p>}
      </header>
      <main id="isi" tabindex={-1}>
        {children}
      </main>
      <footer class="guest-foot">
        <Switches context={context} />
        <spoken-prompt
          data-text={say}
          data-language={language}
          data-start={book?.settings.speaks ? 'yes' : 'no'}
        >
          <button class="button" type="button" aria-pressed="false" hidden>
            {visitorTexts(language).book.voice}
          </button>
        </spoken-prompt>
        <Island name="spoken-prompt" />
      </footer>
      <Watch {...{ context, idle }} />
    </Document>
  )
}

const warningSeconds = 20

/** Without scripts the page goes back by itself, for the next visitor. */
const WithoutScript = ({ seconds }: { seconds: number }) => (
  <>
    <meta name="robots" content="noindex" />
    <noscript>
      <meta http-equiv="refresh" content={`${seconds};url=${paths.again}`} />
    </noscript>
  </>
)

const Switches = ({ context: { language, theme, path } }: { context: PageContext }) => {
  const texts = designMessages(language)
  const other = language === 'id' ? 'en' : 'id'
  const place = path.split('?')[0] ?? paths.book
  return (
    <>
      <a class="button" href={`${place}?antarmuka=${other}`} hreflang={other} lang={other}>
        {texts.otherLanguage}
      </a>
      <form method="post" action="/tampilan">
        <input type="hidden" name="kembali" value={place} />
        <button
          class="button"
          name="tema"
          value={theme === 'contrast' ? 'auto' : 'contrast'}
          aria-pressed={theme === 'contrast' ? 'true' : 'false'}
        >
          {texts.themes.contrast}
        </button>
      </form>
    </>
  )
}

const Watch = ({ context, idle }: Pick<BookFrameProps, 'context' | 'idle'>) => {
  const t = visitorTexts(context.language).book.idle
  return (
    <idle-return
      data-seconds={String(idle.seconds)}
      data-warning={idle.asks ? String(warningSeconds) : undefined}
      data-href={paths.again}
    >
      {idle.asks && (
        <dialog class="guest-idle" aria-labelledby="masih-di-sini">
          <h2 id="masih-di-sini">{t.title}</h2>
          <p>
            <strong data-left>{warningSeconds}</strong> {t.left}
          </p>
          <button class="button" type="button" data-kind="primary" data-stay>
            {t.stay}
          </button>
        </dialog>
      )}
      <Island name="idle-return" />
    </idle-return>
  )
}

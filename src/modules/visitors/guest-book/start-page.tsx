import { CameraOrTyped } from './card-field.tsx'
import { ButtonLink } from '#design/button.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { machinePaths } from '#modules/machines/index.ts'
import { visitorTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Book } from './at-book.ts'
import { BookFrame } from './book-frame.tsx'

interface StartPageProps {
  context: PageContext
  book: Book
  newKey: string
  typed?: string
  refusal?: string
}

/** Seconds after which the first page asks the server again, so that the fleet knows that it stands there. */
const again = 240

/** “Selamat datang”: a card, a guest, a group. */
export const StartPage = ({ context, book, newKey, typed, refusal }: StartPageProps) => {
  const t = visitorTexts(context.language).book
  const error = refusal && (t.refusals[refusal] ?? refusal)
  return (
    <BookFrame
      context={context}
      book={book}
      title={t.title}
      say={error ?? t.say}
      idle={{ seconds: again, asks: false }}
    >
      <div class="guest-start">
        <div class="guest-welcome">
          <h1>{t.welcome}</h1>
          <p class="guest-lead">{t.lead}</p>
          <form class="guest-card" method="post" action={paths.book}>
            <input type="hidden" name="key" value={newKey} />
            <CameraOrTyped {...{ context, typed, error }} />
          </form>
          <p class="soft">{t.noCard}</p>
        </div>
        <nav class="guest-ways" aria-label={t.others}>
          <a class="guest-way" href={paths.guest}>
            {t.guest}
          </a>
          {book.settings.groups && (
            <a class="guest-way" href={paths.group}>
              {t.group}
            </a>
          )}
        </nav>
      </div>
      <p class="guest-privacy">{t.privacy}</p>
    </BookFrame>
  )
}

/** A browser that nobody has paired, and one that staff have locked. */
export const NoBookPage = ({ context, book }: { context: PageContext; book: Book | undefined }) => {
  const t = visitorTexts(context.language).book
  const title = book ? t.locked : t.notPaired
  return (
    <BookFrame context={context} book={book} title={title} say="" idle={{ seconds: 60, asks: false }}>
      <h1>{title}</h1>
      <p class="guest-lead">{book ? t.lockedText : t.notPairedText}</p>
      {!book && (
        <p>
          <ButtonLink href={machinePaths.pair} kind="primary">
            {t.pair}
          </ButtonLink>
        </p>
      )}
    </BookFrame>
  )
}

/** Something broke, or the database is away; after a moment it begins anew. */
export const TroublePage = ({ context }: { context: PageContext }) => {
  const t = visitorTexts(context.language).book
  return (
    <BookFrame
      context={context}
      book={undefined}
      title={t.trouble}
      say=""
      idle={{ seconds: 15, asks: false }}
    >
      <h1>{t.trouble}</h1>
      <p class="guest-lead">{t.troubleText}</p>
      <p>
        <ButtonLink href={paths.again} kind="primary">
          {t.troubleAgain}
        </ButtonLink>
      </p>
    </BookFrame>
  )
}

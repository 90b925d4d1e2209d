import { ButtonLink } from '#design/button.tsx'
import { formatNumber } from '#design/format.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { answerLabel, type AnswerLists } from '../answers/answers.ts'
import { visitorTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { VisitorSettings } from '../settings/settings.ts'
import type { NotedJustNow } from '../visits/find-noted.ts'
import type { Book } from './at-book.ts'
import { BookFrame } from './book-frame.tsx'

interface DonePageProps {
  context: PageContext
  book: Book
  noted: NotedJustNow
  /** The member was counted before. */
  again: boolean
  lists: AnswerLists
  settings: VisitorSettings
}

/** Seconds that the greeting stays. */
const stays = 20

/** The greeting, and for a member one question that may be left out. */
export const DonePage = ({ context, book, noted, again, lists, settings }: DonePageProps) => {
  const { language } = context
  const t = visitorTexts(language).book
  const title = greeting(noted, settings, language)
  const asks = noted.kind === 'member' && !again && noted.purpose === null && settings.memberPurpose
  const text = again
    ? t.doneAgain
    : noted.purpose !== null && noted.kind === 'member'
      ? t.doneThanks
      : t.doneText
  return (
    <BookFrame
      context={context}
      book={book}
      title={t.doneTitle}
      say={`${title} ${text}`}
      idle={{ seconds: asks ? stays : stays / 2, asks: false }}
    >
      <div class="guest-done" role="status">
        <h1>{title}</h1>
        <p class="guest-lead">{text}</p>
      </div>
      {asks && (
        <form class="tiles" method="post" action={paths.done} aria-labelledby="untuk-apa">
          <h2 id="untuk-apa">{t.askPurpose}</h2>
          <div>
            {lists.purpose.map((answer) => (
              <button class="tile" name="purpose" value={answer.code}>
                <span>{answerLabel(answer, language)}</span>
              </button>
            ))}
          </div>
        </form>
      )}
      <p class="guest-go">
        <ButtonLink href={paths.again} kind={asks ? 'plain' : 'primary'} autofocus>
          {t.finish}
        </ButtonLink>
      </p>
    </BookFrame>
  )
}

function greeting(
  { kind, people, firstName }: NotedJustNow,
  { greet }: VisitorSettings,
  language: PageContext['language'],
): string {
  const t = visitorTexts(language).book
  if (kind === 'group') return t.doneGroup(formatNumber(people, language))
  return greet && firstName ? t.doneNamed(firstName) : t.doneTitle
}

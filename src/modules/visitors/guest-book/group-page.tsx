import { ButtonLink } from '#design/button.tsx'
import { ErrorSummary } from '#design/form.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { AnswerLists } from '../answers/answers.ts'
import { visitorTexts, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { GroupFields } from '../visits/group-fields.tsx'
import type { Book } from './at-book.ts'
import { BookFrame } from './book-frame.tsx'

interface GroupPageProps {
  context: PageContext
  book: Book
  newKey: string
  lists: AnswerLists
  typed: Typed
  errors?: FieldErrors
}

/** One of a class or an office fills this in for all. */
export const GroupPage = ({ context, book, newKey, lists, typed, errors = {} }: GroupPageProps) => {
  const texts = visitorTexts(context.language)
  const t = texts.book
  const words = wordedErrors(errors, texts)
  return (
    <BookFrame
      context={context}
      book={book}
      title={t.groupTitle}
      say={t.groupSay}
      idle={{ seconds: book.settings.idleSeconds * 2, asks: true }}
    >
      <h1>{t.groupTitle}</h1>
      <p class="guest-lead">{t.groupLead}</p>
      <form class="guest-form form" method="post" action={paths.group} novalidate>
        <input type="hidden" name="key" value={newKey} />
        <ErrorSummary errors={words} />
        <GroupFields language={context.language} {...{ lists, typed }} errors={words} first />
        <div class="guest-go">
          <ButtonLink href={paths.again}>{t.back}</ButtonLink>
          <button class="button" data-kind="primary" type="submit">
            {t.note}
          </button>
        </div>
      </form>
    </BookFrame>
  )
}

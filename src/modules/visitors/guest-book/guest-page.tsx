import { ButtonLink } from '#design/button.tsx'
import { ErrorSummary } from '#design/form.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { answerLabel, type AnswerLists } from '../answers/answers.ts'
import { visitorTexts, wordedErrors, type VisitorTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { guestQuestions, type GuestQuestion, type VisitorSettings } from '../settings/settings.ts'
import type { Book } from './at-book.ts'
import { BookFrame } from './book-frame.tsx'
import { Tiles } from './tiles.tsx'

interface GuestPageProps {
  context: PageContext
  book: Book
  newKey: string
  lists: AnswerLists
  settings: VisitorSettings
  typed: Typed
  errors?: FieldErrors
}

/** Somebody who is no member says as much as they like. */
export const GuestPage = (props: GuestPageProps) => {
  const { context, book, newKey, settings, typed, errors = {} } = props
  const texts = visitorTexts(context.language)
  const t = texts.book
  const words = wordedErrors(errors, texts)
  const asked = guestQuestions.filter((name) => settings[name] !== 'off')
  const free = asked.every((name) => settings[name] === 'optional')
  const lead = [!settings.names && t.guestNameless, free && t.guestFree].filter(Boolean).join(' ')
  return (
    <BookFrame
      context={context}
      book={book}
      title={t.guestTitle}
      say={t.guestSay}
      idle={{ seconds: book.settings.idleSeconds, asks: true }}
    >
      <h1>{t.guestTitle}</h1>
      {lead !== '' && <p class="guest-lead">{lead}</p>}
      <form class="guest-form" method="post" action={paths.guest} novalidate>
        <input type="hidden" name="key" value={newKey} />
        <ErrorSummary errors={words} />
        {asked.map((name) => (
          <Tiles
            name={name}
            label={name === 'purpose' ? t.purposeOf : texts.questions[name]}
            options={optionsOf(props, name, texts)}
            value={typed[name]}
            error={words[name]}
            skip={settings[name] === 'optional' ? t.skip : undefined}
          />
        ))}
        {settings.disability && (
          <label class="tile tile-tick">
            <input type="checkbox" name="disabled" checked={Boolean(typed['disabled'])} />
            <span>
              {t.disabled}
              <small>{t.disabledHint}</small>
            </span>
          </label>
        )}
        {settings.names && <NameField {...props} />}
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

const NameField = ({ context, typed }: GuestPageProps) => {
  const t = visitorTexts(context.language).book
  return (
    <div class="field">
      <label for="name">{t.name}</label>
      <p class="hint" id="name-hint">
        {t.nameHint}
      </p>
      <input
        id="name"
        name="name"
        value={typed['name']}
        maxlength={80}
        autocomplete="off"
        aria-describedby="name-hint"
      />
    </div>
  )
}

const optionsOf = ({ context, lists }: GuestPageProps, name: GuestQuestion, texts: VisitorTexts) =>
  name === 'sex'
    ? (['perempuan', 'laki-laki'] as const).map((value) => ({ value, label: texts.sexes[value] }))
    : lists[name].map((answer) => ({ value: answer.code, label: answerLabel(answer, context.language) }))

import { Button } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { formatNumber } from '#design/format.ts'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { acquisitionTexts, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { fieldOf } from '../title-fields.tsx'
import type { Suggestion } from './find-suggestions.ts'

interface MergingProps {
  context: PageContext
  suggestion: Suggestion
  alike: readonly Suggestion[]
  typed: Typed
  errors?: FieldErrors
}

/** Joins a suggestion with another of the same title; those that look alike are a button each. */
export const Merging = ({ context, suggestion, alike, typed, errors = {} }: MergingProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.staff
  const field = fieldOf({ typed, errors: wordedErrors(errors, texts) })
  return (
    <section class="stack">
      <h2>{t.merge}</h2>
      <p>{t.mergeLead}</p>
      <form class="stack" method="post" action={paths.merging(suggestion.id)} novalidate>
        {alike.length > 0 && (
          <ul aria-label={t.alike}>
            {alike.map(({ id, title, author, votes }) => (
              <li class="cluster">
                <a href={paths.staffSuggestion(id)}>
                  {id}: {[title, author].filter(Boolean).join(' / ')}
                </a>
                <span>{texts.public.supporters(formatNumber(votes, context.language))}</span>
                <Button name="into" value={String(id)}>
                  {t.mergeButton}
                  <span class="visually-hidden">: {id}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </form>
      <form class="filter-form" method="post" action={paths.merging(suggestion.id)} novalidate>
        <TextField {...field('into', t.mergeInto)} inputmode="numeric" width="short" maxlength={15} />
        <Button>{t.mergeButton}</Button>
      </form>
    </section>
  )
}

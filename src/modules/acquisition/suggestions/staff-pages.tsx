import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { SelectField, TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber, formatShortDate, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { Duplicate } from '#modules/catalogue/index.ts'
import { acquisitionTexts, worded, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { fieldOf, TitleFields } from '../title-fields.tsx'
import { states, type Suggestion, type SuggestionState } from './find-suggestions.ts'
import { Merging } from './merging.tsx'
import { stateKinds } from './suggestion-card.tsx'

interface ListProps {
  context: PageContext
  suggestions: readonly Suggestion[]
  counts: Record<SuggestionState, number>
  state: SuggestionState
}

/** Suggestions by their state. */
export const StaffSuggestions = ({ context, suggestions, counts, state }: ListProps) => {
  const { language } = context
  const texts = acquisitionTexts(language)
  const t = texts.staff
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={<ButtonLink href={paths.enterSuggestion}>{t.enter}</ButtonLink>}
      />
      <div class="stack">
        <ul class="chips" role="list">
          {states.map((one) => (
            <li>
              <a
                class="chip"
                href={`${paths.staffSuggestions}?keadaan=${one}`}
                data-selected={one === state || undefined}
                aria-current={one === state ? 'page' : undefined}
              >
                {texts.states[one]}
                <small>{formatNumber(counts[one], language)}</small>
              </a>
            </li>
          ))}
        </ul>
        <Table
          caption={texts.states[state]}
          captionHidden
          stacked
          empty={t.none}
          rows={suggestions}
          columns={[
            { key: 'id', label: t.id, numeric: true, cell: ({ id }) => String(id) },
            {
              key: 'title',
              label: texts.title.title,
              names: true,
              cell: ({ id, title }) => <a href={paths.staffSuggestion(id)}>{title}</a>,
            },
            { key: 'author', label: texts.title.author, cell: ({ author }) => author },
            { key: 'year', label: texts.title.year, cell: ({ year }) => year },
            {
              key: 'votes',
              label: t.votes,
              numeric: true,
              cell: ({ votes }) => formatNumber(votes, language),
            },
            { key: 'from', label: t.from, cell: (one) => (one.byMember ? t.member : one.enteredBy) },
            { key: 'on', label: t.on, cell: ({ createdAt }) => formatShortDate(createdAt, language) },
          ]}
        />
      </div>
    </StaffPage>
  )
}

interface OneProps {
  context: PageContext
  suggestion: Suggestion
  duplicates: readonly Duplicate[]
  /** Suggestions that may be the same. */
  alike: readonly Suggestion[]
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
  refusal?: string
  saved?: boolean
}

/** A suggestion, what the catalogue has of it, and what is to become of it. */
export const StaffSuggestion = (props: OneProps) => {
  const { context, suggestion, refusal, saved } = props
  const { language } = context
  const texts = acquisitionTexts(language)
  const t = texts.staff
  const { title, state } = suggestion
  const open = state === 'waiting' || state === 'open' || state === 'declined'
  return (
    <StaffPage context={context} title={title}>
      <PageHeading
        title={title}
        lead={<a href={`${paths.staffSuggestions}?keadaan=${state}`}>{t.title}</a>}
      />
      <div class="stack-large">
        {refusal && <Notice kind="problem">{worded(refusal, texts)}</Notice>}
        {saved && <Notice kind="success">{texts.common.saved}</Notice>}
        <DescriptionList
          entries={[
            [texts.common.state, <Badge kind={stateKinds[state]}>{texts.states[state]}</Badge>],
            [texts.title.author, suggestion.author],
            [texts.title.isbn, suggestion.isbn],
            [texts.title.publisher, suggestion.publisher],
            [texts.title.year, suggestion.year],
            [texts.title.reason, suggestion.reason],
            [t.votes, formatNumber(suggestion.votes, language)],
            [t.from, suggestion.byMember ? t.member : suggestion.enteredBy],
            [t.on, formatShortMoment(suggestion.createdAt, language)],
            [t.answer, suggestion.answer],
            [
              t.mergedInto,
              suggestion.mergedInto && (
                <a href={paths.staffSuggestion(suggestion.mergedInto)}>{suggestion.mergedInto}</a>
              ),
            ],
            [texts.common.by, suggestion.decidedBy],
            [
              t.recordId,
              suggestion.recordId && (
                <a href={paths.staffTitle(suggestion.recordId)}>{suggestion.recordId}</a>
              ),
            ],
          ]}
        />
        <Duplicates {...props} />
        {open ? <Deciding {...props} /> : <p>{state === 'listed' && t.inList}</p>}
        {open && <Merging {...props} />}
      </div>
    </StaffPage>
  )
}

const Duplicates = ({ context, duplicates }: OneProps) => {
  const t = acquisitionTexts(context.language).staff
  return (
    <section class="stack">
      <h2>{t.duplicates}</h2>
      {duplicates.length === 0 ? (
        <p>{t.noDuplicates}</p>
      ) : (
        <ul>
          {duplicates.map(({ id, title, responsibility, publication }) => (
            <li>
              <a href={paths.staffTitle(id)}>
                {id}: {[title, responsibility, publication].filter(Boolean).join(' / ')}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Deciding = ({ context, suggestion, branches, typed, errors = {} }: OneProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.staff
  const parts = { typed, errors: wordedErrors(errors, texts) }
  const field = fieldOf(parts)
  const mayOrder = context.viewer?.permissions.has('acquisition.orders')
  return (
    <>
      <section class="stack">
        <h2>{t.decide}</h2>
        <Form action={paths.decision(suggestion.id)} errors={parts.errors}>
          <TextArea {...field('answer', t.answer, t.answerHint)} rows={2} maxlength={1000} optional />
          <TextField {...field('recordId', t.recordId)} inputmode="numeric" width="short" optional />
          <FormActions>
            <Button kind="primary" name="keadaan" value="open">
              {t.open}
            </Button>
            <Button name="keadaan" value="declined">
              {t.decline}
            </Button>
          </FormActions>
        </Form>
      </section>
      {mayOrder && (
        <section class="stack">
          <h2>{t.toList}</h2>
          <form class="form" method="post" action={paths.listing(suggestion.id)} novalidate>
            <fieldset class="field-grid plain-fieldset">
              <TextField {...field('copies', texts.title.copies)} inputmode="numeric" />
              <TextField {...field('price', texts.title.price)} inputmode="numeric" />
              <SelectField
                {...field('branchId', texts.title.branch)}
                options={branches.map(({ id, name }) => ({ value: String(id), label: name }))}
              />
            </fieldset>
            <Button>{t.toList}</Button>
          </form>
        </section>
      )}
    </>
  )
}

interface EnterProps {
  context: PageContext
  typed: Typed
  errors?: FieldErrors
}

/** Staff note a wish. */
export const EnterSuggestion = ({ context, typed, errors = {} }: EnterProps) => {
  const texts = acquisitionTexts(context.language)
  const parts = { typed, errors: wordedErrors(errors, texts) }
  return (
    <StaffPage context={context} title={texts.staff.enter}>
      <PageHeading title={texts.staff.enter} lead={texts.staff.enterLead} />
      <Form action={paths.enterSuggestion} errors={parts.errors}>
        <TitleFields texts={texts} {...parts} first />
        <TextArea {...fieldOf(parts)('reason', texts.title.reason)} rows={2} maxlength={1000} optional />
        <FormActions>
          <Button kind="primary">{texts.common.save}</Button>
          <ButtonLink href={paths.staffSuggestions}>{texts.common.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

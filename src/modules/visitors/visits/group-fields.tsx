import { Disclosure } from '#design/disclosure.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import type { Typed } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'
import { answerLabel, type AnswerLists } from '../answers/answers.ts'
import { visitorTexts } from '../messages.ts'

interface GroupFieldsProps {
  language: Language
  lists: AnswerLists
  typed: Typed
  /** Sentences by field. */
  errors: Record<string, string | undefined>
  /** Where the first field is the first of its page. */
  first?: boolean
}

/** What is asked of a group: who they are and how many; the rest only if they like. */
export const GroupFields = ({ language, lists, typed, errors, first }: GroupFieldsProps) => {
  const texts = visitorTexts(language)
  const t = texts.book
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: errors[name],
  })
  const count = (name: string, label: string) => (
    <TextField {...field(name, label)} inputmode="numeric" width="short" maxlength={5} optional />
  )
  const list = (name: 'purpose' | 'origin') => (
    <SelectField
      {...field(name, texts.questions[name])}
      options={lists[name].map((answer) => ({ value: answer.code, label: answerLabel(answer, language) }))}
      optional
    />
  )
  const opened = Object.keys(errors).some((name) => name !== 'institution' && name !== 'people')
  return (
    <>
      <TextField {...field('institution', t.institution)} maxlength={160} autofocus={first} />
      <TextField {...field('people', t.total)} inputmode="numeric" width="short" maxlength={5} />
      {list('purpose')}
      <Disclosure summary={t.more} open={opened}>
        <div class="field-row">
          {count('women', t.women)}
          {count('men', t.men)}
          {count('disabled', t.disabledPeople)}
        </div>
        <fieldset class="field">
          <legend>{t.ages}</legend>
          <div class="field-row">
            {lists.age.map((answer) => count(answer.code, answerLabel(answer, language)))}
          </div>
        </fieldset>
        {list('origin')}
        <TextField {...field('contactName', t.contactName)} maxlength={120} optional />
        <TextField {...field('contact', t.contact, t.contactHint)} maxlength={120} optional />
      </Disclosure>
    </>
  )
}

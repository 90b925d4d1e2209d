import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { machinePaths } from '#modules/machines/index.ts'
import { questionNames, type AnswerLists } from '../answers/answers.ts'
import { visitorTexts, worded, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { AnswerList } from './answer-list.tsx'
import { asking, guestQuestions } from './settings.ts'

export interface SettingsPageProps {
  context: PageContext
  typed: Typed
  lists: AnswerLists
  errors?: FieldErrors
  refusal?: string
  saved?: boolean
}

/** What guests are asked, how long names are known, and the lists of answers. */
export const SettingsPage = (props: SettingsPageProps) => {
  const { context, lists, refusal, saved } = props
  const texts = visitorTexts(context.language)
  const t = texts.settings
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <div class="stack-large">
        {saved && <Notice kind="success">{t.saved}</Notice>}
        {refusal && <Notice kind="problem">{worded(refusal, texts)}</Notice>}
        {context.viewer?.permissions.has('machines.see') && (
          <p>
            {t.machines} <ButtonLink href={machinePaths.fleet}>{t.toMachines}</ButtonLink>
          </p>
        )}
        <SettingsForm {...props} />
        <section class="stack">
          <h2>{t.lists}</h2>
          <p>{t.listsLead}</p>
          {questionNames.map((name) => (
            <AnswerList language={context.language} question={name} answers={lists[name]} />
          ))}
        </section>
      </div>
    </StaffPage>
  )
}

const SettingsForm = ({ context, typed, errors = {} }: SettingsPageProps) => {
  const texts = visitorTexts(context.language)
  const t = texts.settings
  const words = wordedErrors(errors, texts)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: words[name],
  })
  const tick = (name: 'disability' | 'names' | 'greet' | 'memberPurpose') => (
    <Checkbox name={name} label={t[name]} checked={Boolean(typed[name])} />
  )
  const options = asking.map((value) => ({ value, label: t.asking[value] }))
  return (
    <Form action={paths.settings} errors={words}>
      <fieldset class="stack">
        <legend>
          <h2>{t.questions}</h2>
        </legend>
        <div class="field-grid">
          {guestQuestions.map((name) => (
            <SelectField {...field(name, texts.questions[name])} options={options} />
          ))}
        </div>
        {tick('disability')}
        {tick('names')}
      </fieldset>
      <fieldset class="stack">
        <legend>
          <h2>{t.members}</h2>
        </legend>
        {tick('greet')}
        {tick('memberPurpose')}
        <TextField
          {...field('againMinutes', t.againMinutes, t.againHint)}
          inputmode="numeric"
          width="short"
        />
      </fieldset>
      <fieldset class="stack">
        <legend>
          <h2>{t.memory}</h2>
        </legend>
        <TextField {...field('memberDays', t.memberDays, t.daysHint)} inputmode="numeric" width="short" />
        <TextField {...field('guestDays', t.guestDays, t.daysHint)} inputmode="numeric" width="short" />
      </fieldset>
      <SelectField
        {...field('official', t.official)}
        options={(['book', 'door'] as const).map((value) => ({ value, label: t.officials[value] }))}
      />
      <FormActions>
        <Button kind="primary">{t.save}</Button>
      </FormActions>
    </Form>
  )
}

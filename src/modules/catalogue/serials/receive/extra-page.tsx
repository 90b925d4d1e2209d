import { Button, ButtonLink } from '#design/button.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { serialTexts, wordedErrors } from '../messages.ts'
import { serialPaths } from '../paths.ts'
import type { Subscription } from '../subscriptions/find-subscriptions.ts'
import { issueKinds } from './receive-form.ts'

interface ExtraPageProps {
  context: PageContext
  subscription: Subscription
  typed: Typed
  errors?: FieldErrors
}

/** An issue that nobody expected. */
export const ExtraPage = ({ context, subscription, typed, errors = {} }: ExtraPageProps) => {
  const texts = serialTexts(context.language)
  const { extra: t, box } = texts
  const worded = wordedErrors(errors, texts)
  const back = serialPaths.subscription(subscription.id)
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: worded[name] })
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={<a href={back}>{subscription.title}</a>} />
      <p class="hint">{t.lead}</p>
      <Form action={serialPaths.extra(subscription.id)} errors={worded}>
        <fieldset class="field-grid plain-fieldset">
          <SelectField
            {...field('kind', t.kind)}
            options={issueKinds.map((value) => ({ value, label: texts.kinds[value] }))}
          />
          <TextField {...field('enumeration', box.enumeration)} autofocus />
          <TextField {...field('chronology', box.chronology)} optional />
          <DateField {...field('publishedOn', t.publishedOn)} optional />
          <TextField {...field('volume', box.volume)} inputmode="numeric" optional />
          <TextField {...field('number', box.number)} inputmode="numeric" optional />
          <DateField {...field('receivedOn', box.receivedOn)} />
          <TextField {...field('note', box.note)} optional />
        </fieldset>
        <FormActions>
          <Button kind="primary">{t.save}</Button>
          <ButtonLink href={back}>{texts.form.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

import { Button, ButtonLink } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { CheckboxGroup } from '#design/choice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { serialTexts, wordedErrors } from '../messages.ts'
import { serialPaths } from '../paths.ts'
import type { Subscription } from '../subscriptions/find-subscriptions.ts'
import type { LooseIssue } from './find-loose.ts'

interface BindPageProps {
  context: PageContext
  subscription: Subscription
  issues: readonly LooseIssue[]
  chosen: readonly string[]
  typed: Typed
  errors?: FieldErrors
}

/** Several issues become one copy. */
export const BindPage = ({ context, subscription, issues, chosen, typed, errors = {} }: BindPageProps) => {
  const texts = serialTexts(context.language)
  const t = texts.bind
  const worded = wordedErrors(errors, texts)
  const back = serialPaths.subscription(subscription.id)
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: worded[name] })
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={<a href={back}>{subscription.title}</a>} />
      <p class="hint">{t.lead}</p>
      {issues.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Form action={serialPaths.bind(subscription.id)} errors={worded}>
          <CheckboxGroup
            name="nomor"
            label={t.choose}
            error={worded['nomor']}
            values={chosen}
            options={issues.map(({ id, enumeration, chronology }) => ({
              value: String(id),
              label: [enumeration, chronology].filter(Boolean).join(', '),
            }))}
          />
          <fieldset class="field-grid plain-fieldset">
            <TextField {...field('barcode', t.barcode)} autocomplete="off" />
            <TextField {...field('inventoryNumber', t.inventoryNumber)} optional />
            <TextField {...field('callNumber', t.callNumber)} optional />
            <TextField {...field('shelf', t.shelf)} optional />
            <TextField {...field('price', t.price)} inputmode="numeric" optional />
          </fieldset>
          <FormActions>
            <Button kind="primary">{t.save}</Button>
            <ButtonLink href={back}>{texts.form.cancel}</ButtonLink>
          </FormActions>
        </Form>
      )}
    </StaffPage>
  )
}

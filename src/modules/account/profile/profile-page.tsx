import { AccountPage } from '#design/account-page.tsx'
import { Button } from '#design/button.tsx'
import { Checkbox, RadioGroup } from '#design/choice.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { TextField, type TextFieldProps } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { accountTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Own } from './routes.tsx'

interface ProfilePageProps {
  context: PageContext
  member: Own
  contacts: readonly { kind: string; verifiedAt: Date | null; bouncedAt: Date | null }[]
  typed: Typed
  errors: FieldErrors
  saved: boolean
}

export const ProfilePage = (props: ProfilePageProps) => {
  const { context, member, typed, errors, saved } = props
  const t = accountTexts(context.language).profile
  const field = (name: string, label: string, more: Partial<TextFieldProps> = {}) => (
    <TextField {...{ name, label, value: typed[name], error: errors[name], optional: true }} {...more} />
  )
  return (
    <AccountPage context={context} title={t.title}>
      <p class="lead">{t.lead}</p>
      {saved && <Notice kind="success">{t.saved}</Notice>}
      <DescriptionList
        entries={[
          [t.name, member.name],
          [t.category, context.language === 'id' ? member.nameId : member.nameEn],
        ]}
      />
      <Form action={paths.profile} errors={errors}>
        {field('phone', t.phone, { type: 'tel', autocomplete: 'tel', hint: state(props, 'phone') })}
        <Checkbox name="whatsapp" label={t.whatsapp} checked={Boolean(typed['whatsapp'])} />
        {field('email', t.email, { type: 'email', autocomplete: 'email', hint: state(props, 'email') })}
        {field('homeAddress', t.homeAddress, { autocomplete: 'street-address' })}
        {field('homePlace', t.homePlace, { hint: t.homePlaceHint })}
        <input type="hidden" name="homeRegion" value={typed['homeRegion'] ?? ''} />
        {field('school', t.school)}
        {field('schoolClass', t.schoolClass)}
        {field('occupation', t.occupation)}
        {field('education', t.education)}
        <RadioGroup
          name="language"
          label={t.language}
          value={typed['language']}
          options={[
            { value: 'id', label: t.languages.id },
            { value: 'en', label: t.languages.en },
          ]}
        />
        <FormActions>
          <Button kind="primary">{t.save}</Button>
        </FormActions>
      </Form>
    </AccountPage>
  )
}

/** Whether an address is known to work. */
function state({ context, contacts }: ProfilePageProps, kind: string): string | undefined {
  const t = accountTexts(context.language).profile
  const contact = contacts.find((one) => one.kind === kind)
  if (!contact) return undefined
  return contact.bouncedAt ? t.bounced : contact.verifiedAt ? undefined : t.unverified
}

import { Button, ButtonLink } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form } from '#design/form.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { forgottenPinTexts, type id } from './messages.ts'

interface AskPageProps {
  context: PageContext
  /** Whether this library sends mail; without it only the desk helps. */
  byMail: boolean
  typed?: Typed
  errors?: FieldErrors
}

export const AskPage = ({ context, byMail, typed = {}, errors = {} }: AskPageProps) => {
  const t = forgottenPinTexts(context.language)
  const worded = inWords(errors, t)
  return (
    <PublicPage context={context} title={t.title} search={false}>
      <div class="stack-large">
        <PageHeading title={t.title} lead={byMail ? t.lead : t.deskOnly} />
        {byMail && (
          <Form action={paths.forgottenPin} errors={worded}>
            <TextField
              name="card"
              label={t.card}
              hint={t.cardHint}
              value={typed['card']}
              error={worded['card']}
              autocomplete="username"
            />
            <TextField
              name="mail"
              type="email"
              label={t.mail}
              hint={t.mailHint}
              value={typed['mail']}
              error={worded['mail']}
              autocomplete="email"
            />
            <Button kind="primary">{t.send}</Button>
          </Form>
        )}
      </div>
    </PublicPage>
  )
}

/** The same whether anything was sent or not: who is a member here is nobody's business. */
export const SentPage = ({ context }: { context: PageContext }) => {
  const t = forgottenPinTexts(context.language)
  return (
    <PublicPage context={context} title={t.sentTitle} search={false}>
      <div class="stack">
        <PageHeading title={t.sentTitle} lead={t.sent} />
        <p>{t.notCome}</p>
      </div>
    </PublicPage>
  )
}

interface NewPinPageProps {
  context: PageContext
  token: string
  name: string
  errors?: FieldErrors
}

export const NewPinPage = ({ context, token, name, errors = {} }: NewPinPageProps) => {
  const t = forgottenPinTexts(context.language)
  const worded = inWords(errors, t)
  return (
    <PublicPage context={context} title={t.newTitle} search={false}>
      <div class="stack-large">
        <PageHeading title={t.newTitle} lead={t.newLead(name)} />
        <Form action={paths.pinLink(token)} errors={worded}>
          <TextField
            name="pin"
            type="password"
            label={t.pin}
            hint={t.pinHint}
            error={worded['pin']}
            inputmode="numeric"
            autocomplete="new-password"
          />
          <Button kind="primary">{t.save}</Button>
        </Form>
      </div>
    </PublicPage>
  )
}

export const PinDonePage = ({ context }: { context: PageContext }) => {
  const t = forgottenPinTexts(context.language)
  return (
    <PublicPage context={context} title={t.doneTitle} search={false}>
      <div class="stack">
        <PageHeading title={t.doneTitle} lead={t.doneText} />
        <p>
          <ButtonLink href="/masuk" kind="primary">
            {t.signIn}
          </ButtonLink>
        </p>
      </div>
    </PublicPage>
  )
}

export const LinkUnknownPage = ({ context }: { context: PageContext }) => {
  const t = forgottenPinTexts(context.language)
  return (
    <PublicPage context={context} title={t.unknownTitle} search={false}>
      <div class="stack">
        <PageHeading title={t.unknownTitle} lead={t.unknownText} />
        <p>
          <ButtonLink href={paths.forgottenPin}>{t.again}</ButtonLink>
        </p>
      </div>
    </PublicPage>
  )
}

const inWords = (errors: FieldErrors, t: typeof id): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, t.errors[code ?? ''] ?? code]))

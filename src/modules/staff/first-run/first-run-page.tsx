import { Button } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { shortestPassword } from '../accounts/create-account.ts'
import { paths } from '../paths.ts'
import { firstRunTexts } from './messages.ts'

interface FirstRunPageProps {
  context: PageContext
  typed: Typed
  errors?: FieldErrors
}

/** Where a new library begins: whoever reads the console makes the first account. */
export const FirstRunPage = ({ context, typed, errors = {} }: FirstRunPageProps) => {
  const t = firstRunTexts(context.language)
  const known: Record<string, string> = t.errors
  const worded = Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, known[code] ?? t.errors.required]),
  )
  const field = (name: string, label: string, hint?: string) => ({ name, label, hint, error: worded[name] })
  return (
    <PublicPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <Form action={paths.firstRun} errors={worded}>
        <TextField
          {...field('code', t.code, t.codeHint)}
          value={typed['code']}
          width="short"
          inputmode="numeric"
          autocomplete="one-time-code"
        />
        <TextField {...field('name', t.name)} value={typed['name']} width="medium" autocomplete="name" />
        <TextField
          {...field('login', t.login, t.loginHint)}
          value={typed['login']}
          width="medium"
          autocomplete="username"
        />
        <TextField
          {...field('password', t.password, t.passwordHint(shortestPassword))}
          type="password"
          width="medium"
          autocomplete="new-password"
        />
        <FormActions>
          <Button kind="primary">{t.do}</Button>
        </FormActions>
      </Form>
    </PublicPage>
  )
}

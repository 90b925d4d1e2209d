import { Button } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PublicPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { patronPaths } from '#modules/patrons/index.ts'
import { texts, type id } from './messages.ts'
import { paths } from './paths.ts'
import type { SignInRefusal } from './sign-in.ts'

interface SignInPageProps {
  context: PageContext
  typed: Typed
  errors?: FieldErrors
  problem?: SignInRefusal
}

export const SignInPage = ({ context, typed, errors = {}, problem }: SignInPageProps) => {
  const t = texts(context.language)
  return (
    <PublicPage context={context} title={t.signIn}>
      <h1>{t.signIn}</h1>
      {problem && (
        <Notice kind="problem" title={t.problemTitle}>
          {t[problem]}
        </Notice>
      )}
      <div class="stack-large">
        <Form action={paths.signIn} errors={worded(errors, t)}>
          <input type="hidden" name="kembali" value={typed['kembali'] ?? ''} />
          <TextField
            name="login"
            label={t.login}
            hint={t.loginHint}
            value={typed['login']}
            error={worded(errors, t)['login']}
            autocomplete="username"
          />
          <TextField
            name="password"
            type="password"
            label={t.password}
            error={worded(errors, t)['password']}
            autocomplete="current-password"
          />
          <Button kind="primary">{t.signIn}</Button>
        </Form>
        <div class="stack">
          <p>
            {t.noCard} <a href={patronPaths.online}>{t.register}</a>
          </p>
          <p>
            <a href={patronPaths.forgottenPin}>{t.forgotten}</a>
          </p>
        </div>
      </div>
    </PublicPage>
  )
}

const worded = (errors: FieldErrors, t: typeof id): FieldErrors =>
  Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, code === 'too-long' ? t['too-long'] : t.required]),
  )

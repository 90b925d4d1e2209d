import { AccountPage } from '#design/account-page.tsx'
import { Button } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { formatShortMoment } from '#design/format.ts'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { OpenSession } from '#kernel/session.ts'
import { signInPaths } from '#modules/sign-in/index.ts'
import { accountTexts } from '../messages.ts'
import { paths } from '../paths.ts'

interface SecurityPageProps {
  context: PageContext
  sessions: readonly OpenSession[]
  errors: FieldErrors
  changed: boolean
}

export const SecurityPage = ({ context, sessions, errors, changed }: SecurityPageProps) => {
  const { language } = context
  const t = accountTexts(language).security
  const pin = (name: string, label: string, autocomplete: string, hint?: string) => (
    <TextField
      {...{ name, label, autocomplete, hint, error: errors[name] }}
      type="password"
      inputmode="numeric"
      width="short"
    />
  )
  return (
    <AccountPage context={context} title={t.title}>
      {changed && <Notice kind="success">{t.changed}</Notice>}
      <h2>{t.pin}</h2>
      <Form action={paths.pin} errors={errors}>
        {pin('current', t.current, 'current-password')}
        {pin('fresh', t.fresh, 'new-password', t.freshHint)}
        <FormActions>
          <Button kind="primary">{t.save}</Button>
        </FormActions>
      </Form>
      <Table
        caption={t.sessions}
        stacked
        rows={sessions}
        columns={[
          {
            key: 'device',
            label: t.device,
            names: true,
            cell: ({ device, current }) => (current ? `${device} (${t.here})` : device),
          },
          { key: 'since', label: t.since, cell: ({ createdAt }) => formatShortMoment(createdAt, language) },
          { key: 'seen', label: t.seen, cell: ({ seenAt }) => formatShortMoment(seenAt, language) },
        ]}
      />
      <form method="post" action={signInPaths.signOutEverywhere}>
        <Button>{t.everywhere}</Button>
      </form>
    </AccountPage>
  )
}

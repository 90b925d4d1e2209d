import { Button } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { formatShortMoment } from '#design/format.ts'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { OpenSession } from '#kernel/session.ts'
import { shortestPassword } from '../accounts/create-account.ts'
import { paths } from '../paths.ts'
import { ownPasswordTexts } from './messages.ts'

interface OwnPasswordPageProps {
  context: PageContext
  sessions: readonly OpenSession[]
  errors: FieldErrors
  changed: boolean
}

/** Somebody's own password, and where they are signed in. */
export const OwnPasswordPage = ({ context, sessions, errors, changed }: OwnPasswordPageProps) => {
  const { language } = context
  const t = ownPasswordTexts(language)
  const worded: Record<string, string | undefined> = Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, t.errors[code] ?? t.errors['required']]),
  )
  const secret = (name: string, label: string, autocomplete: string, hint?: string) => (
    <TextField {...{ name, label, autocomplete, hint, error: worded[name] }} type="password" width="medium" />
  )
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading title={t.title} />
        {context.viewer?.firstOf && <Notice kind="warning">{t.given}</Notice>}
        {changed && <Notice kind="success">{t.changed}</Notice>}
        <h2>{t.password}</h2>
        <Form action={paths.ownPassword} errors={worded}>
          {secret('current', t.current, 'current-password')}
          {secret('fresh', t.fresh, 'new-password', t.freshHint(shortestPassword))}
          {secret('again', t.again, 'new-password')}
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
        {sessions.length > 1 && (
          <form method="post" action="/keluar/semua">
            <Button>{t.everywhere}</Button>
          </form>
        )}
      </div>
    </StaffPage>
  )
}

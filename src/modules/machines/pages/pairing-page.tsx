import { Button } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { machineTexts } from '../messages.ts'
import { paths } from '../paths.ts'

interface PairingPageProps {
  context: PageContext
  problem: string | undefined
  typed: string
  /** Of the demonstration, where anybody may try. */
  known: readonly { pairing: string; label: string }[]
}

/** Where a browser becomes a machine. */
export const PairingPage = ({ context, problem, typed, known }: PairingPageProps) => {
  const texts = machineTexts(context.language)
  const t = texts.pair
  const error = problem && (texts.errors[problem] ?? problem)
  return (
    <PublicPage
      context={context}
      title={t.title}
      search={false}
      head={<meta name="robots" content="noindex" />}
    >
      <PageHeading title={t.title} lead={t.lead} />
      <div class="stack">
        {known.length > 0 && (
          <Notice>
            <p>{t.demo}</p>
            <ul>
              {known.map(({ pairing, label }) => (
                <li>
                  {label}: <code>{pairing}</code>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <Form action={paths.pair} errors={error ? { code: error } : {}}>
          <TextField
            name="code"
            label={t.code}
            hint={t.codeHint}
            value={typed || known[0]?.pairing}
            error={error}
            maxlength={40}
            autocomplete="off"
            width="short"
          />
          <FormActions>
            <Button kind="primary">{t.submit}</Button>
          </FormActions>
        </Form>
      </div>
    </PublicPage>
  )
}

import { Button, ButtonLink } from '#design/button.tsx'
import { TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Session } from '../sessions/session.ts'

interface ClosePageProps {
  context: PageContext
  session: Session
  typed: Typed
  errors?: FieldErrors
  refusal?: string
}

/** Ending a stock-take: who signs, and that this is the end. */
export const ClosePage = ({ context, session, typed, errors = {}, refusal }: ClosePageProps) => {
  const texts = stockTakeTexts(context.language)
  const t = texts.report
  const words: Record<string, string> = texts.errors
  const worded = Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, words[code] ?? code]))
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: worded[name] })
  return (
    <StaffPage context={context} title={`${t.closeTitle}: ${session.name}`}>
      <PageHeading title={t.closeTitle} lead={<a href={paths.session(session.id)}>{session.name}</a>} />
      {refusal && <Notice kind="problem">{refusal}</Notice>}
      <p>{t.closeLead}</p>
      <Form action={paths.close(session.id)} errors={worded}>
        <TextField {...field('number', t.number)} maxlength={80} optional />
        <TextField {...field('leader', t.leader)} maxlength={120} />
        <div class="field-grid">
          <TextField {...field('leaderPosition', t.position)} maxlength={120} />
          <TextField {...field('leaderNip', t.nip)} maxlength={40} optional />
        </div>
        <TextField {...field('witness', t.witness)} maxlength={120} optional />
        <div class="field-grid">
          <TextField {...field('witnessPosition', t.position)} maxlength={120} optional />
          <TextField {...field('witnessNip', t.nip)} maxlength={40} optional />
        </div>
        <TextArea {...field('remark', t.remark)} rows={3} maxlength={2000} optional />
        <FormActions>
          <Button kind="primary">{t.close}</Button>
          <ButtonLink href={paths.session(session.id)}>{texts.form.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

import { Button } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { SectionHead } from '#design/section-head.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { NamedLoans } from './find-named.ts'
import { privacyTexts } from './messages.ts'

export interface PrivacyPageProps {
  context: PageContext
  days: string
  loans: NamedLoans
  error?: string | undefined
  saved?: boolean
}

/** After how many days it is forgotten who had what. */
export const PrivacyPage = ({ context, days, loans, error, saved }: PrivacyPageProps) => {
  const { language } = context
  const t = privacyTexts(language)
  const number = (count: number) => formatNumber(count, language)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      {saved && <Notice kind="success">{t.saved}</Notice>}
      <div class="stack-large">
        <Form action={privacyPath}>
          <TextField
            name="days"
            label={t.days}
            hint={t.daysHint}
            value={days}
            inputmode="numeric"
            width="short"
            {...(error !== undefined && { error: t.errors[error] ?? error })}
          />
          <FormActions>
            <Button kind="primary">{t.save}</Button>
          </FormActions>
        </Form>
        <section>
          <SectionHead title={t.now} />
          <DescriptionList
            entries={[
              [t.named, number(loans.named)],
              [t.kept, number(loans.kept)],
              [t.forgotten, number(loans.forgotten)],
            ]}
          />
        </section>
      </div>
    </StaffPage>
  )
}

export const privacyPath = '/staf/sirkulasi/kerahasiaan'

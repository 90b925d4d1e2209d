import { Button, ButtonLink } from '#design/button.tsx'
import { CheckboxGroup } from '#design/choice.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { formatNumber } from '#design/format.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../../paths.ts'
import type { AuthorityDetails } from '../find-authority.ts'
import { authorityTexts } from '../messages.ts'
import { authorityPaths } from '../paths.ts'
import type { UsingTitle } from '../where-used.ts'
import type { SplitRefusal } from './split-authority.ts'

export const mostSplit = 500

interface SplitPageProps {
  context: PageContext
  authority: AuthorityDetails
  version: number
  titles: readonly UsingTitle[]
  typed: { heading: string; reason: string; variants: readonly string[]; titles: readonly string[] }
  refusal?: SplitRefusal
}

/** Two headings out of one: what the other is called, and what is its own. */
export const SplitPage = ({ context, authority, version, titles, typed, refusal }: SplitPageProps) => {
  const { language } = context
  const t = authorityTexts(language)
  const ofHeading = refusal && refusal !== 'changed-meanwhile' && refusal !== 'authority-unknown'
  const errors = ofHeading ? { tajuk: t.split.errors[refusal] } : {}
  return (
    <StaffPage context={context} title={t.split.open}>
      <div class="stack">
        <PageHeading title={t.split.title(authority.heading)} lead={t.split.lead} />
        {refusal && !ofHeading && <Notice kind="problem">{t.split.errors[refusal]}</Notice>}
        {authority.titles > titles.length && (
          <Notice kind="info">
            {t.firstOf(formatNumber(titles.length, language), formatNumber(authority.titles, language))}
          </Notice>
        )}
        <Form action={authorityPaths.split(authority.id)} errors={errors}>
          <input type="hidden" name="version" value={String(version)} />
          <TextField
            name="tajuk"
            label={t.split.heading}
            hint={t.headingHint}
            value={typed.heading}
            error={errors.tajuk}
            autofocus={!refusal}
          />
          {authority.variants.length > 0 && (
            <CheckboxGroup
              name="bentuk"
              label={t.split.variants}
              optional
              values={typed.variants}
              options={authority.variants.map((form) => ({ value: form, label: form }))}
            />
          )}
          {titles.length > 0 && (
            <CheckboxGroup
              name="judul"
              label={t.split.titles}
              hint={t.split.titlesHint}
              optional
              values={typed.titles}
              options={titles.map(({ id, title, author, year }) => ({
                value: String(id),
                label: [title, author, year].filter(Boolean).join(' / '),
              }))}
            />
          )}
          <TextField name="alasan" label={t.split.reason} value={typed.reason} maxlength={300} />
          <FormActions>
            <Button kind="primary">{t.split.do}</Button>
            <ButtonLink href={paths.authority(authority.id)}>{t.cancel}</ButtonLink>
          </FormActions>
        </Form>
      </div>
    </StaffPage>
  )
}

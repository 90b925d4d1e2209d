import { Button } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { materials } from '#modules/catalogue/index.ts'
import { labelTexts } from '../label-messages.ts'
import { moreTexts } from '../more-messages.ts'
import { paths } from '../paths.ts'

interface AdvancedPageProps {
  context: PageContext
  branches: readonly Branch[]
}

/** One field for each thing one may know of a title; the address that comes out is that of an ordinary search. */
export const AdvancedPage = ({ context, branches }: AdvancedPageProps) => {
  const t = moreTexts(context.language).advanced
  const labels = labelTexts(context.language)
  const materialOptions = materials.map((value) => ({ value, label: labels.materials[value] ?? value }))
  return (
    <PublicPage context={context} title={t.title} search={false}>
      <PageHeading title={t.title} lead={t.lead} />
      <Form action={paths.results} method="get">
        <TextField name="q" label={t.anywhere} optional />
        <TextField name="judul" label={t.inTitle} optional />
        <TextField name="pengarang" label={labels.facets.author} optional />
        <TextField name="subjek" label={labels.facets.subject} optional />
        <TextField name="judul-seri" label={labels.facets.series} optional />
        <TextField name="penerbit" label={t.publisher} optional />
        <TextField name="nomor" label={t.number} hint={t.numberHint} optional />
        <TextField name="panggil" label={t.callNumber} hint={t.callNumberHint} optional />
        <SelectField name="jenis" label={labels.facets.material} options={materialOptions} optional />
        <SelectField
          name="cabang"
          label={labels.facets.branch}
          options={branches.map(({ code, name }) => ({ value: code, label: name }))}
          optional
        />
        <TextField name="dari" label={t.yearFrom} inputmode="numeric" width="short" optional />
        <TextField name="sampai" label={t.yearTo} inputmode="numeric" width="short" optional />
        <Checkbox name="tersedia" value="1" label={labels.availableNow} />
        <FormActions>
          <Button kind="primary">{t.search}</Button>
        </FormActions>
      </Form>
      <h2>{t.signsTitle}</h2>
      <dl>
        {t.signs.map(([sign, meaning]) => (
          <>
            <dt>
              <code>{sign}</code>
            </dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
    </PublicPage>
  )
}

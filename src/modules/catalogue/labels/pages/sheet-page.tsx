import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { labelTexts, wordedErrors, type LabelTexts } from '../messages.ts'
import { labelPaths } from '../paths.ts'
import { labelContents, type Sheet } from '../sheet.ts'
import { SheetDrawing } from './sheet-drawing.tsx'

interface SheetPageProps {
  context: PageContext
  /** As it is kept; undefined for a new one. */
  sheet?: Sheet
  typed: Typed
  errors?: FieldErrors
}

/** One kind of paper. */
export const SheetPage = ({ context, sheet, typed, errors = {} }: SheetPageProps) => {
  const t = labelTexts(context.language)
  const title = sheet ? t.sheets.edit : t.sheets.new
  const worded = wordedErrors(errors, t)
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={t.sheets.lead} />
      <div class="sheet-beside">
        <Form action={sheet ? labelPaths.sheet(sheet.id) : labelPaths.newSheet} errors={worded}>
          <SheetFields t={t} typed={typed} worded={worded} />
          <FormActions>
            <Button kind="primary">{t.sheets.save}</Button>
          </FormActions>
        </Form>
        {sheet && (
          <figure class="sheet-plan">
            <SheetDrawing sheet={sheet} label={t.sheets.preview(sheet.columns, sheet.rows)} />
            <figcaption class="stack">
              <p>
                <ButtonLink href={labelPaths.testSheet(sheet.id)}>{t.sheets.test}</ButtonLink>
              </p>
              <p>{t.sheets.testHint}</p>
            </figcaption>
          </figure>
        )}
      </div>
      {sheet && (
        <Disclosure summary={t.sheets.remove}>
          <form class="stack" method="post" action={labelPaths.sheetRemoval(sheet.id)}>
            <p>{t.sheets.removeHint}</p>
            <Button kind="danger">{t.sheets.remove}</Button>
          </form>
        </Disclosure>
      )}
    </StaffPage>
  )
}

interface SheetFieldsProps {
  t: LabelTexts
  typed: Typed
  worded: Record<string, string>
}

const SheetFields = ({ t, typed, worded }: SheetFieldsProps) => {
  const field = (name: string, label: string) => ({ name, label, value: typed[name], error: worded[name] })
  const measure = (name: string, label: string) => ({ ...field(name, label), inputmode: 'decimal' as const })
  return (
    <>
      <TextField {...field('name', t.sheets.name)} />
      <TextField {...field('note', t.sheets.note)} optional />
      <SelectField
        {...field('content', t.sheets.content)}
        options={labelContents.map((one) => ({ value: one, label: t.print.contents[one] }))}
      />
      <Checkbox name="usual" label={t.sheets.usual} value="1" checked={typed['usual'] !== undefined} />
      <fieldset class="field-grid">
        <legend>{t.sheets.page}</legend>
        <TextField {...measure('pageWidth', t.sheets.pageWidth)} />
        <TextField {...measure('pageHeight', t.sheets.pageHeight)} />
        <TextField {...measure('marginLeft', t.sheets.marginLeft)} />
        <TextField {...measure('marginTop', t.sheets.marginTop)} />
      </fieldset>
      <fieldset class="field-grid">
        <legend>{t.sheets.grid}</legend>
        <TextField {...field('columns', t.sheets.columns)} inputmode="numeric" />
        <TextField {...field('rows', t.sheets.rows)} inputmode="numeric" />
        <TextField {...measure('labelWidth', t.sheets.labelWidth)} />
        <TextField {...measure('labelHeight', t.sheets.labelHeight)} />
        <TextField {...measure('pitchX', t.sheets.pitchX)} hint={t.sheets.pitchXHint} />
        <TextField {...measure('pitchY', t.sheets.pitchY)} hint={t.sheets.pitchYHint} />
      </fieldset>
    </>
  )
}

import { Button, ButtonLink } from '#design/button.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { newKey } from '../key.ts'
import type { InstitutionMember } from '../lend/list-institutions.ts'
import { bulkTexts, worded } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Shipment, ShipmentCopy } from '../shipments/find-shipments.ts'

interface HandOnPageProps {
  context: PageContext
  shipment: Shipment
  copies: readonly ShipmentCopy[]
  institutions: readonly InstitutionMember[]
  typed: Typed
  /** Barcodes ticked; all before anybody has chosen. */
  chosen?: readonly string[]
  errors?: FieldErrors
}

/** To which institution a crate goes next, and with what. */
export const HandOnPage = (props: HandOnPageProps) => {
  const { context, shipment, institutions, typed, errors = {} } = props
  const texts = bulkTexts(context.language)
  const t = texts.handing
  const wrong = worded(errors, texts)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: wrong[name],
  })
  const title = t.title(texts.shipments.numberOf(shipment.id))
  return (
    <StaffPage context={context} title={title}>
      <PageHeading title={title} lead={t.lead} />
      <Form action={paths.handingOn(shipment.id)} errors={wrong}>
        <input type="hidden" name="key" value={newKey()} />
        <SelectField
          {...field('institutionId', t.to)}
          options={institutions
            .filter(({ id }) => id !== shipment.institutionId)
            .map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <TextField {...field('purpose', texts.lend.purpose)} maxlength={200} optional />
        <TextField
          {...field('responsibleName', texts.lend.responsible, texts.lend.responsibleHint)}
          maxlength={200}
          optional
        />
        <TextField {...field('responsiblePhone', texts.lend.phone)} type="tel" maxlength={40} optional />
        {context.viewer?.permissions.has('circulation.set-day') && (
          <DateField {...field('dueOn', texts.lend.due, texts.lend.dueHint)} optional />
        )}
        <Choice {...props} />
        <FormActions>
          <Button kind="primary" name="langkah" value="periksa">
            {texts.lend.check}
          </Button>
          <ButtonLink href={paths.shipment(shipment.id)}>{texts.common.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

const Choice = ({ context, copies, chosen }: HandOnPageProps) => {
  const texts = bulkTexts(context.language)
  const t = texts.handing
  return (
    <fieldset class="field" id="barcodes">
      <legend>{t.copies}</legend>
      <span class="hint">{t.copiesHint}</span>
      <Table
        caption={t.copies}
        captionHidden
        rows={copies}
        stacked
        columns={[
          {
            key: 'choose',
            label: texts.crates.choose,
            cell: ({ barcode, title: name }) => (
              <input
                type="checkbox"
                name="ikut"
                value={barcode}
                checked={chosen === undefined || chosen.includes(barcode)}
                aria-label={texts.crates.chooseOne(name)}
              />
            ),
          },
          { key: 'title', label: texts.columns.title, names: true, cell: (copy) => copy.title },
          { key: 'barcode', label: texts.columns.barcode, cell: ({ barcode }) => barcode },
        ]}
      />
    </fieldset>
  )
}

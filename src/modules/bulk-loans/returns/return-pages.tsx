import { Button, ButtonLink } from '#design/button.tsx'
import { TextArea, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { newKey } from '../key.ts'
import { bulkTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Shipment, ShipmentCopy } from '../shipments/find-shipments.ts'

interface ScanCratePageProps {
  context: PageContext
  typed?: string
  error?: string
}

/** One box for the barcode of a crate. */
export const ScanCratePage = ({ context, typed, error }: ScanCratePageProps) => {
  const t = bulkTexts(context.language).returns
  return (
    <StaffPage context={context} title={t.scanTitle}>
      <PageHeading title={t.scanTitle} lead={t.scanLead} />
      <Form action={paths.scanCrate} method="get" errors={{ peti: error }}>
        <TextField
          name="peti"
          label={t.scan}
          value={typed}
          error={error}
          width="medium"
          maxlength={40}
          autofocus={!error}
        />
        <FormActions>
          <Button kind="primary">{t.go}</Button>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

interface ReturnPageProps {
  context: PageContext
  shipment: Shipment
  copies: readonly ShipmentCopy[]
  typed?: string
  error?: string
}

/** What should be in the crate, and the list of what is. */
export const ReturnPage = ({ context, shipment, copies, typed, error }: ReturnPageProps) => {
  const texts = bulkTexts(context.language)
  const t = texts.returns
  const title = t.title(`${texts.shipments.numberOf(shipment.id)}, ${shipment.institution}`)
  return (
    <StaffPage context={context} title={title}>
      <div class="stack-large">
        <PageHeading
          title={title}
          lead={[shipment.crate, t.expected(copies.length)].filter(Boolean).join(' · ')}
          actions={<ButtonLink href={paths.shipment(shipment.id)}>{texts.common.cancel}</ButtonLink>}
        />
        {copies.length === 0 && <p>{t.nothingOut}</p>}
        <Form action={paths.returning(shipment.id)} errors={{ barcodes: error }}>
          <input type="hidden" name="key" value={newKey()} />
          <TextArea
            name="barcodes"
            label={t.found}
            hint={t.foundHint}
            error={error}
            value={typed}
            rows={8}
            autofocus={!error}
            optional
          />
          <FormActions>
            <Button kind="primary" name="cara" value="pindai">
              {t.takeFound}
            </Button>
            <Button name="cara" value="semua" formnovalidate>
              {t.takeAll}
            </Button>
          </FormActions>
        </Form>
        <section class="stack">
          <h2>{texts.shipment.copies}</h2>
          <Table
            caption={texts.shipment.copies}
            captionHidden
            rows={copies}
            stacked
            columns={[
              { key: 'title', label: texts.columns.title, names: true, cell: (copy) => copy.title },
              { key: 'barcode', label: texts.columns.barcode, cell: ({ barcode }) => barcode },
              { key: 'call', label: texts.columns.callNumber, cell: ({ callNumber }) => callNumber },
            ]}
          />
        </section>
      </div>
    </StaffPage>
  )
}

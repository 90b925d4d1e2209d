import { Button } from '#design/button.tsx'
import { SelectField, TextArea } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table, type Column } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { CopySent, HoldToClear, TransitShown } from '#modules/circulation/index.ts'
import { mobileTexts, type MobileTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { PrintPage } from '#design/print-page.tsx'
import { RefusedCopies, type RefusedCopy } from './refused-copies.tsx'
import { newKey } from './scan-results.ts'

export interface UnloadPageProps {
  context: PageContext
  vehicle: { branchId: number; name: string }
  going: readonly TransitShown[]
  clear: readonly HoldToClear[]
  branches: readonly Branch[]
  sent: readonly CopySent[]
  refused?: readonly RefusedCopy[]
  typed?: Record<string, string>
  errors?: Record<string, string>
}

/** What comes off the vehicle after a tour. */
export const UnloadPage = (props: UnloadPageProps) => {
  const { context, vehicle, going, clear } = props
  const { language } = context
  const t = mobileTexts(language).unload
  return (
    <StaffPage context={context} title={t.title(vehicle.name)}>
      <div class="stack-large">
        <PageHeading
          title={t.title(vehicle.name)}
          lead={t.lead}
          actions={<PrintPage label={mobileTexts(language).common.print} />}
        />
        <Sent {...props} />
        {going.length + clear.length === 0 && <p>{t.nothing}</p>}
        {going.length > 0 && <Going {...props} />}
        {clear.length > 0 && <Clear {...props} />}
        {context.viewer?.permissions.has('circulation.transfer') && <Rotate {...props} />}
      </div>
    </StaffPage>
  )
}

interface Book {
  title: string
  barcode: string
}

const bookColumns = <Row extends Book>(t: MobileTexts): Column<Row>[] => [
  { key: 'title', label: t.load.book, names: true, cell: ({ title }) => title },
  {
    key: 'barcode',
    label: t.load.barcode,
    cell: ({ barcode }) => <a href={paths.copy(barcode)}>{barcode}</a>,
  },
]

const Going = ({ context: { language }, going, branches }: UnloadPageProps) => {
  const texts = mobileTexts(language)
  const t = texts.unload
  return (
    <section class="stack">
      <h2>{t.going}</h2>
      <p>{t.goingLead}</p>
      <Table
        caption={t.going}
        captionHidden
        rows={going}
        stacked
        columns={[
          ...bookColumns<TransitShown>(texts),
          {
            key: 'to',
            label: t.to,
            cell: ({ toBranchId }) => branches.find(({ id }) => id === toBranchId)?.shortName ?? '',
          },
          { key: 'why', label: t.because, cell: ({ reason }) => t.reasons[reason] ?? reason },
        ]}
      />
    </section>
  )
}

const Clear = ({ context: { language }, clear }: UnloadPageProps) => {
  const texts = mobileTexts(language)
  const t = texts.unload
  return (
    <section class="stack">
      <h2>{t.clear}</h2>
      <p>{t.clearLead}</p>
      <Table
        caption={t.clear}
        captionHidden
        rows={clear}
        stacked
        columns={[
          { key: 'code', label: texts.load.code, cell: ({ shelfCode }) => <strong>{shelfCode}</strong> },
          ...bookColumns<HoldToClear>(texts),
          {
            key: 'why',
            label: t.because,
            cell: ({ endedBecause }) => t.endings[endedBecause] ?? endedBecause,
          },
        ]}
      />
    </section>
  )
}

const Rotate = ({ context, vehicle, branches, typed = {}, errors = {} }: UnloadPageProps) => {
  const texts = mobileTexts(context.language)
  const t = texts.unload
  return (
    <section class="stack no-print">
      <h2>{t.rotateTitle}</h2>
      <Form action={paths.unload(vehicle.branchId)} errors={errors}>
        <input type="hidden" name="key" value={newKey()} />
        <TextArea
          name="barcodes"
          label={t.rotate}
          hint={t.rotateHint}
          error={errors['barcodes']}
          value={typed['barcodes']}
          rows={5}
        />
        <SelectField
          name="cabang"
          label={t.branch}
          error={errors['cabang']}
          value={typed['cabang']}
          options={branches
            .filter(({ id }) => id !== vehicle.branchId)
            .map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <FormActions>
          <Button>{t.rotate}</Button>
        </FormActions>
      </Form>
    </section>
  )
}

const Sent = ({ context: { language }, sent, refused = [] }: UnloadPageProps) => {
  const t = mobileTexts(language).unload
  return (
    <>
      <RefusedCopies title={t.refusedTitle(refused.length)} {...{ refused, language }} />
      {sent.length > 0 && <Notice kind="success">{t.sentTitle(sent.length)}</Notice>}
    </>
  )
}

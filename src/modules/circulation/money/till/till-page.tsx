import { Button } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatRupiah, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { DeskPlace } from '#modules/branches/index.ts'
import { Hidden } from '../account/hidden.tsx'
import { moneyPaths } from '../paths.ts'
import { PlaceLine } from '../place/place-line.tsx'
import type { TillClose } from './list-closes.ts'
import { tillTexts } from './messages.ts'
import { ReceiptsTable, TakingsTable } from './receipts-table.tsx'
import type { TillState } from './till-state.ts'

export interface TillPageProps {
  context: PageContext
  place: DeskPlace
  till: TillState
  closes: readonly TillClose[]
  keyOfDeed: string
  typed?: Typed
  errors?: FieldErrors
  refused?: readonly string[]
}

/** What is in the till, and how it was closed before. */
export const TillPage = (props: TillPageProps) => {
  const { context, place, till, closes, refused = [] } = props
  const { language } = context
  const t = tillTexts(language)
  const mayClose = context.viewer?.permissions.has('circulation.cash-close')
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading title={t.title} lead={t.lead} />
        <PlaceLine {...{ context, place }} back={moneyPaths.till} />
        {refused.map((text) => (
          <Notice kind="problem">{text}</Notice>
        ))}
        <TakingsTable language={language} takings={till.takings} />
        {mayClose && till.upTo > 0 && <CloseForm {...props} />}
        <Closes {...{ context, closes }} />
        <ReceiptsTable language={language} caption={t.receipts} receipts={till.receipts} />
      </div>
    </StaffPage>
  )
}

const CloseForm = ({ context, till, keyOfDeed, typed = {}, errors = {} }: TillPageProps) => {
  const t = tillTexts(context.language)
  const amounts = { inputmode: 'numeric', autocomplete: 'off', maxlength: 15 } as const
  return (
    <section class="stack">
      <h2>{t.close.title}</h2>
      <Form action={moneyPaths.till} errors={errors}>
        <Hidden keyOfDeed={keyOfDeed} />
        <input type="hidden" name="sampai" value={typed['sampai'] ?? String(till.upTo)} />
        <div class="field-grid">
          <TextField
            name="modal"
            label={t.close.opening}
            hint={t.close.openingHint}
            error={errors['modal']}
            value={typed['modal'] ?? till.opening}
            {...amounts}
          />
          <TextField
            name="hitungan"
            label={t.close.counted}
            hint={t.close.countedHint(formatRupiah(till.opening + till.takings.cash))}
            error={errors['hitungan']}
            value={typed['hitungan']}
            {...amounts}
          />
        </div>
        <TextField
          name="penjelasan"
          label={t.close.note}
          hint={t.close.noteHint}
          error={errors['penjelasan']}
          value={typed['penjelasan']}
          maxlength={500}
          optional
        />
        <FormActions>
          <Button kind="primary">{t.close.button}</Button>
        </FormActions>
      </Form>
    </section>
  )
}

const Closes = ({ context, closes }: Pick<TillPageProps, 'context' | 'closes'>) => {
  const { language } = context
  const t = tillTexts(language)
  return (
    <Table
      caption={t.history}
      rows={closes}
      empty={t.noHistory}
      stacked
      columns={[
        {
          key: 'waktu',
          label: t.when,
          names: true,
          cell: ({ id, closedAt }) => (
            <a href={moneyPaths.close(id)}>{formatShortMoment(closedAt, language)}</a>
          ),
        },
        { key: 'petugas', label: t.by, cell: ({ closedBy }) => closedBy },
        {
          key: 'catatan',
          label: t.expected,
          numeric: true,
          cell: ({ expected }) => formatRupiah(expected),
        },
        { key: 'hitungan', label: t.counted, numeric: true, cell: ({ counted }) => formatRupiah(counted) },
        {
          key: 'selisih',
          label: t.difference,
          numeric: true,
          cell: ({ counted, expected }) => formatRupiah(counted - expected),
        },
      ]}
    />
  )
}

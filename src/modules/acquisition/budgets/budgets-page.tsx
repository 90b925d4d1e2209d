import { Button } from '#design/button.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatRupiah, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { acquisitionTexts, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { fieldOf } from '../title-fields.tsx'
import type { Budget, BudgetEntry } from './find-budgets.ts'

export interface BudgetsPageProps {
  context: PageContext
  year: number
  budgets: readonly Budget[]
  entries: readonly BudgetEntry[]
  sources: readonly { id: number; name: string }[]
  typed: Typed
  errors?: FieldErrors
  saved?: boolean
}

/** Money of a year by its source: what there is, what is committed, what is spent, what is left. */
export const BudgetsPage = (props: BudgetsPageProps) => {
  const { context, year, saved } = props
  const texts = acquisitionTexts(context.language)
  const t = texts.budgets
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={`${t.title} ${year}`} lead={t.lead} />
      <div class="stack-large">
        {saved && <Notice kind="success">{texts.common.saved}</Notice>}
        <nav aria-label={t.year}>
          <ul class="chips" role="list">
            {[year - 1, year, year + 1].map((one) => (
              <li>
                <a
                  class="chip"
                  href={`${paths.budgets}?tahun=${one}`}
                  data-selected={one === year || undefined}
                  aria-current={one === year ? 'page' : undefined}
                >
                  {one}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Amounts {...props} />
        <Setting {...props} />
        <Entries {...props} />
        <Sources {...props} />
      </div>
    </StaffPage>
  )
}

const Amounts = ({ context, year, budgets }: BudgetsPageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.budgets
  const sum = (of: (budget: Budget) => number) => budgets.reduce((total, one) => total + of(one), 0)
  const total = {
    source: texts.common.total,
    amount: sum(({ amount }) => amount),
    committed: sum(({ committed }) => committed),
    spent: sum(({ spent }) => spent),
    left: sum(({ left }) => left),
    note: '',
  }
  return (
    <Table
      caption={`${t.title} ${year}`}
      captionHidden
      empty={t.none}
      rows={budgets.length > 1 ? [...budgets, total] : budgets}
      columns={[
        { key: 'source', label: t.source, names: true, cell: ({ source }) => source },
        { key: 'amount', label: t.amount, numeric: true, cell: ({ amount }) => formatRupiah(amount) },
        { key: 'committed', label: t.committed, numeric: true, cell: (one) => formatRupiah(one.committed) },
        { key: 'spent', label: t.spent, numeric: true, cell: ({ spent }) => formatRupiah(spent) },
        {
          key: 'left',
          label: t.left,
          numeric: true,
          cell: ({ left }) => <strong>{formatRupiah(left)}</strong>,
        },
        { key: 'note', label: texts.title.note, cell: ({ note }) => note },
      ]}
    />
  )
}

const Setting = ({ context, year, sources, typed, errors = {} }: BudgetsPageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.budgets
  const parts = { typed: { year: String(year), ...typed }, errors: wordedErrors(errors, texts) }
  const field = fieldOf(parts)
  return (
    <section class="stack">
      <h2>{t.set}</h2>
      <p class="hint">{t.setLead}</p>
      <Form action={paths.budgets} errors={parts.errors}>
        <fieldset class="field-grid plain-fieldset">
          <SelectField
            {...field('sourceId', t.source)}
            options={sources.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <TextField {...field('year', t.year)} inputmode="numeric" />
          <TextField {...field('amount', t.amount)} inputmode="numeric" />
          <TextField {...field('note', texts.title.note)} optional />
        </fieldset>
        <FormActions>
          <Button kind="primary">{t.set}</Button>
        </FormActions>
      </Form>
    </section>
  )
}

const Entries = ({ context, entries }: BudgetsPageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.budgets
  return (
    <Table
      caption={t.entries}
      empty={t.noEntries}
      rows={entries}
      columns={[
        { key: 'at', label: texts.common.when, cell: ({ at }) => formatShortMoment(at, context.language) },
        { key: 'source', label: t.source, names: true, cell: ({ source }) => source },
        { key: 'kind', label: texts.common.state, cell: ({ kind }) => t.kinds[kind] },
        { key: 'committed', label: t.committed, numeric: true, cell: (one) => formatRupiah(one.committed) },
        { key: 'spent', label: t.spent, numeric: true, cell: ({ spent }) => formatRupiah(spent) },
        {
          key: 'order',
          label: t.order,
          cell: ({ orderId }) => <a href={paths.order(orderId)}>#{orderId}</a>,
        },
        { key: 'by', label: texts.common.by, cell: ({ by }) => by },
      ]}
    />
  )
}

const Sources = ({ context, sources, errors = {} }: BudgetsPageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.budgets
  const worded = wordedErrors(errors, texts)
  return (
    <section class="stack">
      <Table
        caption={t.sources}
        rows={sources}
        columns={[
          { key: 'name', label: t.source, names: true, cell: ({ name }) => name },
          {
            key: 'close',
            label: t.closeSource,
            cell: ({ id, name }) => (
              <form method="post" action={paths.sourceClosing(id)}>
                <Button kind="quiet">
                  {t.closeSource}
                  <span class="visually-hidden"> {name}</span>
                </Button>
              </form>
            ),
          },
        ]}
      />
      <form class="cluster" method="post" action={paths.sources} novalidate>
        <TextField name="name" label={t.sourceName} error={worded['name']} maxlength={60} />
        <Button>{t.addSource}</Button>
      </form>
    </section>
  )
}

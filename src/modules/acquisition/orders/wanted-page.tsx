import { Button, ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { ErrorSummary } from '#design/form.tsx'
import { formatNumber, formatRupiah } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Budget } from '../budgets/find-budgets.ts'
import { acquisitionTexts, wordedErrors } from '../messages.ts'
import { paths } from '../paths.ts'
import { fieldOf } from '../title-fields.tsx'
import type { Vendor } from '../vendors/vendors.ts'
import type { OrderLine } from './find-orders.ts'

export interface WantedPageProps {
  context: PageContext
  lines: readonly OrderLine[]
  vendors: readonly Vendor[]
  budgets: readonly Budget[]
  chosen: readonly number[]
  typed: Typed
  errors?: FieldErrors
}

/** What is to be bought, and the way from there to an order. */
export const WantedPage = (props: WantedPageProps) => {
  const { context, lines } = props
  const texts = acquisitionTexts(context.language)
  const t = texts.wanted
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <ButtonLink href={paths.newLine} kind="primary">
              {t.add}
            </ButtonLink>
            {lines.length > 0 && <ButtonLink href={paths.wantedFile}>{texts.common.xlsx}</ButtonLink>}
          </>
        }
      />
      {lines.length === 0 ? (
        <EmptyState title={t.none}>
          <p>
            <a href={paths.staffSuggestions}>{texts.staff.title}</a>
          </p>
        </EmptyState>
      ) : (
        <Ordering {...props} />
      )}
    </StaffPage>
  )
}

const Ordering = ({ context, lines, vendors, budgets, chosen, typed, errors = {} }: WantedPageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.wanted
  const worded = wordedErrors(errors, texts)
  const field = fieldOf({ typed, errors: worded })
  return (
    <form class="stack" method="post" action={paths.orders} novalidate>
      <ErrorSummary errors={worded} />
      <WantedTable {...{ context, lines, chosen }} />
      <fieldset class="field-grid plain-fieldset">
        <SelectField
          {...field('vendorId', t.vendor)}
          options={vendors
            .filter(({ closedAt }) => !closedAt)
            .map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <SelectField
          {...field('budgetId', t.budget)}
          options={budgets.map(({ id, source, year, left }) => ({
            value: String(id),
            label: `${source} ${year}, ${t.left(formatRupiah(left))}`,
          }))}
        />
        <TextField {...field('note', t.note)} optional />
      </fieldset>
      <p>
        <Button kind="primary">{t.order}</Button>
      </p>
    </form>
  )
}

const WantedTable = ({ context, lines, chosen }: Pick<WantedPageProps, 'context' | 'lines' | 'chosen'>) => {
  const { language } = context
  const texts = acquisitionTexts(language)
  const total = lines.reduce((sum, { copies, price }) => sum + copies * price, 0)
  return (
    <Table
      caption={`${texts.wanted.title}, ${texts.wanted.cost.toLowerCase()} ${formatRupiah(total)}`}
      rows={lines}
      columns={[
        {
          key: 'choose',
          label: '✓',
          cell: ({ id, title }) => (
            <input
              type="checkbox"
              name="baris"
              value={String(id)}
              id={id === lines[0]?.id ? 'baris' : undefined}
              checked={chosen.includes(id)}
              aria-label={texts.common.choose(title)}
            />
          ),
        },
        { key: 'title', label: texts.title.title, names: true, cell: ({ title }) => title },
        { key: 'author', label: texts.title.author, cell: ({ author }) => author },
        { key: 'branch', label: texts.title.branch, cell: ({ branchName }) => branchName },
        {
          key: 'votes',
          label: texts.wanted.votes,
          numeric: true,
          cell: ({ votes }) => formatNumber(votes, language),
        },
        {
          key: 'copies',
          label: texts.title.copies,
          numeric: true,
          cell: ({ copies }) => formatNumber(copies, language),
        },
        { key: 'price', label: texts.title.price, numeric: true, cell: ({ price }) => formatRupiah(price) },
        {
          key: 'remove',
          label: texts.common.remove,
          cell: ({ id, title }) => (
            <Button kind="quiet" formaction={paths.lineRemoval(id)}>
              {texts.common.remove}
              <span class="visually-hidden"> {title}</span>
            </Button>
          ),
        },
      ]}
    />
  )
}

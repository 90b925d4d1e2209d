import type { Child } from 'hono/jsx'
import { ButtonLink } from '#design/button.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatNumber, formatRupiah, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { mostSheetRows } from '#design/print/sheet/write-sheet.ts'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { acquisitionTexts, type AcquisitionTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { RegisterRow, RegisterTotals } from './find-register.ts'
import { remarkOf } from './remark-of.ts'
import { mostPrinted } from './write-register.ts'

export const rowsPerPage = 50

export interface RegisterPageProps {
  context: PageContext
  rows: readonly RegisterRow[]
  totals: RegisterTotals
  page: number
  branches: readonly Branch[]
  sources: readonly string[]
  /** The filter as typed. */
  asked: Record<string, string>
  wrong?: boolean
}

/** The register of all copies (buku induk). */
export const RegisterPage = (props: RegisterPageProps) => {
  const { context, totals, rows, page, asked, wrong } = props
  const { language } = context
  const texts = acquisitionTexts(language)
  const t = texts.register
  const number = (value: number) => formatNumber(value, language)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} actions={totals.copies > 0 && <Files {...props} />} />
      <div class="stack">
        {wrong && <Notice kind="problem">{t.wrong}</Notice>}
        <Filter {...props} />
        <p>
          <strong>
            {t.totals(number(totals.copies), number(totals.titles), formatRupiah(totals.value))}
          </strong>
        </p>
        {totals.copies > mostPrinted && <p class="soft">{t.tooMany(number(mostPrinted))}</p>}
        <Rows {...{ rows, language, texts }} />
        <Pager
          page={page}
          pages={Math.ceil(totals.copies / rowsPerPage)}
          hrefOf={(other) => `${paths.register}?${new URLSearchParams({ ...asked, halaman: String(other) })}`}
        />
      </div>
    </StaffPage>
  )
}

const Files = ({ context, totals, asked }: RegisterPageProps) => {
  const t = acquisitionTexts(context.language).register
  const parts = Math.ceil(totals.copies / mostSheetRows)
  return (
    <>
      {totals.copies <= mostPrinted && (
        <ButtonLink href={`${paths.registerPdf}?${new URLSearchParams(asked)}`}>{t.pdf}</ButtonLink>
      )}
      {Array.from({ length: parts }, (_, place) => (
        <ButtonLink
          href={`${paths.registerFile}?${new URLSearchParams({ ...asked, bagian: String(place + 1) })}`}
        >
          {t.part(place + 1, parts)}
        </ButtonLink>
      ))}
    </>
  )
}

const Filter = ({ context, branches, sources, asked }: RegisterPageProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.register
  const field = (name: string, label: string) => ({ name, label, value: asked[name] ?? '', optional: true })
  return (
    <FilterForm action={paths.register} label={t.title} submit={texts.common.show}>
      <DateField {...field('dari', t.from)} />
      <DateField {...field('sampai', t.to)} />
      <SelectField
        {...field('sumber', t.source)}
        options={[{ value: '', label: t.everySource }, ...sources.map((value) => ({ value, label: value }))]}
      />
      <SelectField
        {...field('tempat', t.branch)}
        options={[
          { value: '', label: t.everyBranch },
          ...branches.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <TextField {...field('nomorDari', t.numberFrom)} inputmode="numeric" width="short" />
      <TextField {...field('nomorSampai', t.numberTo)} inputmode="numeric" width="short" />
    </FilterForm>
  )
}

interface RowsProps {
  rows: readonly RegisterRow[]
  language: PageContext['language']
  texts: AcquisitionTexts
}

const Rows = ({ rows, language, texts }: RowsProps) => {
  const t = texts.register.columns
  return (
    <Table
      caption={texts.register.title}
      captionHidden
      empty={texts.register.none}
      rows={rows}
      columns={[
        {
          key: 'date',
          label: t.date,
          cell: (row) => row.acquiredOn && formatShortDate(row.acquiredOn, language),
        },
        {
          key: 'number',
          label: t.number,
          names: true,
          cell: ({ id, inventoryNumber, barcode }) => (
            <Two first={<a href={paths.staffItem(id)}>{inventoryNumber ?? barcode}</a>} second={barcode} />
          ),
        },
        {
          key: 'title',
          label: t.title,
          cell: (row) => <Two first={shortened(row.title)} second={printedBy(row)} />,
        },
        {
          key: 'price',
          label: t.price,
          numeric: true,
          cell: ({ price, source }) => (
            <Two first={price === null ? '' : formatRupiah(price)} second={source} />
          ),
        },
        {
          key: 'branch',
          label: t.branch,
          cell: ({ branchName, callNumber }) => <Two first={branchName} second={callNumber} />,
        },
        { key: 'state', label: t.state, cell: (row) => remarkOf(row, texts) },
      ]}
    />
  )
}

const Two = ({ first, second }: { first: Child; second: Child }) => (
  <>
    {first}
    <br />
    <small class="soft">{second}</small>
  </>
)

const printedBy = ({ author, publisher, year }: RegisterRow) =>
  [author, publisher, year].filter(Boolean).join(' · ')

const mostOfTitle = 120

const shortened = (title: string) =>
  title.length > mostOfTitle ? `${title.slice(0, mostOfTitle).trimEnd()}…` : title

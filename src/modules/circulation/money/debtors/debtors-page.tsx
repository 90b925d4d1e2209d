import { ButtonLink } from '#design/button.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatNumber, formatRupiah, formatShortDate } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { categoryName, type Category } from '#modules/patrons/index.ts'
import { moneyTexts } from '../account/messages.ts'
import { chargeReasons } from '../charge.ts'
import { moneyPaths } from '../paths.ts'
import { debtorQuery } from './filter.ts'
import type { DebtorFilter, Debtors } from './list-debtors.ts'
import { debtorTexts } from './messages.ts'

export const debtorsPerPage = 50

interface DebtorsPageProps {
  context: PageContext
  list: Debtors
  filter: DebtorFilter
  page: number
  categories: readonly Category[]
  branches: readonly Branch[]
}

/** Who owes what, the highest amount first. */
export const DebtorsPage = (props: DebtorsPageProps) => {
  const { context, list, filter, page } = props
  const { language } = context
  const t = debtorTexts(language)
  const pages = Math.ceil(list.count / debtorsPerPage)
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={t.lead(formatNumber(list.count, language), formatRupiah(list.amount))}
          actions={
            <>
              <ButtonLink href={moneyPaths.debtorFile('xlsx') + debtorQuery(filter)} download>
                {t.xlsx}
              </ButtonLink>
              <ButtonLink href={moneyPaths.debtorFile('csv') + debtorQuery(filter)} download>
                {t.csv}
              </ButtonLink>
            </>
          }
        />
        <Filter {...props} />
        <List {...{ context, list }} />
        <Pager {...{ page, pages }} hrefOf={(number) => moneyPaths.debtors + debtorQuery(filter, number)} />
      </div>
    </StaffPage>
  )
}

const Filter = ({ context, filter, categories, branches }: DebtorsPageProps) => {
  const { language } = context
  const t = debtorTexts(language)
  const { reasons } = moneyTexts(language)
  return (
    <FilterForm action={moneyPaths.debtors} label={t.filter} submit={t.apply}>
      <SelectField
        name="jenis"
        label={t.category}
        value={filter.category ?? ''}
        options={[
          { value: '', label: t.allCategories },
          ...categories.map((category) => ({
            value: category.code,
            label: categoryName(category, language),
          })),
        ]}
        optional
      />
      <SelectField
        name="cabang"
        label={t.branch}
        value={String(filter.branchId ?? '')}
        options={[
          { value: '', label: t.allBranches },
          ...branches.map(({ id, shortName }) => ({ value: String(id), label: shortName })),
        ]}
        optional
      />
      <SelectField
        name="untuk"
        label={t.reason}
        value={filter.reason ?? ''}
        options={[
          { value: '', label: t.allReasons },
          ...chargeReasons.map((reason) => ({ value: reason, label: reasons[reason] })),
        ]}
        optional
      />
      <DateField name="sebelum" label={t.before} value={filter.before} optional />
      <TextField
        name="sedikitnya"
        label={t.least}
        value={filter.least}
        inputmode="numeric"
        maxlength={9}
        optional
      />
    </FilterForm>
  )
}

const List = ({ context, list }: Pick<DebtorsPageProps, 'context' | 'list'>) => {
  const { language } = context
  const t = debtorTexts(language)
  return (
    <Table
      caption={t.caption}
      captionHidden
      rows={list.debtors}
      empty={t.none}
      stacked
      columns={[
        {
          key: 'anggota',
          label: t.member,
          names: true,
          cell: ({ patronId, name, closed }) => (
            <>
              <a href={moneyPaths.account(patronId)}>{name}</a>
              {closed && <small class="soft"> {t.closed}</small>}
            </>
          ),
        },
        { key: 'kartu', label: t.card, cell: ({ cardNumber }) => cardNumber },
        {
          key: 'jenis',
          label: t.category,
          cell: ({ categoryId, categoryEn }) => (language === 'id' ? categoryId : categoryEn),
        },
        { key: 'tagihan', label: t.charges, numeric: true, cell: ({ charges }) => charges },
        { key: 'sejak', label: t.since, cell: ({ since }) => formatShortDate(since, language) },
        { key: 'tanggungan', label: t.owed, numeric: true, cell: ({ owed }) => formatRupiah(owed) },
      ]}
    />
  )
}

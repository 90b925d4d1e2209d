import { Button, ButtonLink } from '#design/button.tsx'
import { RadioGroup } from '#design/choice.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber, formatShortDate } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { cardTexts } from '../../cards/messages.ts'
import { mostCards } from '../../cards/write-cards.ts'
import { categoryName, type Category } from '../../categories/list-categories.ts'
import { paths } from '../../paths.ts'
import { memberStates, membersPerPage, type ListedMember, type MemberQuery } from '../list-members.ts'
import { memberTexts } from '../messages.ts'
import { StateBadge } from './state-badge.tsx'

interface MembersPageProps {
  context: PageContext
  query: MemberQuery
  categories: readonly Category[]
  branches: readonly Branch[]
  total: number
  members: readonly ListedMember[]
  /** Found by a number or address that is not repeated here. */
  bySecret?: boolean
}

/** Members, looked for and narrowed. */
export const MembersPage = (props: MembersPageProps) => {
  const { context, query, total, members, categories, bySecret } = props
  const { language, viewer } = context
  const t = memberTexts(language)
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={t.lead}
          actions={
            viewer?.permissions.has('patrons.edit') && (
              <ButtonLink href={paths.newMember} kind="primary">
                {t.register}
              </ButtonLink>
            )
          }
        />
        <form
          class="filter-form"
          role="search"
          aria-label={t.title}
          method="post"
          action={paths.memberSearch}
        >
          <TextField name="q" type="search" label={t.search} value={query.text} autofocus optional />
          <Button>{t.find}</Button>
        </form>
        <Filters {...props} />
        <MembersTable
          {...{ context, members, categories }}
          caption={bySecret ? t.foundBySecret : t.found(formatNumber(total, language))}
        />
        {viewer?.permissions.has('patrons.cards') && !bySecret && total > 0 && (
          <PrintCards query={query} language={language} />
        )}
        <Pager
          page={query.page}
          pages={Math.ceil(total / membersPerPage)}
          hrefOf={(page) => listAddress({ ...query, page })}
        />
      </div>
    </StaffPage>
  )
}

const PrintCards = ({ query, language }: { query: MemberQuery; language: Language }) => {
  const t = cardTexts(language)
  return (
    <Disclosure summary={t.printList}>
      <Form action={paths.cardSheet} method="get">
        {askedOf({ ...query, page: 1 }).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <RadioGroup
          name="kertas"
          label={t.paper}
          hint={t.printListText(formatNumber(mostCards, language))}
          value="a4"
          options={[
            { value: 'a4', label: t.papers.a4 },
            { value: 'kartu', label: t.papers.card },
          ]}
        />
        <FormActions>
          <Button>{t.print}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  )
}

/** Address of the list for what was asked. */
export function listAddress(query: Partial<MemberQuery>): string {
  const asked = askedOf(query)
  return asked.length > 0 ? `${paths.members}?${new URLSearchParams(asked)}` : paths.members
}

function askedOf(query: Partial<MemberQuery>): [name: string, value: string][] {
  const entries = Object.entries({
    q: query.text,
    jenis: query.category,
    keadaan: query.state,
    sampai: query.expiresBy,
    perpustakaan: query.branchId,
    sekolah: query.school,
    hal: query.page === 1 ? undefined : query.page,
  })
  return entries.flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
}

const Filters = ({ context: { language }, query, categories, branches }: MembersPageProps) => {
  const t = memberTexts(language)
  return (
    <FilterForm action={paths.members} label={t.narrow} submit={t.narrow}>
      {query.text && <input type="hidden" name="q" value={query.text} />}
      <TextField name="sekolah" label={t.school} value={query.school} optional />
      <SelectField
        name="jenis"
        label={t.category}
        value={query.category}
        options={[
          { value: '', label: t.everyCategory },
          ...categories.map((one) => ({ value: one.code, label: categoryName(one, language) })),
        ]}
        optional
      />
      <SelectField
        name="keadaan"
        label={t.state}
        value={query.state}
        options={[
          { value: '', label: t.everyState },
          ...memberStates.map((value) => ({ value, label: t.states[value] })),
        ]}
        optional
      />
      <DateField name="sampai" label={t.expiresBy} value={query.expiresBy} optional />
      <SelectField
        name="perpustakaan"
        label={t.branch}
        value={String(query.branchId ?? '')}
        options={[
          { value: '', label: t.everyBranch },
          ...branches.map(({ id, shortName }) => ({ value: String(id), label: shortName })),
        ]}
        optional
      />
    </FilterForm>
  )
}

type MembersTableProps = Pick<MembersPageProps, 'context' | 'members' | 'categories'> & { caption: string }

const MembersTable = ({ context: { language }, members, categories, caption }: MembersTableProps) => {
  const t = memberTexts(language)
  const names = new Map(categories.map((one) => [one.code, categoryName(one, language)]))
  return (
    <Table
      caption={caption}
      rows={members}
      empty={t.none}
      columns={[
        {
          key: 'name',
          label: t.name,
          names: true,
          cell: ({ id, name }) => <a href={paths.member(id)}>{name}</a>,
        },
        { key: 'card', label: t.card, cell: ({ cardNumber }) => cardNumber ?? t.noCard },
        { key: 'category', label: t.category, cell: ({ category }) => names.get(category) },
        {
          key: 'school',
          label: t.school,
          cell: (row) => [row.school, row.schoolClass].filter(Boolean).join(', '),
        },
        { key: 'expires', label: t.expires, cell: (row) => formatShortDate(row.expiresOn, language) },
        { key: 'state', label: t.state, cell: ({ state }) => <StateBadge state={state} t={t} /> },
      ]}
    />
  )
}

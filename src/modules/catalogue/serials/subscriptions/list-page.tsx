import { Badge } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { SelectField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatNumber, formatShortDate } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { addDays, type Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { serialTexts } from '../messages.ts'
import { serialPaths } from '../paths.ts'
import type { Subscription } from './find-subscriptions.ts'

export const whiches = ['open', 'late', 'all'] as const

interface SubscriptionsPageProps {
  context: PageContext
  subscriptions: readonly Subscription[]
  branches: readonly Branch[]
  asked: { branchId?: number | undefined; which: (typeof whiches)[number] }
  today: Day
}

/** All subscriptions, those that are late first. */
export const SubscriptionsPage = (props: SubscriptionsPageProps) => {
  const { context, subscriptions, branches, asked, today } = props
  const t = serialTexts(context.language)
  return (
    <StaffPage context={context} title={t.list.title}>
      <PageHeading
        title={t.list.title}
        lead={t.list.lead}
        actions={
          <>
            <ButtonLink href={serialPaths.receive} kind="primary">
              {t.receive.title}
            </ButtonLink>
            <ButtonLink href={serialPaths.claims}>{t.claims.title}</ButtonLink>
          </>
        }
      />
      <div class="stack">
        <FilterForm action={serialPaths.subscriptions} label={t.list.filter} submit={t.list.show}>
          <SelectField
            name="tempat"
            label={t.list.columns.branch}
            optional
            value={asked.branchId ? String(asked.branchId) : ''}
            options={[
              { value: '', label: t.list.everyBranch },
              ...branches.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          <SelectField
            name="yang"
            label={t.list.which}
            value={asked.which}
            options={whiches.map((value) => ({ value, label: t.list.whiches[value] }))}
          />
        </FilterForm>
        {subscriptions.length === 0 ? (
          <EmptyState title={t.list.none}>
            <p>{t.list.noneHint}</p>
          </EmptyState>
        ) : (
          <SubscriptionsTable {...{ context, subscriptions, today }} />
        )}
      </div>
    </StaffPage>
  )
}

interface SubscriptionsTableProps {
  context: PageContext
  subscriptions: readonly Subscription[]
  today: Day
}

const daysBeforeEnd = 60

export const SubscriptionsTable = ({ context, subscriptions, today }: SubscriptionsTableProps) => {
  const { language } = context
  const t = serialTexts(language)
  const { columns } = t.list
  return (
    <Table
      caption={t.list.title}
      captionHidden
      rows={subscriptions}
      columns={[
        {
          key: 'title',
          label: columns.title,
          names: true,
          cell: ({ id, title }) => <a href={serialPaths.subscription(id)}>{title}</a>,
        },
        { key: 'branch', label: columns.branch, cell: ({ branchName }) => branchName },
        { key: 'frequency', label: columns.frequency, cell: ({ frequency }) => t.frequencies[frequency] },
        { key: 'vendor', label: columns.vendor, cell: ({ vendor }) => vendor },
        {
          key: 'next',
          label: columns.next,
          cell: ({ nextOn, nextEnumeration }) =>
            nextOn && (
              <>
                {nextEnumeration}
                <br />
                <small class="soft">{formatShortDate(nextOn, language)}</small>
              </>
            ),
        },
        {
          key: 'late',
          label: columns.late,
          numeric: true,
          cell: ({ late }) =>
            late > 0 ? <Badge kind="attention">{formatNumber(late, language)}</Badge> : '0',
        },
        {
          key: 'ends',
          label: columns.ends,
          cell: ({ endsOn, closedAt }) => (
            <>
              {endsOn && formatShortDate(endsOn, language)}{' '}
              {closedAt ? (
                <Badge kind="muted">{t.list.closed}</Badge>
              ) : (
                endsOn &&
                endsOn < addDays(today, daysBeforeEnd) && <Badge kind="attention">{t.list.endsSoon}</Badge>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

import { Badge, type BadgeKind } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { SelectField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatNumber, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { channelName, kindName, messageChannels, noticeKinds } from '../kinds.ts'
import { paths } from '../paths.ts'
import { staffTexts } from '../staff-messages.ts'
import { standings, troubled, type OutboxFilter, type OutboxRow, type Standing } from './find-outbox.ts'

interface OutboxPageProps {
  context: PageContext
  rows: readonly OutboxRow[]
  more: boolean
  filter: OutboxFilter
  trouble: number
  /** Whether mail is set up. */
  mail: boolean
}

export const OutboxPage = ({ context, rows, more, filter, trouble, mail }: OutboxPageProps) => {
  const { language } = context
  const t = staffTexts(language)
  return (
    <StaffPage context={context} title={t.outbox.title}>
      <div class="stack">
        <PageHeading
          title={t.outbox.title}
          lead={t.outbox.lead}
          actions={
            <>
              <ButtonLink href={paths.wordings}>{t.outbox.wordings}</ButtonLink>
              <ButtonLink href={paths.settings}>{t.outbox.settings}</ButtonLink>
            </>
          }
        />
        {!mail && <Notice>{t.outbox.off}</Notice>}
        {trouble > 0 && filter.standing !== 'trouble' && (
          <Notice kind="warning" title={t.outbox.trouble(formatNumber(trouble, language))}>
            <p>{t.outbox.troubleText}</p>
            <p>
              <a href={`${paths.outbox}?keadaan=trouble`}>{t.outbox.seeTrouble}</a>
            </p>
          </Notice>
        )}
        <OutboxFilterForm {...{ filter, language }} />
        <Table
          caption={t.outbox.title}
          captionHidden
          rows={rows}
          empty={t.outbox.none}
          columns={[
            {
              key: 'subject',
              label: t.outbox.subject,
              names: true,
              cell: ({ id, subject }) => <a href={paths.outboxMessage(id)}>{subject}</a>,
            },
            { key: 'reader', label: t.outbox.reader, cell: ({ readerName }) => readerName },
            {
              key: 'channel',
              label: t.outbox.channel,
              cell: ({ channel }) => channelName(channel, language),
            },
            {
              key: 'standing',
              label: t.outbox.standing,
              cell: ({ standing }) => <StandingBadge {...{ standing, language }} />,
            },
            { key: 'made', label: t.outbox.made, cell: ({ madeAt }) => formatShortMoment(madeAt, language) },
          ]}
        />
        <OutboxPager {...{ filter, more, language }} />
      </div>
    </StaffPage>
  )
}

export const StandingBadge = ({ standing, language }: { standing: Standing; language: Language }) => {
  const kind: BadgeKind = troubled.includes(standing) ? 'attention' : standing === 'sent' ? 'good' : 'muted'
  return <Badge kind={kind}>{staffTexts(language).standings[standing]}</Badge>
}

interface FilterProps {
  filter: OutboxFilter
  language: Language
}

const OutboxFilterForm = ({ filter, language }: FilterProps) => {
  const t = staffTexts(language)
  const all = { value: '', label: t.outbox.all }
  return (
    <FilterForm action={paths.outbox} label={t.outbox.filter} submit={t.outbox.show}>
      <SelectField
        name="keadaan"
        label={t.outbox.standing}
        optional
        value={filter.standing}
        options={[
          all,
          ...['trouble', ...standings].map((value) => ({ value, label: t.standings[value] ?? value })),
        ]}
      />
      <SelectField
        name="jalan"
        label={t.outbox.channel}
        optional
        value={filter.channel}
        options={[all, ...messageChannels.map((value) => ({ value, label: channelName(value, language) }))]}
      />
      <SelectField
        name="perihal"
        label={t.outbox.kind}
        optional
        value={filter.kind}
        options={[all, ...noticeKinds.map((value) => ({ value, label: kindName(value, language) }))]}
      />
    </FilterForm>
  )
}

const OutboxPager = ({ filter, more, language }: FilterProps & { more: boolean }) => {
  const t = staffTexts(language).outbox
  const href = (page: number) =>
    `${paths.outbox}?${new URLSearchParams({
      keadaan: filter.standing ?? '',
      jalan: filter.channel ?? '',
      perihal: filter.kind ?? '',
      hal: String(page),
    })}`
  return (
    <p class="cluster">
      {filter.page > 1 && <ButtonLink href={href(filter.page - 1)}>{t.newer}</ButtonLink>}
      {more && <ButtonLink href={href(filter.page + 1)}>{t.older}</ButtonLink>}
    </p>
  )
}

import { Button, ButtonLink } from '#design/button.tsx'
import { formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { categoryName } from '../categories/list-categories.ts'
import type { MemberDetails } from '../members/find-member.ts'
import { shownPhone } from '../members/phone.ts'
import { paths } from '../paths.ts'
import type { LikelyPair } from './find-duplicates.ts'
import type { MergeRefusal } from './merge-members.ts'
import { mergeTexts } from './messages.ts'

export const DuplicatesPage = ({
  context,
  pairs,
}: {
  context: PageContext
  pairs: readonly LikelyPair[]
}) => {
  const t = mergeTexts(context.language)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <Table
        caption={t.title}
        captionHidden
        rows={pairs}
        empty={t.none}
        columns={[
          {
            key: 'first',
            label: t.first,
            names: true,
            cell: ({ oneId, oneName, oneCard }) => (
              <>
                <a href={paths.member(oneId)}>{oneName}</a> <span class="soft">{oneCard}</span>
              </>
            ),
          },
          {
            key: 'second',
            label: t.second,
            cell: ({ otherId, otherName, otherCard }) => (
              <>
                <a href={paths.member(otherId)}>{otherName}</a> <span class="soft">{otherCard}</span>
              </>
            ),
          },
          { key: 'reason', label: t.reason, cell: ({ reason }) => t.reasons[reason] },
          {
            key: 'look',
            label: t.look,
            cell: ({ oneId, otherId, oneName }) => (
              <a href={paths.merge(otherId, oneId)} aria-label={`${t.look}: ${oneName}`}>
                {t.look}
              </a>
            ),
          },
        ]}
      />
    </StaffPage>
  )
}

interface MergePageProps {
  context: PageContext
  first: MemberDetails
  second: MemberDetails
  refusal?: MergeRefusal
}

/** Two members side by side, to say who stays, or that they are two. */
export const MergePage = ({ context, first, second, refusal }: MergePageProps) => {
  const t = mergeTexts(context.language)
  const bothKnown = first.identityDigest !== null && second.identityDigest !== null
  return (
    <StaffPage context={context} title={t.compare}>
      <div class="stack">
        <PageHeading title={t.compare} lead={t.compareLead} />
        {refusal && <Notice kind="problem">{t.errors[refusal]}</Notice>}
        {bothKnown && <Notice kind="warning">{t.different}</Notice>}
        <Comparison {...{ context, first, second }} />
        <p>{t.final}</p>
        <div class="cluster">
          <MergeForm from={second} into={first} label={t.keep(labelOf(first))} />
          <MergeForm from={first} into={second} label={t.keep(labelOf(second))} />
          <form method="post" action={paths.tellApart(first.id, second.id)}>
            <Button kind="quiet">{t.apart}</Button>
          </form>
          <ButtonLink href={paths.duplicates}>{t.title}</ButtonLink>
        </div>
      </div>
    </StaffPage>
  )
}

const cardOf = ({ cards }: MemberDetails) => cards.find(({ endedAt }) => !endedAt)?.number ?? ''

const labelOf = (member: MemberDetails) => [member.name, cardOf(member)].filter(Boolean).join(' · ')

const MergeForm = ({ from, into, label }: { from: MemberDetails; into: MemberDetails; label: string }) => (
  <form method="post" action={paths.merge(from.id, into.id)}>
    <Button kind="danger">{label}</Button>
  </form>
)

const Comparison = ({ context, first, second }: Omit<MergePageProps, 'refusal'>) => {
  const { language } = context
  const t = mergeTexts(language)
  const day = (date: Date | string | null) => date && formatShortDate(date, language)
  const facts: [string, (member: MemberDetails) => string | null][] = [
    [t.card, cardOf],
    [t.birth, ({ birthDate }) => day(birthDate)],
    [t.category, (member) => categoryName(member, language)],
    [t.identity, ({ identityEnding }) => identityEnding && `•••• ${identityEnding}`],
    [t.contacts, ({ contacts }) => contacts.map(({ value }) => shownPhone(value)).join(', ')],
    [t.school, ({ school, schoolClass }) => [school, schoolClass].filter(Boolean).join(', ')],
    [t.since, ({ createdAt }) => day(createdAt)],
    [t.expires, ({ expiresOn }) => day(expiresOn)],
  ]
  return (
    <Table
      caption={t.compare}
      captionHidden
      rows={facts}
      columns={[
        { key: 'what', label: t.what, names: true, cell: ([label]) => label },
        { key: 'first', label: first.name, cell: ([, read]) => read(first) },
        { key: 'second', label: second.name, cell: ([, read]) => read(second) },
      ]}
    />
  )
}

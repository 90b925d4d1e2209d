import { ButtonLink } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { TextField } from '#design/field.tsx'
import { formatRupiah, formatShortDate } from '#design/format.ts'
import { PageHeading } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Block } from '#modules/circulation/index.ts'
import { DeskFrame, ScanForm, type Tone } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { nextText } from '../next-text.ts'
import { paths } from '../paths.ts'
import type { DeskPlace } from '#modules/branches/index.ts'
import { Refusal } from '../refusal/refusal.tsx'
import { LastDeed } from '../visit/last-deed.tsx'
import { newKey } from '../visit/visit.ts'
import type { VisitDeed } from '../visit/visit-deeds.ts'

export type ReturnedDeed = Extract<VisitDeed, { kind: 'check-in' }>

interface ReturnsPageProps {
  context: PageContext
  place: DeskPlace
  visit: string
  /** Day of the book drop; empty for today. */
  day: string
  /** The newest first. */
  returned: readonly ReturnedDeed[]
  undone: VisitDeed | undefined
  /** Of members whose copies came back. */
  names: ReadonlyMap<number, string>
  refused?: { blocks: readonly Block[]; barcode: string; missing: boolean }
}

export const ReturnsPage = (props: ReturnsPageProps) => {
  const { context, place, visit, day, returned, undone, refused } = props
  const t = deskTexts(context.language)
  const [last] = returned
  const hidden = { k: visit, key: newKey(visit) }
  return (
    <DeskFrame context={context} place={place} title={t.returns.title} tone={toneOf(props)}>
      <PageHeading
        title={t.returns.title}
        actions={<ButtonLink href={paths.returns}>{t.returns.newPile}</ButtonLink>}
      />
      <ScanForm action={paths.returns} label={t.returns.scan} button={t.go} hidden={hidden}>
        <Disclosure summary={t.returns.day} open={day !== ''}>
          <TextField
            name="hari"
            label={t.returns.day}
            hint={t.returns.dayHint}
            type="date"
            value={day}
            optional
            width="short"
          />
        </Disclosure>
      </ScanForm>
      <div class="desk-said">
        {refused ? (
          <Refusal
            {...{ context, blocks: refused.blocks, barcode: refused.barcode }}
            again={{ action: paths.returns, fields: { ...hidden, q: refused.barcode, hari: day } }}
            reasonMissing={refused.missing}
          />
        ) : (
          <>
            {last && !undone && <NextStep {...props} deed={last} />}
            <LastDeed {...{ deed: last, undone, visit, language: context.language }} from="pengembalian" />
          </>
        )}
      </div>
      <Table
        caption={t.returns.list}
        rows={returned}
        empty={t.returns.empty}
        columns={[
          {
            key: 'title',
            label: t.member.book,
            names: true,
            cell: ({ value }) => <a href={paths.copy(value.barcode)}>{value.title}</a>,
          },
          { key: 'from', label: t.returns.from, cell: (deed) => <From {...props} deed={deed} /> },
          {
            key: 'next',
            label: t.returns.what,
            cell: ({ value }) => nextText(value.next, place.branches, context.language),
          },
        ]}
      />
    </DeskFrame>
  )
}

/** What must be done with the copy in hand, as large as a hand is busy. */
const NextStep = ({ deed, place, context }: ReturnsPageProps & { deed: ReturnedDeed }) => (
  <p class="desk-next" data-kind={deed.value.next.do}>
    {nextText(deed.value.next, place.branches, context.language)}
  </p>
)

const From = ({ deed, names, context }: ReturnsPageProps & { deed: ReturnedDeed }) => {
  const t = deskTexts(context.language).returns
  const { loan } = deed.value
  if (!loan) return <small class="soft">{t.notOnLoan}</small>
  const name = names.get(loan.patronId) ?? ''
  const { fine, suspension } = loan
  return (
    <>
      <a href={paths.member(loan.patronId)}>{name}</a>
      {loan.daysLate > 0 && <small class="soft">, {t.late(loan.daysLate)}</small>}
      {fine && (
        <>
          <br />
          <strong>{formatRupiah(fine.amount)}</strong>{' '}
          <a href={`/staf/anggota/${loan.patronId}/uang`}>{t.pay}</a>
        </>
      )}
      {suspension && (
        <>
          <br />
          <strong>{t.suspended(formatShortDate(suspension.endsOn, context.language), name)}</strong>
        </>
      )}
    </>
  )
}

/** A copy that only goes to its shelf sounds otherwise than one that needs a look. */
function toneOf({ refused, returned, undone }: ReturnsPageProps): Tone | undefined {
  if (refused) return 'bad'
  const [last] = returned
  if (!last || undone) return undefined
  const { next, loan } = last.value
  return next.do === 'shelf' && !loan?.fine && !loan?.suspension && loan ? 'good' : 'attention'
}

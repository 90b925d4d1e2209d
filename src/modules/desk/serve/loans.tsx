import { Badge } from '#design/badge.tsx'
import { Button } from '#design/button.tsx'
import { formatRupiah, formatShortDate } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import { dayOf } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { blockText, type OpenLoanShown } from '#modules/circulation/index.ts'
import { Hidden } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { newKey } from '../visit/visit.ts'
import type { MemberAtDesk } from './member-at-desk.ts'

interface LoansProps {
  context: PageContext
  visit: string
  state: MemberAtDesk
  now: Date
}

export const Loans = ({ context, visit, state, now }: LoansProps) => {
  const { language } = context
  const t = deskTexts(language).member
  const { loans, member } = state
  const fields = { k: visit }
  const renewable = loans.filter(({ renewalBlocks }) => renewalBlocks.length === 0)
  return (
    <section class="stack">
      <div class="section-title">
        <h2>{t.loans(loans.length)}</h2>
        <div class="cluster no-print">
          {renewable.length > 1 && (
            <form method="post" action={paths.renewal(member.id)}>
              <Hidden fields={{ ...fields, key: newKey(visit), pinjaman: 'semua' }} />
              <Button>{t.renewAll}</Button>
            </form>
          )}
          <form method="post" action={paths.finish(member.id)}>
            <Hidden fields={fields} />
            <Button>{t.finish}</Button>
          </form>
        </div>
      </div>
      <Table
        caption={t.loans(loans.length)}
        captionHidden
        rows={[...loans].toSorted(newestFirst(dayOf(now)))}
        empty={t.noLoans}
        columns={[
          { key: 'title', label: t.book, names: true, cell: (loan) => <Title loan={loan} /> },
          { key: 'due', label: t.due, cell: (loan) => <Due {...{ loan, context, now }} /> },
          {
            key: 'fine',
            label: t.fine,
            numeric: true,
            cell: ({ fine }) => (fine.amount > 0 ? formatRupiah(fine.amount) : ''),
          },
          { key: 'renew', label: t.renew, cell: (loan) => <Renew {...{ loan, context, visit, member }} /> },
        ]}
      />
    </section>
  )
}

/** What was lent today stands on top, then what is due first. */
const newestFirst = (today: string) => (a: OpenLoanShown, b: OpenLoanShown) => {
  const [fresh, other] = [dayOf(a.lentAt) === today, dayOf(b.lentAt) === today]
  if (fresh !== other) return fresh ? -1 : 1
  if (fresh) return b.loanId - a.loanId
  return a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.loanId - b.loanId
}

const Title = ({ loan }: { loan: OpenLoanShown }) => (
  <>
    <a href={paths.copy(loan.barcode)}>{loan.title}</a>
    <br />
    <small class="soft">{[loan.author, loan.barcode].filter(Boolean).join(' · ')}</small>
  </>
)

const Due = ({ loan, context, now }: { loan: OpenLoanShown; context: PageContext; now: Date }) => {
  const t = deskTexts(context.language).member
  return (
    <>
      {formatShortDate(loan.dueOn, context.language)}{' '}
      {loan.overdue && !loan.claimed && <Badge kind="attention">{t.late}</Badge>}
      {loan.claimed && <Badge kind="attention">{t.claimed}</Badge>}
      {!loan.overdue && dayOf(loan.lentAt) === dayOf(now) && <Badge kind="good">{t.today}</Badge>}
    </>
  )
}

interface RenewProps {
  loan: OpenLoanShown
  context: PageContext
  visit: string
  member: { id: number }
}

const Renew = ({ loan, context, visit, member }: RenewProps) => {
  const { language } = context
  const [block] = loan.renewalBlocks
  if (block) return <small class="soft">{blockText(block, language, 'staff')}</small>
  const t = deskTexts(language).member
  return (
    <form method="post" action={paths.renewal(member.id)}>
      <Hidden fields={{ k: visit, key: newKey(visit), pinjaman: loan.loanId }} />
      <button class="as-link" type="submit" aria-label={t.renewTitle(loan.title)}>
        {t.renew} → {formatShortDate(loan.renewableTo, language)}
      </button>
    </form>
  )
}

import { AccountPage } from '#design/account-page.tsx'
import { Badge } from '#design/badge.tsx'
import { Button } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { formatDate, formatRupiah, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { blockText, type OpenLoanShown } from '#modules/circulation/index.ts'
import { newKey } from '../deed-of.ts'
import { FamilySwitch } from '../family-switch.tsx'
import { accountTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { Refused } from '../refused.tsx'
import type { Whose } from '../whose.ts'
import type { RenewalRefusal } from './routes.tsx'

interface LoansPageProps {
  context: PageContext
  whose: Whose
  loans: readonly OpenLoanShown[]
  branches: readonly Branch[]
  renewed: number
  refusals?: readonly RenewalRefusal[]
}

export const LoansPage = (props: LoansPageProps) => {
  const { context, whose, loans, renewed, refusals = [] } = props
  const t = accountTexts(context.language)
  const title = whose.child ? t.of(t.loans.title, whose.child.name) : t.loans.title
  const renewable = loans.filter(({ renewalBlocks }) => renewalBlocks.length === 0).length
  return (
    <AccountPage
      context={context}
      title={title}
      actions={renewable > 1 && <Renew {...props} loan="semua" label={t.loans.renewAll} />}
    >
      <FamilySwitch context={context} whose={whose} hrefOf={paths.loansOf} />
      {renewed > 0 && <Notice kind="success">{t.loans.renewed(renewed)}</Notice>}
      {refusals.map(({ title: of, blocks }) => (
        <Refused context={context} blocks={blocks} title={of} />
      ))}
      {loans.length === 0 ? (
        <EmptyState title={t.loans.none}>
          <p>{t.loans.noneText}</p>
        </EmptyState>
      ) : (
        <LoanTable {...props} />
      )}
    </AccountPage>
  )
}

const LoanTable = (props: LoansPageProps) => {
  const { context, loans, branches } = props
  const t = accountTexts(context.language).loans
  return (
    <Table
      caption={t.title}
      captionHidden
      stacked
      rows={loans}
      columns={[
        {
          key: 'title',
          label: t.book,
          names: true,
          cell: ({ recordId, title, author }) => (
            <>
              <a href={`/koleksi/${recordId}`}>{title}</a>
              {author && <small class="soft"> {author}</small>}
            </>
          ),
        },
        { key: 'due', label: t.due, cell: (loan) => <Due loan={loan} context={context} /> },
        {
          key: 'fine',
          label: t.fine,
          cell: ({ fine }) => (fine.amount > 0 ? <strong>{formatRupiah(fine.amount)}</strong> : '–'),
        },
        {
          key: 'at',
          label: t.at,
          cell: ({ branchId }) => branches.find(({ id }) => id === branchId)?.shortName ?? '',
        },
        { key: 'renew', label: t.renew, cell: (loan) => <RenewCell {...props} loan={loan} /> },
      ]}
    />
  )
}

const Due = ({ loan, context }: { loan: OpenLoanShown; context: PageContext }) => {
  const t = accountTexts(context.language).loans
  return (
    <>
      {formatDate(loan.dueOn, context.language)}{' '}
      {loan.claimed ? (
        <Badge kind="muted">{t.claimed}</Badge>
      ) : (
        loan.overdue && <Badge kind="attention">{t.late}</Badge>
      )}
    </>
  )
}

const RenewCell = (props: Omit<LoansPageProps, 'loans'> & { loan: OpenLoanShown }) => {
  const { context, loan } = props
  const [block] = loan.renewalBlocks
  if (block) return <span class="soft">{blockText(block, context.language, 'member')}</span>
  const t = accountTexts(context.language).loans
  const label = t.renewTo(formatShortDate(loan.renewableTo, context.language))
  return <Renew {...props} loan={loan.loanId} label={label} name={t.renewTitle(loan.title)} />
}

interface RenewProps {
  whose: Whose
  loan: number | 'semua'
  label: string
  /** Said instead of the label to those who hear the page. */
  name?: string
}

const Renew = ({ whose, loan, label, name }: RenewProps) => (
  <form method="post" action={paths.renewal}>
    <input type="hidden" name="key" value={newKey()} />
    <input type="hidden" name="pinjaman" value={String(loan)} />
    {whose.child && <input type="hidden" name="untuk" value={String(whose.child.id)} />}
    {name ? (
      <button class="button" type="submit" aria-label={`${name}, ${label}`}>
        {label}
      </button>
    ) : (
      <Button>{label}</Button>
    )}
  </form>
)

import { formatDate, formatRupiah, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { blockText, type Balance, type OpenHold, type OpenLoanShown } from '#modules/circulation/index.ts'
import { KioskFrame } from '../frame/kiosk-frame.tsx'
import { FinishBar, firstName, Owed, Steps } from '../frame/steps.tsx'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { MemberKiosk } from '../visit/kiosk.ts'
import { newKey } from '../visit/visit.ts'
import type { RenewalRefusal } from './routes.tsx'

interface LoansPageProps {
  kiosk: MemberKiosk
  name: string
  loans: readonly OpenLoanShown[]
  ready: readonly OpenHold[]
  balance: Balance
  anything: boolean
  renewed: number
  refusals: readonly RenewalRefusal[]
}

/** What a member has at home, can fetch, and owes. */
export const LoansPage = (props: LoansPageProps) => {
  const { kiosk, name, loans, ready, balance, anything, renewed, refusals } = props
  const { look, settings } = kiosk
  const { language } = look
  const t = kioskTexts(language)
  const renewable = loans.filter(({ renewalBlocks }) => renewalBlocks.length === 0).length
  const said = renewed > 0 ? t.loans.renewed(renewed) : t.loans.say
  return (
    <KioskFrame
      kiosk={kiosk}
      title={t.loans.title}
      say={said}
      tone={refusals.length > 0 ? 'bad' : renewed > 0 ? 'good' : undefined}
    >
      <Steps here="loans" member {...{ language, settings }} />
      <h1>
        {t.loans.title} <small>{t.hello(firstName(name))}</small>
      </h1>
      {renewed > 0 && <Notice kind="success">{t.loans.renewed(renewed)}</Notice>}
      {refusals.map(({ title, blocks }) => (
        <Notice kind="problem" title={title}>
          {blocks.map((block) => (
            <p>{blockText(block, language, 'member')}</p>
          ))}
        </Notice>
      ))}
      <Ready {...{ ready, kiosk }} />
      {loans.length === 0 ? (
        <p class="kiosk-lead">{t.loans.none}</p>
      ) : (
        <section class="kiosk-list" aria-label={t.loans.title}>
          <ul role="list">
            {loans.map((loan) => (
              <Loan {...{ loan, kiosk }} />
            ))}
          </ul>
          {renewable > 1 && <Renew kiosk={kiosk} loan="semua" label={t.loans.renewAll} />}
        </section>
      )}
      <Charges {...{ balance, kiosk }} />
      <FinishBar member {...{ anything, language, settings }} />
    </KioskFrame>
  )
}

const Ready = ({ ready, kiosk }: { ready: readonly OpenHold[]; kiosk: MemberKiosk }) => {
  if (ready.length === 0) return null
  const { language } = kiosk.look
  const t = kioskTexts(language).loans
  return (
    <Notice kind="info" title={t.holds(ready.length)}>
      <ul>
        {ready.map(({ title, shelfCode, pickupBy, pickupBranch }) => (
          <li>
            {title}, {pickupBranch},{' '}
            {t.holdAt(shelfCode ?? '', pickupBy ? formatShortDate(pickupBy, language) : '')}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const Loan = ({ loan, kiosk }: { loan: OpenLoanShown; kiosk: MemberKiosk }) => {
  const { language } = kiosk.look
  const t = kioskTexts(language).loans
  const [block] = loan.renewalBlocks
  return (
    <li>
      <strong>{loan.title}</strong>
      <span>
        {t.due(formatDate(loan.dueOn, language))}
        {loan.overdue && <b>{` ${t.late}`}</b>}
        {loan.fine.amount > 0 && `, ${t.fine(formatRupiah(loan.fine.amount))}`}
      </span>
      {block ? (
        <span class="soft">{blockText(block, language, 'member')}</span>
      ) : (
        <Renew
          kiosk={kiosk}
          loan={String(loan.loanId)}
          label={t.renewTo(formatShortDate(loan.renewableTo, language))}
          name={t.renewTitle(loan.title)}
        />
      )}
    </li>
  )
}

interface RenewProps {
  kiosk: MemberKiosk
  loan: string
  label: string
  /** Said before the label to those who hear the page. */
  name?: string
}

const Renew = ({ kiosk, loan, label, name }: RenewProps) => (
  <form class="no-print" method="post" action={paths.loans}>
    <input type="hidden" name="key" value={newKey(kiosk.visit.prefix)} />
    <input type="hidden" name="pinjaman" value={loan} />
    <button class="button" type="submit" aria-label={name && `${name}, ${label}`}>
      {label}
    </button>
  </form>
)

const Charges = ({ balance, kiosk }: { balance: Balance; kiosk: MemberKiosk }) => {
  if (balance.charges.length === 0) return null
  const { language } = kiosk.look
  const t = kioskTexts(language)
  return (
    <section class="kiosk-list" aria-labelledby="tagihan">
      <h2 id="tagihan">{t.loans.owedTitle}</h2>
      <Owed owed={balance.owed} language={language} />
      <ul role="list">
        {balance.charges.map(({ reason, title, open }) => (
          <li>
            <span>
              {t.reasons[reason] ?? t.reasons['other']}
              {title && `: ${title}`}
            </span>
            <strong>{formatRupiah(open)}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}

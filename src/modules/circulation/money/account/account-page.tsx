import { ButtonLink } from '#design/button.tsx'
import { formatRupiah } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { DeskPlace } from '#modules/branches/index.ts'
import { patronPaths } from '#modules/patrons/index.ts'
import { PlaceLine } from '../place/place-line.tsx'
import { moneyPaths } from '../paths.ts'
import type { Receipt } from '../receipts/find-receipt.ts'
import type { AccountState } from './account-state.ts'
import { History } from './history.tsx'
import { moneyTexts } from './messages.ts'
import { HandForm, ReplaceForm } from './other-forms.tsx'
import { PaymentForm } from './payment-form.tsx'

/** Which form was sent and came back. */
export type Tried = 'payment' | 'waiver' | 'replacement' | 'charge'

export interface AccountPageProps {
  context: PageContext
  state: AccountState
  place: DeskPlace
  /** Of the deed that a form of this page will ask for. */
  keyOfDeed: string
  visit?: string | undefined
  /** What was done last. */
  receipt?: Receipt | undefined
  done?: 'bebas' | 'ganti' | 'tagihan' | undefined
  tried?: Tried | undefined
  typed?: Typed
  /** Boxes that were ticked; all before somebody chose. */
  ticked?: readonly string[] | undefined
  errors?: FieldErrors
  /** Why it was refused, as sentences. */
  refused?: readonly string[]
}

/** What a member owes and what happened to it. */
export const AccountPage = (props: AccountPageProps) => {
  const { context, state, place, visit, receipt, done, refused = [] } = props
  const t = moneyTexts(context.language)
  const { patron, balance, running } = state
  const mayRefund = context.viewer?.permissions.has('circulation.refund') ?? false
  return (
    <StaffPage context={context} title={`${t.title}: ${patron.name}`}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={[patron.name, patron.cardNumber].filter(Boolean).join(' · ')}
          actions={<WaysBack {...{ context, visit }} patronId={patron.id} />}
        />
        <PlaceLine context={context} place={place} back={moneyPaths.account(patron.id)} />
        {receipt && <Handed context={context} receipt={receipt} />}
        {done && <Notice kind="success">{t.did[done]}</Notice>}
        {refused.length > 0 && (
          <Notice kind="problem">
            {refused.map((text) => (
              <p>{text}</p>
            ))}
          </Notice>
        )}
        <p class="lead">
          {balance.owed > 0 ? (
            <>
              {t.owed}: <strong>{formatRupiah(balance.owed)}</strong>
            </>
          ) : (
            t.owesNothing
          )}
          {running.amount > 0 && ` ${t.running(formatRupiah(running.amount), running.loans)}`}
        </p>
        {balance.owed > 0 && <PaymentForm {...props} />}
        <ReplaceForm {...props} />
        <HandForm {...props} />
        <History {...{ t, state, mayRefund }} language={context.language} />
      </div>
    </StaffPage>
  )
}

interface WaysBackProps {
  context: PageContext
  patronId: number
  visit: string | undefined
}

const WaysBack = ({ context, patronId, visit }: WaysBackProps) => {
  const t = moneyTexts(context.language)
  const may = (permission: string) => context.viewer?.permissions.has(permission)
  const desk = `/staf/meja/anggota/${patronId}${visit ? `?k=${visit}` : ''}`
  return (
    <>
      {may('circulation.lend') && <ButtonLink href={desk}>{t.toDesk}</ButtonLink>}
      {may('patrons.view') && <ButtonLink href={patronPaths.member(patronId)}>{t.toMember}</ButtonLink>}
    </>
  )
}

const Handed = ({ context, receipt }: { context: PageContext; receipt: Receipt }) => {
  const t = moneyTexts(context.language)
  const { kind, amount, tendered, number } = receipt
  const change = (tendered ?? amount) - amount
  return (
    <Notice kind="success">
      <p>
        {kind === 'payment' ? t.did.paid(formatRupiah(amount)) : t.did.refunded(formatRupiah(amount))}
        {change > 0 && (
          <>
            {' '}
            <strong>{t.did.change(formatRupiah(change))}</strong>
          </>
        )}
      </p>
      <p>
        <a href={moneyPaths.receipt(number)}>
          {t.did.print} {number}
        </a>
      </p>
    </Notice>
  )
}

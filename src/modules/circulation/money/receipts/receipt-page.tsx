import { ButtonLink } from '#design/button.tsx'
import { formatRupiah, formatShortMoment } from '#design/format.ts'
import { StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { moneyTexts } from '../account/messages.ts'
import { chargeWords, methodWord } from '../account/words.ts'
import { moneyPaths } from '../paths.ts'
import { amountInWords } from './amount-in-words.ts'
import type { Receipt } from './find-receipt.ts'

interface ReceiptPageProps {
  context: PageContext
  receipt: Receipt
}

/** A receipt as wide as the paper of a receipt printer. */
export const ReceiptPage = ({ context, receipt }: ReceiptPageProps) => {
  const t = moneyTexts(context.language).slip
  const title = `${t[receipt.kind]} ${receipt.number}`
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <Slip {...{ context, receipt }} />
        <p class="soft no-print">{t.print}</p>
        <p class="cluster no-print">
          <ButtonLink href={moneyPaths.receiptPdf(receipt.number)}>{t.pdf}</ButtonLink>
          {receipt.patron && (
            <ButtonLink href={moneyPaths.account(receipt.patron.id)} autofocus>
              {t.toAccount}
            </ButtonLink>
          )}
        </p>
      </div>
    </StaffPage>
  )
}

const Slip = ({ context, receipt }: ReceiptPageProps) => {
  const { language, libraryName } = context
  const t = moneyTexts(language)
  const { slip } = t
  const { patron, amount, tendered } = receipt
  return (
    <article class="receipt">
      <p>
        <strong>{libraryName}</strong>
        <br />
        {receipt.branch}
        <br />
        {receipt.branchAddress}
      </p>
      <h1>
        {slip[receipt.kind]} {receipt.number}
      </h1>
      <p>{formatShortMoment(receipt.at, language)}</p>
      <p>
        {receipt.kind === 'payment' ? slip.from : slip.to}
        <br />
        <strong>{patron?.name ?? slip.somebody}</strong>
        <br />
        {patron?.cardNumber}
      </p>
      <ul>
        {receipt.lines.map((line) => (
          <li>
            {chargeWords(t, line)}: <strong>{formatRupiah(line.amount)}</strong>
          </li>
        ))}
      </ul>
      <p>
        {slip.total}: <strong>{formatRupiah(amount)}</strong> ({methodWord(t, receipt.method)})
        <br />
        {slip.words}: <em>{amountInWords(amount)}</em>
        {tendered !== null && (
          <>
            <br />
            {slip.tendered}: {formatRupiah(tendered)}
            <br />
            {slip.change}: {formatRupiah(tendered - amount)}
          </>
        )}
      </p>
      <p>
        {slip.served}: {receipt.actorName}
        <br />
        {slip.thanks}
      </p>
    </article>
  )
}

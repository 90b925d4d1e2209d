import { formatRupiah, formatShortDate, formatShortMoment } from '#design/format.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { DeskFrame, ScanForm } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { DeskPlace } from '#modules/branches/index.ts'
import type { VisitDeed } from '../visit/visit-deeds.ts'

interface ReceiptPageProps {
  context: PageContext
  place: DeskPlace
  patron: { id: number; name: string; cardNumber: string | null }
  /** In the order in which they were done. */
  deeds: readonly VisitDeed[]
  owed: number
  /** Loans that the member has now. */
  open: number
  now: Date
  /** Sent to the printer as soon as it is shown. */
  print: boolean
}

export const ReceiptPage = (props: ReceiptPageProps) => {
  const { context, place, print } = props
  const t = deskTexts(context.language)
  return (
    <DeskFrame context={context} place={place} title={t.receipt.title} tone="good">
      <ScanForm action={paths.desk} label={t.scan} hint={t.receipt.sent} button={t.go} hidden={{}} />
      <Slip {...props} />
      <p class="cluster no-print" data-print={print ? 'now' : undefined}>
        <a href={paths.visiting(props.patron.id, '')}>{props.patron.name}</a>
      </p>
    </DeskFrame>
  )
}

/** As wide as the paper of a receipt printer. */
const Slip = ({ context, place, patron, deeds, owed, open, now }: ReceiptPageProps) => {
  const { language, libraryName, viewer } = context
  const t = deskTexts(language).receipt
  const of = (kind: VisitDeed['kind']) => deeds.filter((deed) => deed.kind === kind)
  return (
    <article class="receipt" aria-label={t.title}>
      <h1>{libraryName}</h1>
      <p>
        {place.branch.name !== libraryName && (
          <>
            {place.branch.name}
            <br />
          </>
        )}
        {formatShortMoment(now, language)}
      </p>
      <p>
        <strong>{patron.name}</strong>
        <br />
        {patron.cardNumber}
      </p>
      {deeds.length === 0 && <p>{t.nothing}</p>}
      <Part title={t.lent} deeds={of('check-out')} context={context} />
      <Part title={t.renewed} deeds={of('renew')} context={context} />
      <Part title={t.returned} deeds={of('check-in')} context={context} />
      <p>
        {t.open(open)}
        {owed > 0 && (
          <>
            <br />
            {t.owed}: {formatRupiah(owed)}
          </>
        )}
      </p>
      <p>
        {t.served}: {viewer?.name}
        <br />
        {t.thanks}
      </p>
    </article>
  )
}

interface PartProps {
  title: string
  deeds: readonly VisitDeed[]
  context: PageContext
}

const Part = ({ title, deeds, context }: PartProps) => {
  if (deeds.length === 0) return null
  const t = deskTexts(context.language).receipt
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {deeds.map((deed) => (
          <li>
            {deed.value.title} <small>{deed.value.barcode}</small>
            {deed.kind !== 'check-in' && (
              <>
                <br />
                <strong>{t.due(formatShortDate(deed.value.dueOn, context.language))}</strong>
              </>
            )}
            {deed.kind !== 'check-out' && deed.value && <Fine deed={deed} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Fine = ({ deed }: { deed: Exclude<VisitDeed, { kind: 'check-out' }> }) => {
  const fine = deed.kind === 'renew' ? deed.value.fine : deed.value.loan?.fine
  return fine ? <strong> {formatRupiah(fine.amount)}</strong> : null
}

import { formatRupiah, formatShortDate, formatShortMoment } from '#design/format.ts'
import { KioskFrame } from '../frame/kiosk-frame.tsx'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Kiosk } from '../visit/kiosk.ts'
import type { VisitDeed } from '../visit/visit-deeds.ts'

interface ReceiptPageProps {
  kiosk: Kiosk
  person: { card: string; owed: number; open: number } | undefined
  /** In the order in which they were done. */
  deeds: readonly VisitDeed[]
  now: Date
}

/** The receipt, sent to the printer as it is shown; then the kiosk forgets. */
export const ReceiptPage = (props: ReceiptPageProps) => {
  const { kiosk } = props
  const t = kioskTexts(kiosk.look.language)
  return (
    <KioskFrame kiosk={kiosk} title={t.receipt.title} say={t.receipt.say} away={15}>
      <h1 class="no-print">{t.receipt.printing}</h1>
      <p class="kiosk-lead no-print">{t.finish.card}</p>
      <Slip {...props} />
      <form class="kiosk-choices no-print" method="post" action={paths.forget} data-print="now">
        <button class="button" data-kind="primary">
          {t.finish.end}
        </button>
        <a class="button" href={paths.receipt}>
          {t.receipt.again}
        </a>
      </form>
    </KioskFrame>
  )
}

/** As wide as the paper of a receipt printer. Papers stay behind: no name, and only the end of the card's number. */
const Slip = ({ kiosk, person, deeds, now }: ReceiptPageProps) => {
  const { context, machine, look } = kiosk
  const { language } = look
  const t = kioskTexts(language).receipt
  const of = (kind: VisitDeed['kind']) => deeds.filter((deed) => deed.kind === kind)
  return (
    <article class="receipt" aria-label={t.title}>
      <h2>{context.libraryName}</h2>
      <p>
        {machine.name}
        <br />
        {formatShortMoment(now, language)}
      </p>
      {person && <p>{t.member(`…${person.card.slice(-4)}`)}</p>}
      {deeds.length === 0 && <p>{t.nothing}</p>}
      <Part title={t.lent} deeds={of('check-out')} kiosk={kiosk} />
      <Part title={t.renewed} deeds={of('renew')} kiosk={kiosk} />
      <Part title={t.returned} deeds={of('check-in')} kiosk={kiosk} />
      {person && (
        <p>
          {t.open(person.open)}
          {person.owed > 0 && (
            <>
              <br />
              {t.owed(formatRupiah(person.owed))}
            </>
          )}
        </p>
      )}
      <p>{t.thanks}</p>
    </article>
  )
}

const Part = ({ title, deeds, kiosk }: { title: string; deeds: readonly VisitDeed[]; kiosk: Kiosk }) => {
  if (deeds.length === 0) return null
  const { language } = kiosk.look
  const t = kioskTexts(language).receipt
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {deeds.map((deed) => (
          <li>
            {deed.value.title} <small>{deed.value.barcode}</small>
            {deed.kind !== 'check-in' && (
              <>
                <br />
                <strong>{t.due(formatShortDate(deed.value.dueOn, language))}</strong>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

import { AccountPage } from '#design/account-page.tsx'
import { Badge } from '#design/badge.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { formatDate, formatShortDate } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { bulkTexts } from '../messages.ts'
import type { Shipment, ShipmentCopy } from '../shipments/find-shipments.ts'

export interface OwnShipment extends Shipment {
  contents: readonly ShipmentCopy[]
}

interface OwnPageProps {
  context: PageContext
  open: readonly OwnShipment[]
  past: readonly Shipment[]
  today: Day
}

/** What an institution has on loan, for the person who answers for it. */
export const OwnPage = ({ context, open, past, today }: OwnPageProps) => {
  const { language } = context
  const texts = bulkTexts(language)
  const t = texts.own
  return (
    <AccountPage context={context} title={t.title}>
      <p class="lead">{t.lead}</p>
      {open.length === 0 && <EmptyState title={t.none}>{null}</EmptyState>}
      {open.map((shipment) => (
        <OpenShipment {...{ context, shipment, today }} />
      ))}
      {past.length > 0 && (
        <section class="stack">
          <h2>{t.past}</h2>
          <ul>
            {past.map(({ id, crate, purpose, copies, madeAt }) => (
              <li>
                {texts.shipments.numberOf(id)}, {formatShortDate(madeAt, language)}:{' '}
                {[crate, purpose, texts.crates.copiesOf(copies)].filter(Boolean).join(', ')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </AccountPage>
  )
}

interface OpenShipmentProps {
  context: PageContext
  shipment: OwnShipment
  today: Day
}

const OpenShipment = ({ context: { language }, shipment, today }: OpenShipmentProps) => {
  const texts = bulkTexts(language)
  const { id, crate, purpose, responsibleName, dueOn, out, contents } = shipment
  const still = contents.filter(({ state }) => state === 'out' || state === 'claimed')
  return (
    <article class="card stack">
      <h2>{[texts.shipments.numberOf(id), crate, purpose].filter(Boolean).join(', ')}</h2>
      {dueOn && (
        <p>
          {texts.columns.due}: <strong>{formatDate(dueOn, language)}</strong>{' '}
          {dueOn < today && <Badge kind="attention">{texts.shipments.late}</Badge>}
        </p>
      )}
      {responsibleName && (
        <p>
          {texts.lend.responsible}: {responsibleName}
        </p>
      )}
      <Disclosure summary={`${texts.shipment.copies} (${out})`}>
        <Table
          caption={`${texts.shipment.copies}, ${texts.shipments.numberOf(id)}`}
          captionHidden
          rows={still}
          stacked
          columns={[
            { key: 'title', label: texts.columns.title, names: true, cell: ({ title }) => title },
            { key: 'barcode', label: texts.columns.barcode, cell: ({ barcode }) => barcode },
            { key: 'state', label: texts.columns.state, cell: ({ state }) => texts.shipment.states[state] },
          ]}
        />
      </Disclosure>
    </article>
  )
}

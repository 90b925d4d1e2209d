import { formatDate, formatShortMoment } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import { blockText } from '#modules/circulation/index.ts'
import { bulkTexts } from '../messages.ts'
import type { ShipmentRemarks } from './find-shipments.ts'

type ShipmentEvent = ShipmentRemarks['events'][number]

interface HistoryProps {
  context: { language: Language }
  remarks: ShipmentRemarks
}

/** What was done with a packet, the last first. */
export const History = ({ context: { language }, remarks: { events } }: HistoryProps) => {
  const t = bulkTexts(language).shipment
  return (
    <section class="stack">
      <h2>{t.history}</h2>
      <ol class="plain-list" reversed>
        {events.toReversed().map((event) => (
          <li>
            {formatShortMoment(event.at, language)}, {event.actor}: {eventText(event, language)}
            <NotRenewed {...{ event, language }} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function eventText({ kind, details }: ShipmentEvent, language: Language): string {
  const t = bulkTexts(language).shipment
  const { count = 0, refused = 0, missing = 0, foreign = 0, barcode = '', dueOn } = details
  switch (kind) {
    case 'returned':
      return t.events.returned(count, missing, foreign)
    case 'handed-on':
      return t.events['handed-on'](count)
    case 'lost':
    case 'claimed':
      return t.events[kind](barcode)
    case 'renewed':
      return [
        t.events.renewed(count, refused),
        ...(dueOn ? [t.renewedUntil(formatDate(dueOn, language))] : []),
      ].join(' ')
    case 'lent':
      return t.events.lent(count, refused)
  }
}

/** Why some of it could not be renewed. */
const NotRenewed = ({ event: { details }, language }: { event: ShipmentEvent; language: Language }) => {
  const { blocks = [] } = details
  if (blocks.length === 0) return null
  return (
    <ul>
      {blocks.map(({ barcode, blocks: reasons }) => (
        <li>
          {barcode}: {reasons.map((block) => blockText(block, language, 'staff')).join(' ')}
        </li>
      ))}
    </ul>
  )
}

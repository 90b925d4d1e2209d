import { formatDate, formatDay } from '#design/format.ts'
import { writeLetter, type LetterTable } from '#design/print/letter.ts'
import type { LetterSettings } from '#modules/staff/index.ts'
import { bulkTexts } from '../messages.ts'
import type { Shipment, ShipmentCopy } from './find-shipments.ts'

interface Paper {
  settings: LetterSettings
  libraryName: string
}

/** The list of contents as a paper that travels in the crate; in Indonesian, for it is signed. */
export function writeList(
  shipment: Shipment,
  copies: readonly ShipmentCopy[],
  { settings: { head, city }, libraryName }: Paper,
): AsyncGenerator<Uint8Array> {
  const t = bulkTexts('id')
  const { institution, madeAt, crate, crateBarcode, purpose, responsibleName, responsiblePhone } = shipment
  const due = copies.map(({ dueOn }) => dueOn).toSorted()[0]
  return writeLetter({
    title: `${t.letter.title} ${shipment.id}`,
    head,
    placeAndDate: [city, formatDay(madeAt, 'id')].filter(Boolean).join(', '),
    facts: [
      [t.letter.number, String(shipment.id)],
      [t.letter.subject, t.letter.subjectText],
      [t.letter.crate, [crate, crateBarcode].filter(Boolean).join(' · ')],
      [t.letter.purpose, purpose],
      [t.letter.due, due ? formatDate(due, 'id') : ''],
    ],
    to: [
      institution,
      `${t.letter.responsible}: ${[responsibleName, responsiblePhone].filter(Boolean).join(', ') || '………………'}`,
    ],
    body: [
      t.letter.intro(libraryName, institution, copies.length),
      tableOf(copies),
      t.letter.rules,
      t.letter.received,
    ],
    signatory: { name: shipment.madeBy, nip: '', position: t.letter.librarian },
  })
}

const tableOf = (copies: readonly ShipmentCopy[]): LetterTable => {
  const { columns, shipment } = bulkTexts('id')
  return {
    columns: [
      { label: 'No.', share: 0.8, numeric: true },
      { label: columns.barcode, share: 2.2 },
      { label: columns.title, share: 5.5 },
      { label: columns.callNumber, share: 2.4 },
      { label: columns.state, share: 1.6 },
    ],
    rows: copies.map(({ barcode, title, author, callNumber, state }, place) => [
      String(place + 1),
      barcode,
      [title, author].filter(Boolean).join(' / '),
      callNumber,
      state === 'out' ? '' : shipment.states[state],
    ]),
  }
}

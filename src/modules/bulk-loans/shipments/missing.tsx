import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { newKey } from '../key.ts'
import { bulkTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Shipment, ShipmentCopy } from './find-shipments.ts'

interface MissingProps {
  context: PageContext
  shipment: Shipment
  copies: readonly ShipmentCopy[]
}

/** What did not come back with its crate. */
export const Missing = ({ context, shipment, copies }: MissingProps) => {
  const texts = bulkTexts(context.language)
  const t = texts.shipment
  const mayNote = context.viewer?.permissions.has('circulation.lost')
  return (
    <section class="stack">
      <h2>{t.missing(copies.length)}</h2>
      <p>{t.missingLead}</p>
      <Table
        caption={t.missing(copies.length)}
        captionHidden
        rows={copies}
        stacked
        columns={[
          { key: 'title', label: texts.columns.title, names: true, cell: ({ title }) => title },
          { key: 'barcode', label: texts.columns.barcode, cell: ({ barcode }) => barcode },
          { key: 'state', label: texts.columns.state, cell: ({ state }) => t.states[state] },
          ...(mayNote
            ? [
                {
                  key: 'deeds',
                  label: t.lost,
                  cell: (copy: ShipmentCopy) => <MissingDeeds {...{ copy, shipment, t }} />,
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}

interface MissingDeedsProps {
  copy: ShipmentCopy
  shipment: Shipment
  t: ReturnType<typeof bulkTexts>['shipment']
}

const MissingDeeds = ({ copy: { itemId, title, state }, shipment, t }: MissingDeedsProps) => (
  <form class="cluster" method="post" action={paths.missing(shipment.id, itemId)}>
    <input type="hidden" name="key" value={newKey()} />
    <button class="button" type="submit" name="apa" value="hilang" aria-label={t.lostNamed(title)}>
      {t.lost}
    </button>
    {state === 'out' && (
      <button class="button" type="submit" name="apa" value="klaim" aria-label={t.claimNamed(title)}>
        {t.claim}
      </button>
    )}
  </form>
)

import { Badge, type BadgeKind } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatMoment, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import { blockText, type Block, type Next } from '#modules/circulation/index.ts'
import { newKey } from '../key.ts'
import { bulkTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Shipment, ShipmentCopy, ShipmentRemarks } from './find-shipments.ts'
import { History } from './history.tsx'
import { Missing } from './missing.tsx'

export interface ShipmentPageProps {
  context: PageContext
  shipment: Shipment
  copies: readonly ShipmentCopy[]
  remarks: ShipmentRemarks
  branches: readonly Branch[]
  problem?: string
}

/** One packet: what is in it, what is missing, what was found besides. */
export const ShipmentPage = (props: ShipmentPageProps) => {
  const { context, shipment, copies, remarks, problem } = props
  const texts = bulkTexts(context.language)
  const t = texts.shipment
  const title = `${texts.shipments.numberOf(shipment.id)}, ${shipment.institution}`
  const missing = shipment.returnedAt
    ? copies.filter(({ state }) => state === 'out' || state === 'claimed')
    : []
  return (
    <StaffPage context={context} title={title}>
      <div class="stack-large">
        <PageHeading
          title={title}
          lead={
            <a href={paths.institution(shipment.institutionId)}>
              {texts.shipments.history(shipment.institution)}
            </a>
          }
          actions={<Actions {...props} />}
        />
        {problem && <Notice kind="problem">{problem}</Notice>}
        {!shipment.finished && <Unfinished {...props} />}
        <Facts {...props} />
        {missing.length > 0 && <Missing {...props} copies={missing} />}
        <Attention {...props} />
        {remarks.refused.length > 0 && (
          <Refused caption={t.refused} language={context.language} refused={remarks.refused} />
        )}
        <Copies {...props} />
        <History {...props} />
      </div>
    </StaffPage>
  )
}

const Actions = ({ context, shipment }: ShipmentPageProps) => {
  const t = bulkTexts(context.language).shipment
  const { id, out, returnedAt, finished } = shipment
  return (
    <>
      <ButtonLink href={paths.shipmentList(id)}>{t.print}</ButtonLink>
      {out > 0 && finished && (
        <>
          {!returnedAt && (
            <ButtonLink href={paths.returning(id)} kind="primary">
              {t.return}
            </ButtonLink>
          )}
          <form method="post" action={paths.renewal(id)}>
            <input type="hidden" name="key" value={newKey()} />
            <Button>{t.renew}</Button>
          </form>
          {!returnedAt && <ButtonLink href={paths.handingOn(id)}>{t.handOn}</ButtonLink>}
        </>
      )}
    </>
  )
}

const Unfinished = ({ context, shipment }: ShipmentPageProps) => {
  const t = bulkTexts(context.language).shipment
  return (
    <Notice kind="warning">
      <p>{t.unfinished}</p>
      <form method="post" action={paths.continuation(shipment.id)}>
        <Button kind="primary">{t.continue}</Button>
      </form>
    </Notice>
  )
}

const Facts = ({ context: { language }, shipment, remarks }: ShipmentPageProps) => {
  const texts = bulkTexts(language)
  const t = texts.shipment
  const { crate, crateId, responsibleName, responsiblePhone, previousId } = shipment
  return (
    <DescriptionList
      entries={[
        [
          texts.shipments.out,
          [
            texts.shipments.outOf(shipment.out, shipment.copies),
            ...(remarks.refused.length > 0
              ? [t.lent(shipment.copies, shipment.copies + remarks.refused.length)]
              : []),
          ].join('. '),
        ],
        [texts.columns.due, shipment.dueOn && formatShortDate(shipment.dueOn, language)],
        [texts.shipments.crate, crateId && <a href={paths.crate(crateId)}>{crate}</a>],
        [texts.lend.purpose, shipment.purpose],
        [texts.lend.responsible, [responsibleName, responsiblePhone].filter(Boolean).join(', ')],
        [texts.shipments.made, formatMoment(shipment.madeAt, language)],
        [t.madeBy, shipment.madeBy],
        [t.from, shipment.branch],
        [
          t.previous,
          previousId && <a href={paths.shipment(previousId)}>{texts.shipments.numberOf(previousId)}</a>,
        ],
        [t.returned, shipment.returnedAt && formatMoment(shipment.returnedAt, language)],
      ]}
    />
  )
}

/** What came back and does not go to its own shelf, and what did not belong in the crate. */
const Attention = ({ context: { language }, copies, remarks, branches }: ShipmentPageProps) => {
  const texts = bulkTexts(language)
  const t = texts.shipment
  const aside = copies.flatMap(({ next, ...copy }) =>
    next && next.do !== 'shelf' ? [{ ...copy, next }] : [],
  )
  const columns = [
    {
      key: 'title',
      label: texts.columns.title,
      names: true,
      cell: ({ title }: { title: string }) => title || '–',
    },
    { key: 'barcode', label: texts.columns.barcode, cell: ({ barcode }: { barcode: string }) => barcode },
    {
      key: 'next',
      label: texts.columns.next,
      cell: ({ next }: { next: Next | null }) =>
        next ? nextText(next, language, branches) : t.foreignUnknown,
    },
  ]
  return (
    <>
      {aside.length > 0 && (
        <section class="stack">
          <h2>{t.attention}</h2>
          <Table<Attended> caption={t.attention} captionHidden rows={aside} stacked columns={columns} />
        </section>
      )}
      {remarks.foreign.length > 0 && (
        <section class="stack">
          <h2>{t.foreign}</h2>
          <Table<Attended>
            caption={t.foreign}
            captionHidden
            rows={remarks.foreign}
            stacked
            columns={columns}
          />
        </section>
      )}
    </>
  )
}

interface Attended {
  title: string
  barcode: string
  next: Next | null
}

function nextText(next: Next, language: Language, branches: readonly Branch[]): string {
  const t = bulkTexts(language).shipment.next
  if (next.do === 'hold-shelf') return t['hold-shelf'](next.shelfCode)
  if (next.do === 'send') return t.send(branches.find(({ id }) => id === next.toBranchId)?.shortName ?? '')
  return next.do === 'shelf' ? [t.shelf, next.shelf, next.callNumber].filter(Boolean).join(' ') : t[next.do]
}

interface RefusedProps {
  caption: string
  language: Language
  refused: readonly { barcode: string; blocks: readonly Block[] }[]
}

export const Refused = ({ caption, language, refused }: RefusedProps) => {
  const { columns } = bulkTexts(language)
  return (
    <section class="stack">
      <h2>
        {caption} ({refused.length})
      </h2>
      <Table
        caption={caption}
        captionHidden
        rows={refused}
        stacked
        columns={[
          { key: 'barcode', label: columns.barcode, names: true, cell: ({ barcode }) => barcode },
          {
            key: 'reason',
            label: columns.reason,
            cell: ({ blocks }) => blocks.map((block) => blockText(block, language, 'staff')).join(' '),
          },
        ]}
      />
    </section>
  )
}

const kinds: Record<ShipmentCopy['state'], BadgeKind> = {
  out: 'neutral',
  claimed: 'attention',
  returned: 'good',
  lost: 'attention',
  undone: 'muted',
}

const Copies = ({ context: { language }, copies }: ShipmentPageProps) => {
  const texts = bulkTexts(language)
  const t = texts.shipment
  return (
    <section class="stack">
      <h2>
        {t.copies} ({copies.length})
      </h2>
      <Table
        caption={t.copies}
        captionHidden
        rows={copies}
        stacked
        columns={[
          { key: 'title', label: texts.columns.title, names: true, cell: ({ title }) => title },
          {
            key: 'barcode',
            label: texts.columns.barcode,
            cell: ({ barcode }) => <a href={paths.copy(barcode)}>{barcode}</a>,
          },
          { key: 'call', label: texts.columns.callNumber, cell: ({ callNumber }) => callNumber },
          {
            key: 'state',
            label: texts.columns.state,
            cell: ({ state }) => <Badge kind={kinds[state]}>{t.states[state]}</Badge>,
          },
          {
            key: 'due',
            label: texts.columns.due,
            cell: ({ dueOn, state }) => (state === 'out' ? formatShortDate(dueOn, language) : ''),
          },
        ]}
      />
    </section>
  )
}

import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatDay, formatNumber, formatRupiah, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { LetterSettings } from '#modules/staff/index.ts'
import { LetterForm } from '../letter-form.tsx'
import { acquisitionTexts, worded, type AcquisitionTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Order, OrderLine, Receipt } from './find-orders.ts'
import { orderKinds } from './orders-page.tsx'

export interface OrderPageProps {
  context: PageContext
  order: Order
  lines: readonly OrderLine[]
  receipts: readonly Receipt[]
  signatories: LetterSettings['signatories']
  typed: Typed
  errors?: FieldErrors
  refusal?: string
  /** Copies that came into the collection just now. */
  taken?: number
}

type PartProps = OrderPageProps & { texts: AcquisitionTexts }

/** An order: what is in it, how far it has come, what to do next. */
export const OrderPage = (props: OrderPageProps) => {
  const { context, order, refusal, taken } = props
  const texts = acquisitionTexts(context.language)
  const t = texts.orders
  const title = t.order(order.number || `#${order.id}`)
  const parts = { ...props, texts }
  return (
    <StaffPage context={context} title={title}>
      <PageHeading
        title={title}
        lead={<a href={paths.orders}>{t.title}</a>}
        actions={
          <>
            <ButtonLink href={paths.orderLetter(order.id)}>{texts.common.pdf}</ButtonLink>
            <ButtonLink href={paths.orderFile(order.id)}>{texts.common.xlsx}</ButtonLink>
          </>
        }
      />
      <div class="stack-large">
        {refusal && <Notice kind="problem">{worded(refusal, texts)}</Notice>}
        {taken !== undefined && taken > 0 && <Notice kind="success">{t.taken(taken)}</Notice>}
        <Facts {...parts} />
        <Lines {...parts} />
        {order.state === 'draft' && <Sending {...parts} />}
        {order.state !== 'draft' && <Receipts {...parts} />}
      </div>
    </StaffPage>
  )
}

const Facts = ({ context, order, texts }: PartProps) => (
  <DescriptionList
    entries={[
      [texts.common.state, <Badge kind={orderKinds[order.state]}>{texts.orders.states[order.state]}</Badge>],
      [texts.wanted.vendor, order.vendor],
      [texts.wanted.budget, `${order.source} ${order.year}`],
      [texts.orders.cost, formatRupiah(order.cost)],
      [texts.orders.balance, formatRupiah(order.left)],
      [texts.orders.sentOn, order.sentOn && formatDay(order.sentOn, context.language)],
      [texts.common.signatory, order.signatory?.name],
      [texts.common.by, order.createdBy],
      [texts.title.note, order.note],
    ]}
  />
)

const Lines = ({ context, order, lines, texts }: PartProps) => {
  const { language } = context
  const number = (value: number) => formatNumber(value, language)
  return (
    <Table
      caption={texts.orders.lines}
      rows={lines}
      columns={[
        {
          key: 'title',
          label: texts.title.title,
          names: true,
          cell: ({ title, recordId }) =>
            recordId ? <a href={paths.staffTitle(recordId)}>{title}</a> : title,
        },
        { key: 'branch', label: texts.title.branch, cell: ({ branchName }) => branchName },
        { key: 'copies', label: texts.title.copies, numeric: true, cell: ({ copies }) => number(copies) },
        { key: 'price', label: texts.title.price, numeric: true, cell: ({ price }) => formatRupiah(price) },
        {
          key: 'received',
          label: texts.orders.received,
          numeric: true,
          cell: ({ received }) => number(received),
        },
        {
          key: 'damaged',
          label: texts.orders.damaged,
          numeric: true,
          cell: ({ damaged }) => number(damaged),
        },
        {
          key: 'given',
          label: texts.orders.given,
          numeric: true,
          cell: ({ cancelled }) => number(cancelled),
        },
        {
          key: 'receive',
          label: texts.orders.receive,
          cell: ({ id, title, copies, received, cancelled }) =>
            order.state === 'sent' &&
            received + cancelled < copies && (
              <a href={paths.line(id)}>
                {texts.orders.receive}
                <span class="visually-hidden"> {title}</span>
              </a>
            ),
        },
      ]}
    />
  )
}

const Sending = ({ order, signatories, typed, errors, texts }: PartProps) => {
  const t = texts.orders
  return (
    <>
      <section class="stack">
        <h2>{t.send}</h2>
        <p class="hint">{t.sendLead}</p>
        <LetterForm
          action={paths.orderSending(order.id)}
          dateLabel={t.sentOn}
          submit={t.send}
          {...{ signatories, typed, errors, texts }}
        />
      </section>
      <section class="stack">
        <h2>{t.drop}</h2>
        <form method="post" action={paths.orderDropping(order.id)}>
          <p class="hint">{t.dropLead}</p>
          <Button>{t.drop}</Button>
        </form>
      </section>
    </>
  )
}

const Receipts = ({ context, receipts, texts }: PartProps) => {
  const t = texts.orders
  const number = (value: number) => formatNumber(value, context.language)
  return (
    <Table
      caption={t.receipts}
      empty={t.noReceipts}
      rows={receipts}
      columns={[
        {
          key: 'on',
          label: t.receivedOn,
          cell: ({ receivedOn }) => formatShortDate(receivedOn, context.language),
        },
        { key: 'title', label: texts.title.title, names: true, cell: ({ title }) => title },
        { key: 'good', label: t.received, numeric: true, cell: ({ good }) => number(good) },
        { key: 'damaged', label: t.damaged, numeric: true, cell: ({ damaged }) => number(damaged) },
        { key: 'price', label: t.realPrice, numeric: true, cell: ({ price }) => formatRupiah(price) },
        { key: 'numbers', label: t.numbers, cell: ({ numbers }) => numbers },
        { key: 'invoice', label: t.invoice, cell: ({ invoice }) => invoice },
        { key: 'by', label: texts.common.by, cell: ({ receivedBy }) => receivedBy },
      ]}
    />
  )
}

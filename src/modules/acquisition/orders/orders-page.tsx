import { Badge, type BadgeKind } from '#design/badge.tsx'
import { formatNumber, formatRupiah, formatShortDate } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { acquisitionTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { orderStates, type Order, type OrderState } from './find-orders.ts'

export const orderKinds: Record<OrderState, BadgeKind> = {
  draft: 'attention',
  sent: 'neutral',
  closed: 'good',
  cancelled: 'muted',
}

interface OrdersPageProps {
  context: PageContext
  orders: readonly Order[]
  state: OrderState | undefined
}

/** Orders to vendors. */
export const OrdersPage = ({ context, orders, state }: OrdersPageProps) => {
  const { language } = context
  const texts = acquisitionTexts(language)
  const t = texts.orders
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <div class="stack">
        <ul class="chips" role="list">
          {[undefined, ...orderStates].map((one) => (
            <li>
              <a
                class="chip"
                href={one ? `${paths.orders}?keadaan=${one}` : paths.orders}
                data-selected={one === state || undefined}
                aria-current={one === state ? 'page' : undefined}
              >
                {one ? t.states[one] : t.all}
              </a>
            </li>
          ))}
        </ul>
        <Table
          caption={t.title}
          captionHidden
          empty={t.none}
          rows={orders}
          columns={[
            {
              key: 'number',
              label: t.title,
              names: true,
              cell: ({ id, number }) => <a href={paths.order(id)}>{number || `#${id}`}</a>,
            },
            { key: 'vendor', label: texts.wanted.vendor, cell: ({ vendor }) => vendor },
            { key: 'budget', label: texts.wanted.budget, cell: ({ source, year }) => `${source} ${year}` },
            {
              key: 'state',
              label: texts.common.state,
              cell: (order) => <Badge kind={orderKinds[order.state]}>{t.states[order.state]}</Badge>,
            },
            {
              key: 'received',
              label: t.received,
              numeric: true,
              cell: ({ received, copies }) =>
                `${formatNumber(received, language)}/${formatNumber(copies, language)}`,
            },
            { key: 'cost', label: t.cost, numeric: true, cell: ({ cost }) => formatRupiah(cost) },
            {
              key: 'sent',
              label: t.sentOn,
              cell: ({ sentOn }) => sentOn && formatShortDate(sentOn, language),
            },
          ]}
        />
      </div>
    </StaffPage>
  )
}

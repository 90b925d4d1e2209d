import { Badge } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { SelectField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatShortDate } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { bulkTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Shipment } from './find-shipments.ts'

export const filters = ['keluar', 'terlambat', 'semua'] as const
export type Filter = (typeof filters)[number]

interface ShipmentsPageProps {
  context: PageContext
  shipments: readonly Shipment[]
  filter: Filter
  today: Day
}

export const ShipmentsPage = ({ context, shipments, filter, today }: ShipmentsPageProps) => {
  const texts = bulkTexts(context.language)
  const t = texts.shipments
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={t.lead}
          actions={
            <>
              <ButtonLink href={paths.newShipment} kind="primary">
                {t.add}
              </ButtonLink>
              <ButtonLink href={paths.scanCrate}>{texts.menu.scan}</ButtonLink>
            </>
          }
        />
        <FilterForm action={paths.shipments} label={t.which} submit={texts.common.show}>
          <SelectField
            name="tampil"
            label={t.which}
            value={filter}
            options={filters.map((value) => ({ value, label: t.filters[value] }))}
          />
        </FilterForm>
        <ShipmentTable {...{ context, shipments, today }} />
      </div>
    </StaffPage>
  )
}

interface HistoryPageProps {
  context: PageContext
  institution: { id: number; name: string }
  shipments: readonly Shipment[]
  today: Day
}

/** All that was ever lent to an institution. */
export const HistoryPage = ({ context, institution, shipments, today }: HistoryPageProps) => {
  const t = bulkTexts(context.language).shipments
  const title = t.history(institution.name)
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <PageHeading
          title={title}
          lead={<a href={paths.shipments}>{t.title}</a>}
          actions={
            context.viewer?.permissions.has('patrons.view') && (
              <ButtonLink href={paths.member(institution.id)}>{t.institutionPage}</ButtonLink>
            )
          }
        />
        <ShipmentTable {...{ context, shipments, today }} />
      </div>
    </StaffPage>
  )
}

const ShipmentTable = ({ context, shipments, today }: Omit<ShipmentsPageProps, 'filter'>) => {
  const { language } = context
  const t = bulkTexts(language).shipments
  return (
    <Table
      caption={t.title}
      captionHidden
      rows={shipments}
      empty={t.none}
      stacked
      columns={[
        {
          key: 'number',
          label: t.number,
          names: true,
          cell: ({ id }) => <a href={paths.shipment(id)}>{t.numberOf(id)}</a>,
        },
        {
          key: 'institution',
          label: t.institution,
          cell: ({ institutionId, institution, purpose }) => (
            <span>
              <a href={paths.institution(institutionId)}>{institution}</a>
              {purpose && `, ${purpose}`}
            </span>
          ),
        },
        { key: 'crate', label: t.crate, cell: ({ crate }) => crate ?? '' },
        { key: 'made', label: t.made, cell: ({ madeAt }) => formatShortDate(madeAt, language) },
        { key: 'out', label: t.out, cell: ({ out, copies }) => t.outOf(out, copies) },
        {
          key: 'due',
          label: bulkTexts(language).columns.due,
          cell: ({ dueOn }) =>
            dueOn && (
              <>
                {formatShortDate(dueOn, language)} {dueOn < today && <Badge kind="attention">{t.late}</Badge>}
              </>
            ),
        },
      ]}
    />
  )
}

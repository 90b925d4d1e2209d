import { Button } from '#design/button.tsx'
import { TextArea } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { PrintPage } from '#design/print-page.tsx'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { CopyReturned } from '#modules/circulation/index.ts'
import { mobileTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { hoursOf } from '../words.ts'
import type { LoadList, ToLoad } from './load-list.ts'
import { RefusedCopies, type RefusedCopy } from './refused-copies.tsx'
import { newKey } from './scan-results.ts'

export interface LoadPageProps {
  context: PageContext
  vehicle: { branchId: number; name: string }
  day: Day
  list: LoadList
  branches: readonly Branch[]
  scanned: readonly CopyReturned[]
  refused?: readonly RefusedCopy[]
  problem?: string
  typed?: string
}

/** What to load for whom, to be printed, and the list of what is scanned aboard. */
export const LoadPage = (props: LoadPageProps) => {
  const { context, vehicle, day, list } = props
  const { language } = context
  const t = mobileTexts(language).load
  return (
    <StaffPage context={context} title={t.title(vehicle.name)}>
      <div class="stack-large">
        <PageHeading
          title={t.title(vehicle.name)}
          lead={t.lead(formatDate(day, language))}
          actions={
            <>
              <PrintPage label={mobileTexts(language).common.print} />
              <a href={paths.onDay(day)}>{mobileTexts(language).day.title}</a>
            </>
          }
        />
        <Results {...props} />
        <ScanForm {...props} />
        {list.stops.length === 0 && <p>{t.noStops}</p>}
        {list.stops.map(({ visit, copies }) => (
          <section class="stack">
            <h2>{t.stopOf(hoursOf(visit, language), visit.stop.name)}</h2>
            {copies.length === 0 ? (
              <p class="soft">{t.nothing}</p>
            ) : (
              <CopyTable {...{ context, copies }} caption={visit.stop.name} />
            )}
          </section>
        ))}
        {list.others.length > 0 && (
          <section class="stack">
            <h2>{t.others}</h2>
            <CopyTable {...{ context, copies: list.others }} caption={t.others} />
          </section>
        )}
      </div>
    </StaffPage>
  )
}

const CopyTable = (props: { context: PageContext; copies: readonly ToLoad[]; caption: string }) => {
  const { context, copies, caption } = props
  const t = mobileTexts(context.language).load
  return (
    <Table
      caption={caption}
      captionHidden
      rows={copies}
      stacked
      columns={[
        {
          key: 'where',
          label: t.whereLabel,
          cell: ({ where, branch, shelf }) =>
            where === 'aboard'
              ? t.where.aboard
              : `${t.where[where]} ${where === 'on-the-shelf' ? [branch, shelf].filter(Boolean).join(' ') : branch}`,
        },
        { key: 'call', label: t.callNumber, cell: ({ callNumber }) => <strong>{callNumber}</strong> },
        { key: 'title', label: t.book, names: true, cell: ({ title }) => title },
        {
          key: 'barcode',
          label: t.barcode,
          cell: ({ barcode }) => <a href={paths.copy(barcode)}>{barcode}</a>,
        },
        { key: 'code', label: t.code, cell: ({ shelfCode }) => <strong>{shelfCode ?? ''}</strong> },
      ]}
    />
  )
}

const ScanForm = ({ context, vehicle, day, problem, typed }: LoadPageProps) => {
  const t = mobileTexts(context.language).load
  return (
    <section class="stack no-print">
      <h2>{t.scanTitle}</h2>
      <Form action={paths.loadOn(vehicle.branchId, day)} errors={{ barcodes: problem }}>
        <input type="hidden" name="key" value={newKey()} />
        <TextArea
          name="barcodes"
          label={t.scan}
          hint={t.scanHint}
          error={problem}
          value={typed}
          rows={6}
          autofocus={!problem}
        />
        <FormActions>
          <Button kind="primary">{t.take}</Button>
        </FormActions>
      </Form>
    </section>
  )
}

const Results = (props: LoadPageProps) => {
  const { context, scanned, refused = [], branches } = props
  const { language } = context
  const t = mobileTexts(language).load
  const branchName = (id: number) => branches.find((branch) => branch.id === id)?.shortName ?? ''
  const resultOf = ({ next }: CopyReturned): string => {
    if (next.do === 'hold-shelf') return t.aboardFor(next.shelfCode)
    if (next.do === 'shelf') return t.aboard
    return next.do === 'send' ? t.sendOn(branchName(next.toBranchId)) : t.aside
  }
  return (
    <>
      <RefusedCopies title={t.refusedTitle(refused.length)} {...{ refused, language }} />
      {scanned.length > 0 && (
        <section class="stack no-print">
          <Notice kind="success">{t.doneTitle(scanned.length)}</Notice>
          <Table
            caption={t.doneTitle(scanned.length)}
            captionHidden
            rows={scanned}
            stacked
            columns={[
              { key: 'title', label: t.book, names: true, cell: ({ title }) => title },
              { key: 'barcode', label: t.barcode, cell: ({ barcode }) => barcode },
              { key: 'result', label: t.result, cell: (copy) => <strong>{resultOf(copy)}</strong> },
            ]}
          />
        </section>
      )}
    </>
  )
}

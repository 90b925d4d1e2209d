import { Button, ButtonLink } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { formatDate, formatMoment, formatRupiah } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/days.ts'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch, NewClosedDay } from '#modules/branches/index.ts'
import type { CountedBatch } from './batches.ts'
import { CalendarPage } from './calendar-page.tsx'
import type { Closure } from './close-library.ts'
import { calendarRefusal, calendarTexts } from './messages.ts'
import { calendarPaths } from './paths.ts'
import type { ClosurePlan } from './plan-closure.ts'

interface PreviewPageProps {
  context: PageContext
  closure: Closure
  days: readonly NewClosedDay[]
  plan: ClosurePlan
  branches: readonly Branch[]
  /** Test cases of the rules that would no longer hold. */
  casesBroken: number
}

/** What a closing would do, before anything is done. */
export const ClosurePreviewPage = (props: PreviewPageProps) => {
  const { context, closure, days, plan, branches, casesBroken } = props
  const t = calendarTexts(context.language).closures
  const { firstDay, lastDay, reason, branchIds, emergency } = closure
  const back = new URLSearchParams([
    ...Object.entries({ firstDay, lastDay, reason, emergency: emergency ? 'on' : '' }),
    ...branchIds.map((id) => ['branch', String(id)]),
  ])
  return (
    <CalendarPage context={context} title={t.previewTitle} lead={reason}>
      <Notice>{t.nothingYet}</Notice>
      <ul>
        <li>{t.days(days.length)}</li>
        <PlanInWords plan={plan} language={context.language} />
        {emergency && <li>{t.running}</li>}
        {casesBroken > 0 && <li>{t.cases(casesBroken)}</li>}
      </ul>
      <Days {...{ days, branches }} language={context.language} />
      {plan.loans.length > 0 && <Moves plan={plan} language={context.language} />}
      <form class="stack" method="post" action={calendarPaths.closures}>
        <input type="hidden" name="firstDay" value={firstDay} />
        <input type="hidden" name="lastDay" value={lastDay} />
        <input type="hidden" name="reason" value={reason} />
        {branchIds.map((id) => (
          <input type="hidden" name="branch" value={id} />
        ))}
        {emergency && <input type="hidden" name="emergency" value="on" />}
        <input type="hidden" name="confirmed" value="1" />
        <div class="cluster">
          <Button kind="danger">{t.confirm}</Button>
          <ButtonLink href={`${calendarPaths.closures}?${back}`}>{t.back}</ButtonLink>
        </div>
      </form>
    </CalendarPage>
  )
}

const PlanInWords = ({ plan, language }: { plan: ClosurePlan; language: Language }) => {
  const t = calendarTexts(language).closures
  const waived = plan.fines.filter((fine) => fine.waived > 0)
  const paid = plan.fines.filter((fine) => fine.paidAlready > 0)
  const sum = (amounts: number[]) => formatRupiah(amounts.reduce((all, one) => all + one, 0))
  return (
    <>
      <li>{t.loans(plan.loans.length)}</li>
      <li>{t.holds(plan.holds.length)}</li>
      {plan.suspensions.length > 0 && <li>{t.suspensions(plan.suspensions.length)}</li>}
      {waived.length > 0 && <li>{t.fines(waived.length, sum(waived.map((fine) => fine.waived)))}</li>}
      {paid.length > 0 && <li>{t.paid(paid.length, sum(paid.map((fine) => fine.paidAlready)))}</li>}
    </>
  )
}

interface DaysProps {
  days: readonly { branchId: number | null; day: Day }[]
  branches: readonly Branch[]
  language: Language
}

const Days = ({ days, branches, language }: DaysProps) => {
  const t = calendarTexts(language)
  const names = new Map(branches.map(({ id, shortName }) => [id, shortName]))
  const byDay = [...Map.groupBy(days, ({ day }) => day)].map(([day, rows]) => ({
    day,
    where: rows.map(({ branchId }) => (branchId === null ? t.holidays.all : names.get(branchId))).join(', '),
  }))
  return (
    <Table
      caption={t.closures.days1}
      rows={byDay}
      columns={[
        { key: 'day', label: t.holidays.day, names: true, cell: ({ day }) => formatDate(day, language) },
        { key: 'where', label: t.holidays.branch, cell: ({ where }) => where },
      ]}
    />
  )
}

/** Due days from and to, with how many loans go that way. */
const Moves = ({ plan, language }: { plan: ClosurePlan; language: Language }) => {
  const t = calendarTexts(language).closures
  const ways = [...Map.groupBy(plan.loans, ({ dueBefore, dueAfter }) => `${dueBefore} ${dueAfter}`).values()]
  const rows = ways.flatMap((loans) => (loans[0] ? [{ ...loans[0], count: loans.length }] : []))
  return (
    <Table
      caption={t.loans(plan.loans.length)}
      rows={rows}
      columns={[
        { key: 'from', label: t.from, names: true, cell: (row) => formatDate(row.dueBefore, language) },
        { key: 'to', label: t.to, cell: (row) => formatDate(row.dueAfter, language) },
        { key: 'count', label: t.count, numeric: true, cell: ({ count }) => count },
      ]}
    />
  )
}

interface ClosurePageProps {
  context: PageContext
  batch: CountedBatch
  branches: readonly Branch[]
  mayUndo: boolean
  problem?: string | undefined
}

/** A closing that was made, and taking it back. */
export const ClosurePage = ({ context, batch, branches, mayUndo, problem }: ClosurePageProps) => {
  const { language } = context
  const t = calendarTexts(language).closures
  const { loans, holds, waived, undoneAt, undoneBy, terms } = batch
  return (
    <CalendarPage
      context={context}
      title={t.page(batch.name)}
      lead={`${batch.doneBy}, ${formatMoment(batch.doneAt, language)}`}
    >
      {problem && <Notice kind="problem">{calendarRefusal(problem, language)}</Notice>}
      {undoneAt && (
        <Notice kind="warning">{t.undoneBy(undoneBy ?? '', formatMoment(undoneAt, language))}</Notice>
      )}
      <p>{t.moved(loans, holds, formatRupiah(waived))}</p>
      {terms.days.length > 0 && <Days days={terms.days} {...{ branches, language }} />}
      {mayUndo && !undoneAt && terms.days.length > 0 && (
        <Disclosure summary={t.undo}>
          <form class="stack" method="post" action={calendarPaths.undoClosure(batch.id)}>
            <p>{t.undoHint}</p>
            <Button kind="danger">{t.undo}</Button>
          </form>
        </Disclosure>
      )}
    </CalendarPage>
  )
}

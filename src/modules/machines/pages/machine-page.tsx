import { Status } from '#design/badge.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatNumber, formatShortDate, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { DayCounts } from '../contact/find-counts.ts'
import type { MachineKind } from '../kinds.ts'
import { machineTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Machine } from '../register/machine.ts'
import { MachineForm, type MachineFormProps } from './form-page.tsx'
import { MachineDeeds } from './machine-deeds.tsx'
import { standingOf } from './standing-of.ts'

interface MachinePageProps {
  context: PageContext
  machine: Machine
  kind: MachineKind | undefined
  days: readonly DayCounts[]
  form: Pick<MachineFormProps, 'branches' | 'typed' | 'errors'>
  /** A deed that was refused. */
  problem?: string
  saved: boolean
  now: Date
}

/** One machine: how it is, what it did, what staff may do with it. */
export const MachinePage = (props: MachinePageProps) => {
  const { context, machine, kind, form, problem, saved } = props
  const { language } = context
  const t = machineTexts(language)
  const mayManage = context.viewer?.permissions.has('machines.manage') && !machine.retiredAt
  return (
    <StaffPage context={context} title={machine.name}>
      <PageHeading title={machine.name} lead={<a href={paths.fleet}>{t.fleet.title}</a>} />
      {saved && <Notice kind="success">{t.form.saved}</Notice>}
      {problem && <Notice kind="problem">{t.errors[problem] ?? problem}</Notice>}
      <div class="stack">
        <Facts {...props} />
        {mayManage && kind && <MachineDeeds machine={machine} kind={kind} language={language} />}
        <Days {...props} />
        {mayManage && kind && (
          <section aria-labelledby="pengaturan">
            <h2 id="pengaturan">{t.form.settings}</h2>
            <MachineForm
              {...form}
              {...{ kind, language }}
              action={paths.machine(machine.id)}
              cancel={paths.fleet}
            />
          </section>
        )}
        {!mayManage && !machine.retiredAt && <p class="soft">{t.machine.mayOnlySee}</p>}
      </div>
    </StaffPage>
  )
}

const Facts = ({ context, machine, kind, now }: MachinePageProps) => {
  const { language } = context
  const texts = machineTexts(language)
  const t = texts.machine
  const moment = (date: Date | null) => date && formatShortMoment(date, language)
  return (
    <section aria-labelledby="keadaan">
      <h2 id="keadaan">{t.facts}</h2>
      {machine.lockedAt && (
        <Notice kind="warning">
          {t.lockedSince(formatShortMoment(machine.lockedAt, language), machine.lockedReason)}
        </Notice>
      )}
      <DescriptionList
        entries={[
          [
            t.facts,
            standingOf(machine, kind, now, language).map(({ text, kind }) => (
              <>
                <Status kind={kind}>{text}</Status>{' '}
              </>
            )),
          ],
          [t.kind, kind?.label[language] ?? machine.kind],
          [t.place, machine.branchName],
          [t.login, machine.login && <code>{machine.login}</code>],
          [t.contact, moment(machine.lastContactAt) ?? texts.never],
          [t.paired, moment(machine.pairedAt)],
          [t.created, moment(machine.createdAt)],
        ]}
      />
    </section>
  )
}

const Days = ({ context, days }: MachinePageProps) => {
  const { language } = context
  const { machine: t, fleet } = machineTexts(language)
  const number = (name: 'requests' | 'refusals' | 'errors', label: string) => ({
    key: name,
    label,
    numeric: true,
    cell: (row: DayCounts) => formatNumber(row[name], language),
  })
  return (
    <section>
      <h2>{t.days(days.length)}</h2>
      <Table
        caption={t.days(days.length)}
        captionHidden
        rows={days}
        columns={[
          { key: 'day', label: t.day, names: true, cell: ({ day }) => formatShortDate(day, language) },
          number('requests', t.requests),
          number('refusals', fleet.refusals),
          number('errors', fleet.errors),
        ]}
      />
    </section>
  )
}

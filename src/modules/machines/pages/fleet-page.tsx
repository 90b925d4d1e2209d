import { Status } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { formatNumber, formatShortMoment } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table, type Column } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Counts } from '../contact/count-hour.ts'
import { noCounts } from '../contact/find-counts.ts'
import type { MachineKind } from '../kinds.ts'
import { machineTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Machine } from '../register/machine.ts'
import { standingOf } from './standing-of.ts'

interface FleetPageProps {
  context: PageContext
  kinds: readonly MachineKind[]
  machines: readonly Machine[]
  retired: readonly Machine[]
  counts: ReadonlyMap<number, Counts>
  now: Date
}

/** All machines at a glance. */
export const FleetPage = (props: FleetPageProps) => {
  const { context, machines, retired } = props
  const t = machineTexts(context.language).fleet
  const mayManage = context.viewer?.permissions.has('machines.manage')
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={mayManage && <ButtonLink href={paths.newMachine}>{t.add}</ButtonLink>}
      />
      <Table
        caption={t.title}
        captionHidden
        stacked
        empty={t.none}
        rows={machines}
        columns={columnsOf(props)}
      />
      {retired.length > 0 && (
        <Disclosure summary={t.retired}>
          <ul>
            {retired.map(({ id, name, branchName }) => (
              <li>
                <a href={paths.machine(id)}>{name}</a>, {branchName}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </StaffPage>
  )
}

function columnsOf({ context, kinds, counts, now }: FleetPageProps): Column<Machine>[] {
  const { language } = context
  const texts = machineTexts(language)
  const t = texts.fleet
  const kindOf = ({ kind }: Machine) => kinds.find(({ code }) => code === kind)
  const count = (name: keyof Counts): Column<Machine> => ({
    key: name,
    label: t[name],
    numeric: true,
    cell: ({ id }) => formatNumber((counts.get(id) ?? noCounts)[name], language),
  })
  return [
    {
      key: 'name',
      label: t.name,
      names: true,
      cell: ({ id, name }) => <a href={paths.machine(id)}>{name}</a>,
    },
    {
      key: 'kind',
      label: t.kind,
      cell: (machine) => kindOf(machine)?.label[language] ?? machine.kind,
    },
    { key: 'place', label: t.place, cell: ({ branchName }) => branchName },
    {
      key: 'standing',
      label: t.standing,
      cell: (machine) =>
        standingOf(machine, kindOf(machine), now, language).map(({ text, kind }) => (
          <>
            <Status kind={kind}>{text}</Status>{' '}
          </>
        )),
    },
    {
      key: 'contact',
      label: t.contact,
      cell: ({ lastContactAt }) => (lastContactAt ? formatShortMoment(lastContactAt, language) : texts.never),
    },
    count('requests'),
    count('refusals'),
    count('errors'),
  ]
}

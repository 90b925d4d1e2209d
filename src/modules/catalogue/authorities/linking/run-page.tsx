import { Button, ButtonLink } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { formatNumber, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Progress } from '#design/progress.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../../paths.ts'
import { authorityPaths } from '../paths.ts'
import type { LinkedForm, LinkRun } from './list-runs.ts'
import { linkingTexts } from './messages.ts'

interface RunPageProps {
  context: PageContext
  run: LinkRun
  forms: readonly LinkedForm[]
  notNow?: boolean
}

/** What was linked at once, how far it has come, and the way back. */
export const RunPage = ({ context, run, forms, notNow }: RunPageProps) => {
  const { language } = context
  const t = linkingTexts(language).run
  const running = run.state === 'linking' || run.state === 'undoing'
  return (
    <StaffPage context={context} title={t.title(run.id)}>
      <div class="stack">
        <PageHeading
          title={t.title(run.id)}
          lead={`${formatShortMoment(run.createdAt, language)} · ${run.createdBy}`}
          actions={<ButtonLink href={authorityPaths.proposals}>{t.back}</ButtonLink>}
        />
        {notNow && <Notice kind="problem">{t.notNow}</Notice>}
        {running ? (
          <Progress
            id="kemajuan"
            label={t.states[run.state]}
            done={run.state === 'linking' ? run.applied : run.chosen - run.applied}
            total={run.chosen}
            running
            href={authorityPaths.linkRun(run.id)}
          />
        ) : (
          <Notice kind={run.state === 'done' ? 'success' : 'info'}>
            {t.states[run.state]}. {t.forms}: {formatNumber(run.chosen, language)}. {t.headings}:{' '}
            {formatNumber(run.linked, language)}.
          </Notice>
        )}
        <Table
          caption={t.forms}
          rows={forms}
          columns={[
            { key: 'form', label: t.forms, names: true, cell: ({ text }) => text },
            {
              key: 'authority',
              label: linkingTexts(language).columns.authority,
              cell: ({ authorityId, heading }) => <a href={paths.authority(authorityId)}>{heading}</a>,
            },
          ]}
        />
        {run.state === 'done' && context.viewer?.permissions.has('catalogue.authorities') && (
          <Disclosure summary={t.undo}>
            <form class="stack" method="post" action={authorityPaths.linkUndo(run.id)}>
              <p>{t.undoHint}</p>
              <Button kind="danger">{t.undo}</Button>
            </form>
          </Disclosure>
        )}
      </div>
    </StaffPage>
  )
}

export const RunsTable = ({
  context: { language },
  runs,
}: {
  context: PageContext
  runs: readonly LinkRun[]
}) => {
  const t = linkingTexts(language)
  return (
    <Table
      caption={t.runs}
      stacked
      rows={runs}
      columns={[
        {
          key: 'number',
          label: t.run.number,
          names: true,
          cell: ({ id }) => <a href={authorityPaths.linkRun(id)}>{t.run.title(id)}</a>,
        },
        { key: 'state', label: t.run.state, cell: ({ state }) => t.run.states[state] },
        {
          key: 'forms',
          label: t.run.forms,
          numeric: true,
          cell: ({ chosen }) => formatNumber(chosen, language),
        },
        { key: 'when', label: t.run.when, cell: ({ createdAt }) => formatShortMoment(createdAt, language) },
        { key: 'who', label: t.run.who, cell: ({ createdBy }) => createdBy },
      ]}
    />
  )
}

import { formatShortMoment } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { Table, type Column } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { blockText } from '../../deeds/messages.ts'
import { lateTexts } from '../messages.ts'
import { latePaths } from '../paths.ts'
import type { ConflictList, LateConflict } from './find-conflicts.ts'

export const conflictsPerPage = 50

interface ConflictsPageProps {
  context: PageContext
  list: ConflictList
  settled: boolean
  page: number
}

/** Deeds told late that staff should look at, and those they have settled. */
export const ConflictsPage = ({ context, list, settled, page }: ConflictsPageProps) => {
  const t = lateTexts(context.language)
  const pages = Math.ceil((settled ? list.settled : list.open) / conflictsPerPage)
  const here = settled ? latePaths.settled : `${latePaths.conflicts}?`
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading title={t.title} lead={t.lead} />
        <States {...{ context, list, settled }} />
        <Table
          caption={t.list}
          captionHidden
          rows={list.conflicts}
          empty={settled ? t.noneSettled : t.noneOpen}
          stacked
          columns={columnsOf(context)}
        />
        <Pager {...{ page, pages }} hrefOf={(number) => `${here}&halaman=${number}`} />
      </div>
    </StaffPage>
  )
}

const States = ({ context, list, settled }: Omit<ConflictsPageProps, 'page'>) => {
  const t = lateTexts(context.language)
  const states = [
    { href: latePaths.conflicts, label: t.open(list.open), here: !settled },
    { href: latePaths.settled, label: t.settled(list.settled), here: settled },
  ]
  return (
    <nav aria-label={t.states}>
      <ul class="chips" role="list">
        {states.map(({ href, label, here }) => (
          <li>
            <a
              class="chip"
              href={href}
              data-selected={here || undefined}
              aria-current={here ? 'page' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const columnsOf = ({ language }: PageContext): Column<LateConflict>[] => {
  const t = lateTexts(language)
  return [
    { key: 'waktu', label: t.when, cell: ({ at }) => formatShortMoment(at, language) },
    {
      key: 'kejadian',
      label: t.what,
      names: true,
      cell: ({ id, kind, title, barcode }) => (
        <a href={latePaths.conflict(id)}>
          {t.kinds[kind]}: {title ?? t.unknownCopy} <small>{barcode}</small>
        </a>
      ),
    },
    {
      key: 'sebab',
      label: t.why,
      cell: ({ blocks }) => blocks.map((block) => <p>{blockText(block, language, 'staff')}</p>),
    },
    {
      key: 'dicatat',
      label: t.did,
      cell: ({ step, settledHow }) => (settledHow ? t.how[settledHow] : t.steps[step]),
    },
    {
      key: 'tempat',
      label: t.where,
      cell: ({ branch, channel }) => (
        <>
          {branch} <small class="soft">{t.channels[channel]}</small>
        </>
      ),
    },
  ]
}

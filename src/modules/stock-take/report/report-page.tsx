import { ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatDate, formatNumber, formatPercent } from '#design/format.ts'
import { Heading } from '#design/heading.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table, type Column } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Correction } from '../corrections/correction.ts'
import { CorrectionsList } from '../corrections/corrections-list.tsx'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { lists } from '../results/lists.ts'
import { partInWords } from '../sessions/part-in-words.ts'
import type { Session } from '../sessions/session.ts'
import type { FigureRow, Figures } from './figures.ts'
import type { Paper } from './paper-form.ts'
import { hundredOf, sumOfRows, summaryOf } from './summary.ts'

export interface ReportPageProps {
  context: PageContext
  session: Session
  figures: Figures
  paper: Paper
  corrections: readonly Correction[]
}

/** What a closed stock-take came to, as it was written down then. */
export const ReportPage = (props: ReportPageProps) => {
  const { context, session, figures, paper, corrections } = props
  const { language } = context
  const texts = stockTakeTexts(language)
  const t = texts.report
  const closedAt = session.closedAt ?? session.createdAt
  return (
    <StaffPage context={context} title={`${t.title}: ${session.name}`}>
      <PageHeading
        title={t.title}
        lead={
          <>
            <a href={paths.session(session.id)}>{session.name}</a>
            {paper.number && ` · ${paper.number}`}
          </>
        }
        actions={
          <ButtonLink href={paths.reportPdf(session.id)} kind="primary">
            {t.print}
          </ButtonLink>
        }
      />
      <div class="stack">
        <p>
          {t.opening(
            formatDate(closedAt, language),
            session.branch,
            formatDate(session.startedAt ?? closedAt, language),
          )}
        </p>
        <DescriptionList
          entries={[
            [t.scope, partInWords(session, texts)],
            ...summaryOf(figures).map(
              ([name, value]) => [t.facts[name], formatNumber(value, language)] as const,
            ),
          ]}
        />
        <Heading level={2}>{t.byClass}</Heading>
        <FiguresTable {...props} />
        <People {...props} />
        <DescriptionList
          entries={[
            [t.leader, signing(paper.leader, paper.leaderPosition, paper.leaderNip)],
            [t.witness, paper.witness && signing(paper.witness, paper.witnessPosition, paper.witnessNip)],
            [t.remarkTitle, paper.remark],
          ]}
        />
        <Lists {...props} />
        {corrections.length > 0 && <CorrectionsList {...{ context, session, corrections }} />}
      </div>
    </StaffPage>
  )
}

const People = ({ context: { language }, figures }: ReportPageProps) => {
  const texts = stockTakeTexts(language)
  const t = texts.report
  return (
    <>
      <Heading level={2}>{t.people}</Heading>
      <Table
        caption={t.people}
        captionHidden
        rows={figures.counters}
        columns={[
          { key: 'name', label: texts.columns.name, names: true, cell: ({ name }) => name },
          {
            key: 'scans',
            label: texts.columns.scans,
            numeric: true,
            cell: ({ scans }) => formatNumber(scans, language),
          },
        ]}
      />
    </>
  )
}

const Lists = ({ context, session }: ReportPageProps) => {
  const texts = stockTakeTexts(context.language)
  const t = texts.report
  return (
    <>
      <Heading level={2}>{t.lists}</Heading>
      <ul class="opname-links">
        {lists.map((list) => (
          <li>
            <a href={`${paths.results(session.id, list)}?semua=1`}>
              {list === 'missing' ? texts.listsClosed.missing : texts.lists[list]}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const signing = (name: string, position: string, nip: string) =>
  [name, position, nip && `NIP ${nip}`].filter(Boolean).join(', ')

const FiguresTable = ({ context, figures }: ReportPageProps) => {
  const { language } = context
  const texts = stockTakeTexts(language)
  const t = texts.report
  const amount = (
    name: 'copies' | 'seen' | 'handled' | 'away' | 'missing',
    label: string,
  ): Column<FigureRow> => ({
    key: name,
    label,
    numeric: true,
    cell: (row) => formatNumber(row[name], language),
  })
  return (
    <Table
      caption={t.byClass}
      captionHidden
      rows={[...figures.rows, sumOfRows(figures.rows)]}
      columns={[
        {
          key: 'class',
          label: t.class,
          names: true,
          cell: (row) =>
            row.collectionType === '' && row.hundred === '' ? t.total : hundredOf(row, t.noClass),
        },
        { key: 'type', label: t.type, cell: ({ collectionType }) => collectionType },
        amount('copies', texts.columns.copies),
        amount('seen', texts.columns.seen),
        amount('handled', texts.columns.handled),
        amount('away', texts.columns.away),
        amount('missing', texts.listsClosed.missing),
        {
          key: 'share',
          label: t.share,
          numeric: true,
          cell: ({ missing, copies }) => formatPercent(missing, copies || 1, language),
        },
      ]}
    />
  )
}

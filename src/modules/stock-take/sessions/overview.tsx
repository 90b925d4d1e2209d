import { ButtonLink } from '#design/button.tsx'
import { formatNumber, formatPercent, formatShortMoment } from '#design/format.ts'
import { Heading } from '#design/heading.tsx'
import { Table } from '#design/table.tsx'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { lists, totalOf } from '../results/lists.ts'
import { expected, type Section } from '../results/progress.ts'
import type { SessionPageProps } from './session-page.tsx'

/** The part that refreshes by itself. */
export const Overview = (props: SessionPageProps) => {
  const { context, session, progress } = props
  const { language } = context
  const texts = stockTakeTexts(language)
  const t = texts.session
  const number = (value: number) => formatNumber(value, language)
  const { total } = progress
  const done = total.seen + total.handled
  return (
    <div class="stack">
      <section class="opname-total" aria-labelledby="terlihat">
        <p>
          <strong id="terlihat">{t.seenOf(number(done), number(expected(total)))}</strong>{' '}
          <span class="opname-share">{formatPercent(done, expected(total) || 1, language)}</span>
        </p>
        <progress aria-labelledby="terlihat" value={done} max={expected(total) || 1} />
        <p class="soft">
          {t.awayNote(number(total.away))}
          {total.handled > 0 && ` ${t.handledNote(number(total.handled))}`}
        </p>
        {session.state === 'under-way' && (
          <noscript>
            <ButtonLink href={paths.session(session.id)}>{t.refresh}</ButtonLink>
          </noscript>
        )}
      </section>
      <Results {...props} />
      <Heading level={2}>{t.sections}</Heading>
      <Sections {...props} />
      <Heading level={2}>{t.people}</Heading>
      <People {...props} />
    </div>
  )
}

const Results = ({ context, session, counts }: SessionPageProps) => {
  const { language } = context
  const texts = stockTakeTexts(language)
  const closed = session.state === 'closed'
  return (
    <nav aria-label={texts.session.results}>
      <ul class="opname-lists" role="list">
        {lists.map((list) => {
          const { all, open } = totalOf(counts, list)
          const label = closed && list === 'missing' ? texts.listsClosed.missing : texts.lists[list]
          return (
            <li data-open={open > 0 && list !== 'twice' ? 'yes' : 'no'}>
              <a href={paths.results(session.id, list)}>
                <strong>{formatNumber(all, language)}</strong>
                <span>{label}</span>
                {list !== 'twice' && list !== 'missing' && all > 0 && (
                  <small>{open > 0 ? texts.openOf(formatNumber(open, language)) : texts.allSettled}</small>
                )}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

const Sections = ({ context, progress }: SessionPageProps) => {
  const { language } = context
  const texts = stockTakeTexts(language)
  const t = texts.columns
  const amount = (name: keyof Omit<Section, 'shelf'>, label: string) => ({
    key: name,
    label,
    numeric: true,
    cell: (section: Section) => formatNumber(section[name], language),
  })
  return (
    <Table
      caption={texts.session.sections}
      captionHidden
      rows={progress.sections}
      columns={[
        { key: 'shelf', label: t.shelf, names: true, cell: ({ shelf }) => shelf || texts.noShelf },
        amount('copies', t.copies),
        amount('seen', t.seen),
        amount('missing', t.missing),
        amount('away', t.away),
        {
          key: 'progress',
          label: t.progress,
          numeric: true,
          cell: (section) =>
            expected(section) === 0
              ? '–'
              : formatPercent(section.seen + section.handled, expected(section), language),
        },
      ]}
    />
  )
}

const People = ({ context, progress }: SessionPageProps) => {
  const { language } = context
  const texts = stockTakeTexts(language)
  const t = texts.columns
  return (
    <Table
      caption={texts.session.people}
      captionHidden
      empty={texts.session.nobody}
      rows={progress.counters}
      columns={[
        { key: 'name', label: t.name, names: true, cell: ({ name }) => name },
        { key: 'scans', label: t.scans, numeric: true, cell: ({ scans }) => formatNumber(scans, language) },
        { key: 'found', label: t.found, numeric: true, cell: ({ found }) => formatNumber(found, language) },
        {
          key: 'last',
          label: t.last,
          cell: ({ lastAt }) => lastAt && formatShortMoment(lastAt, language),
        },
      ]}
    />
  )
}

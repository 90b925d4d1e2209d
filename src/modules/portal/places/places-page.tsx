import { ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatClock, formatDate, formatWeekday } from '#design/format.ts'
import { PageHeading, PublicPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch, BranchHours, Span, Week } from '#modules/branches/index.ts'
import { searchFor, withValue, writeSearchAddress } from '#modules/search/index.ts'
import { moreTexts } from '../more-messages.ts'
import { paths } from '../paths.ts'

interface PlacesPageProps {
  context: PageContext
  branches: readonly Branch[]
  hours: ReadonlyMap<number, BranchHours>
}

/** All places of the library with their weekly hours. */
export const PlacesPage = ({ context, branches, hours }: PlacesPageProps) => {
  const t = moreTexts(context.language).places
  return (
    <PublicPage context={context} title={t.title}>
      <div class="stack-large">
        <PageHeading title={t.title} />
        {branches.map((branch) => (
          <section class="stack">
            <h2>
              <a href={paths.place(branch.code)}>{branch.name}</a>
            </h2>
            <p>{branch.about}</p>
            <PlaceDetails branch={branch} hours={hours.get(branch.id)} language={context.language} />
          </section>
        ))}
      </div>
    </PublicPage>
  )
}

interface PlacePageProps {
  context: PageContext
  branch: Branch
  hours: BranchHours | undefined
}

export const PlacePage = ({ context, branch, hours }: PlacePageProps) => {
  const t = moreTexts(context.language).places
  return (
    <PublicPage context={context} title={branch.name} description={branch.about}>
      <div class="stack">
        <PageHeading title={branch.name} lead={branch.about} />
        <PlaceDetails branch={branch} hours={hours} language={context.language} />
        <p>
          <ButtonLink href={writeSearchAddress(withValue(searchFor(''), 'branch', branch.code))}>
            {t.collection}
          </ButtonLink>
        </p>
      </div>
    </PublicPage>
  )
}

interface PlaceDetailsProps {
  branch: Branch
  hours: BranchHours | undefined
  language: Language
}

const PlaceDetails = ({ branch, hours, language }: PlaceDetailsProps) => {
  const t = moreTexts(language).places
  return (
    <>
      <DescriptionList
        entries={[
          [t.address, branch.address],
          [
            t.phone,
            branch.phone && <a href={`tel:${branch.phone.replaceAll(/[^\d+]/g, '')}`}>{branch.phone}</a>,
          ],
          [t.email, branch.email && <a href={`mailto:${branch.email}`}>{branch.email}</a>],
        ]}
      />
      {hours && <WeekTable caption={`${t.hours}: ${branch.name}`} week={hours.week} language={language} />}
      {hours?.changes.map(({ from, week }) => (
        <>
          <p>
            <strong>{t.changes(formatDate(from, language))}</strong>
          </p>
          <WeekTable
            caption={`${t.changes(formatDate(from, language))} ${branch.name}`}
            week={week}
            language={language}
          />
        </>
      ))}
      {hours && hours.closings.length > 0 && (
        <p>
          <strong>{t.closings}:</strong>{' '}
          {hours.closings.map(({ day, reason }) => `${formatDate(day, language)} (${reason})`).join('; ')}
        </p>
      )}
    </>
  )
}

const WeekTable = (props: { caption: string; week: Week; language: Language }) => {
  const { caption, week, language } = props
  const t = moreTexts(language).places
  return (
    <Table
      caption={caption}
      captionHidden
      rows={week.map((spans, day) => ({ day: formatWeekday(day + 1, language), spans }))}
      columns={[
        { key: 'day', label: t.day, names: true, cell: ({ day }) => day },
        { key: 'open', label: t.open, cell: ({ spans }) => spanText(spans, language) || t.closed },
      ]}
    />
  )
}

const spanText = (spans: readonly Span[], language: Language): string =>
  spans
    .map(({ opens, closes }) => `${formatClock(opens, language)}–${formatClock(closes, language)}`)
    .join(', ')

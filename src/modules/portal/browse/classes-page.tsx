import { Breadcrumbs } from '#design/breadcrumbs.tsx'
import { formatNumber } from '#design/format.ts'
import { PageHeading, PublicPage } from '#design/page.tsx'
import { ClassTiles } from '#design/spine.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { deweyLabel, type DeweyDivision } from '#modules/catalogue/index.ts'
import { searchFor, withValue, writeSearchAddress } from '#modules/search/index.ts'
import { moreTexts } from '../more-messages.ts'
import type { TitleCard } from '../page-data.ts'
import { paths } from '../paths.ts'
import { TitleGrid } from './titles-page.tsx'

interface ClassesPageProps {
  context: PageContext
  /** Undefined at the top. */
  number: string | undefined
  divisions: readonly DeweyDivision[]
  counts: ReadonlyMap<string, number>
  total: number
  titles: readonly TitleCard[]
}

/** The shelves by Dewey number: ten classes, each with its divisions and their titles. */
export const ClassesPage = ({ context, number, divisions, counts, total, titles }: ClassesPageProps) => {
  const { language } = context
  const t = moreTexts(language).browse
  const title = number ? `${number} ${deweyLabel(number) ?? ''}` : t.classes
  const hundred = number && `${number[0]}00`
  const trail = [
    { label: t.classes, href: paths.browseClass() },
    ...(hundred && hundred !== number
      ? [{ label: `${hundred} ${deweyLabel(hundred) ?? ''}`, href: paths.browseClass(hundred) }]
      : []),
  ]
  const tiles = divisions.map((division) => ({
    ...division,
    href: paths.browseClass(division.number),
    count: t.titles(formatNumber(counts.get(division.number) ?? 0, language)),
  }))
  return (
    <PublicPage context={context} title={title}>
      {number && <Breadcrumbs trail={trail} />}
      <div class="stack-large">
        <PageHeading title={title} lead={number ? t.titles(formatNumber(total, language)) : t.classesLead} />
        {(!number || number === hundred) && <ClassTiles classes={tiles} />}
        {number && <TitleGrid titles={titles} />}
        {number && total > titles.length && (
          <p>
            <a href={writeSearchAddress(withValue(searchFor(''), 'class', number))}>
              {moreTexts(language).heading.all}
            </a>
          </p>
        )}
      </div>
    </PublicPage>
  )
}

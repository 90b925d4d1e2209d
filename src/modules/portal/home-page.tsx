import { Status } from '#design/badge.tsx'
import { Card, CardGrid } from '#design/card.tsx'
import { Chips } from '#design/chips.tsx'
import { CoverStack } from '#design/cover-stack.tsx'
import { formatClock, formatNumber } from '#design/format.ts'
import { MediaCard, MediaShelf } from '#design/media-row.tsx'
import { PublicPage } from '#design/page.tsx'
import { SearchBox } from '#design/search-box.tsx'
import { SectionHead } from '#design/section-head.tsx'
import { ClassTiles } from '#design/spine.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Child } from 'hono/jsx'
import { portalMessages } from './messages.ts'
import type { BranchToday, HomeData } from './page-data.ts'
import { coverOf } from './title-cover.ts'

export interface HomePageProps {
  context: PageContext
  data: HomeData
  head?: Child
}

/** The front door: search first, then what is new, what librarians chose, and when one can come. */
export const HomePage = ({ context, data, head }: HomePageProps) => {
  const { language, libraryName } = context
  const texts = portalMessages(language).home
  const number = (value: number) => formatNumber(value, language)
  return (
    <PublicPage
      {...{ context, head }}
      title={libraryName}
      description={texts.lead(number(data.titles), number(data.copies), number(data.branches.length))}
      search={false}
      hero={<Hero {...{ data, language }} />}
    >
      <div class="stack-large">
        <section>
          <SectionHead title={texts.newest} href={data.newestHref} more={texts.allNewest} />
          <MediaShelf>
            {data.newest.map((title) => (
              <MediaCard href={title.href} cover={coverOf(title)} title={title.title}>
                {title.author && <p>{title.author}</p>}
              </MediaCard>
            ))}
          </MediaShelf>
        </section>
        {data.lists.length > 0 && <Lists {...{ data, language }} />}
        <section>
          <SectionHead title={texts.branches} />
          <CardGrid>
            {data.branches.map((branch) => (
              <BranchCard {...{ branch, language }} />
            ))}
          </CardGrid>
        </section>
        <section>
          <SectionHead title={texts.classes} />
          <ClassTiles
            classes={data.classes.map((entry) => ({ ...entry, count: texts.listSize(number(entry.titles)) }))}
          />
        </section>
        <section>
          <SectionHead title={texts.subjects} href={data.subjectsHref} more={texts.allSubjects} />
          <Chips chips={data.subjects} />
        </section>
      </div>
    </PublicPage>
  )
}

interface PartProps {
  data: HomeData
  language: Language
}

const Hero = ({ data, language }: PartProps) => {
  const texts = portalMessages(language).home
  const number = (value: number) => formatNumber(value, language)
  return (
    <div class="hero">
      <div class="hero-pattern">
        <div class="hero-inner">
          <h1>{texts.title}</h1>
          <SearchBox size="large" />
          {data.examples.length > 0 && (
            <p class="hero-examples">
              {texts.examples}
              {data.examples.map(({ label, href }) => (
                <a href={href}>{label}</a>
              ))}
            </p>
          )}
          <p>{texts.lead(number(data.titles), number(data.copies), number(data.branches.length))}</p>
        </div>
      </div>
    </div>
  )
}

const Lists = ({ data, language }: PartProps) => {
  const texts = portalMessages(language).home
  return (
    <section>
      <SectionHead title={texts.lists} href={data.listsHref} more={texts.allLists} />
      <ul class="cover-stacks" role="list">
        {data.lists.map((list) => (
          <CoverStack
            href={list.href}
            title={list.title}
            description={list.description}
            count={texts.listSize(formatNumber(list.size, language))}
            covers={list.titles.map(coverOf)}
          />
        ))}
      </ul>
    </section>
  )
}

const BranchCard = ({ branch, language }: { branch: BranchToday; language: Language }) => {
  const texts = portalMessages(language).home
  const times = branch.spans.map(({ opens, closes }) =>
    texts.until(formatClock(opens, language), formatClock(closes, language)),
  )
  return (
    <Card title={branch.name} href={branch.href}>
      <p>
        <Status kind={branch.state === 'open' ? 'good' : 'neutral'}>{texts.states[branch.state]}</Status>
      </p>
      {times.length > 0 && <p>{times.join(', ')}</p>}
      {branch.reason && <p>{branch.reason}</p>}
      <p class="soft">{branch.address}</p>
    </Card>
  )
}

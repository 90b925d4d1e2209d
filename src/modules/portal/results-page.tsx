import { Badge } from '#design/badge.tsx'
import { FilterChips } from '#design/chips.tsx'
import { ChooseOne } from '#design/choose-one.tsx'
import { FacetList } from '#design/facet-list.tsx'
import { formatNumber } from '#design/format.ts'
import { MediaList, MediaRow } from '#design/media-row.tsx'
import { Notice } from '#design/notice.tsx'
import { PublicPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import { SideSheet } from '#design/side-sheet.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { batchPaths, labelPaths } from '#modules/catalogue/index.ts'
import type { Child } from 'hono/jsx'
import { Availability } from './availability.tsx'
import { EmptyResult } from './empty-result.tsx'
import { portalMessages } from './messages.ts'
import type { ResultsData, ResultTitle } from './page-data.ts'
import { coverOf } from './title-cover.ts'

export interface ResultsPageProps {
  context: PageContext
  data: ResultsData
  head?: Child
}

/** What a search found: narrowed at the side, sorted above, each title with its place. */
export const ResultsPage = ({ context, data, head }: ResultsPageProps) => {
  const { language } = context
  const texts = portalMessages(language).results
  const title = data.query ? texts.title(data.query) : texts.titleAll
  return (
    <PublicPage {...{ context, title, head }} search={{ query: data.query }}>
      <ResultsHead {...{ data, language, title }} />
      {data.results.length === 0 ? (
        <EmptyResult {...{ data, language }} />
      ) : (
        <SideSheet
          id="saringan"
          label={texts.filter}
          side={data.facets.map((facet) => (
            <FacetList {...facet} />
          ))}
          tools={<SortChoice {...{ data, language }} />}
        >
          <MediaList>
            {data.results.map((result) => (
              <ResultRow {...{ result, language }} />
            ))}
          </MediaList>
          <Pager page={data.page} pages={data.pages} hrefOf={data.hrefOf} />
          <p class="cluster no-print">
            <a href={data.feedHref} rel="nofollow">
              {texts.feed}
            </a>
            <StaffLinks context={context} />
          </p>
        </SideSheet>
      )}
    </PublicPage>
  )
}

/** From what a search found to changing it all, or to its labels. */
const StaffLinks = ({ context: { language, path, viewer } }: { context: PageContext }) => {
  const texts = portalMessages(language).results
  const query = new URLSearchParams({ cari: path })
  return (
    <>
      {viewer?.permissions.has('catalogue.batch') && (
        <a href={`${batchPaths.newBatch}?${query}`}>{texts.batch}</a>
      )}
      {viewer?.permissions.has('catalogue.labels') && (
        <a href={`${labelPaths.prints}?${query}`}>{texts.labels}</a>
      )}
    </>
  )
}

interface PartProps {
  data: ResultsData
  language: Language
}

const ResultsHead = ({ data, language, title }: PartProps & { title: string }) => {
  const texts = portalMessages(language).results
  return (
    <div class="results-head stack">
      <div>
        <h1>{title}</h1>
        <p class="soft">
          {texts.found(formatNumber(data.total, language))} · <a href={data.advancedHref}>{texts.advanced}</a>
        </p>
      </div>
      {data.corrected && (
        <Notice>
          {texts.corrected(data.corrected.query)}{' '}
          <a href={data.corrected.href} rel="nofollow">
            {texts.exactly(data.query)}
          </a>
        </Notice>
      )}
      {data.chosen.length > 0 && (
        <div class="cluster" role="group" aria-label={texts.chosen}>
          <FilterChips chips={data.chosen} />
          {data.chosen.length > 1 && <a href={data.clearHref}>{texts.clear}</a>}
        </div>
      )}
    </div>
  )
}

const SortChoice = ({ data, language }: PartProps) => {
  const texts = portalMessages(language).results
  return (
    <ChooseOne
      action="/cari"
      name="urut"
      label={texts.sort}
      options={data.sort.options}
      value={data.sort.value}
      kept={data.kept}
      submit={texts.apply}
    />
  )
}

/** A title among others; what it is and where it stands can be read without opening it. */
export const ResultRow = ({ result, language }: { result: ResultTitle; language: Language }) => {
  const { title, subtitle, author, publisher, year, material, onlineHref, holdings } = result
  const texts = portalMessages(language).availability
  return (
    <MediaRow
      href={result.href}
      cover={coverOf(result)}
      title={subtitle ? `${title}: ${subtitle}` : title}
      level={2}
    >
      {author && <p>{author}</p>}
      <p class="soft">
        <Badge kind="muted">{material}</Badge> {[publisher, year].filter(Boolean).join(', ')}
      </p>
      {(holdings.length > 0 || !onlineHref) && <Availability {...{ holdings, language }} />}
      {onlineHref && (
        <p>
          <a href={onlineHref}>{texts.online}</a>
        </p>
      )}
    </MediaRow>
  )
}

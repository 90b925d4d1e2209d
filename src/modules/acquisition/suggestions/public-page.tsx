import { ButtonLink } from '#design/button.tsx'
import { CardGrid } from '#design/card.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Button } from '#design/button.tsx'
import { PageHeading, PublicPage } from '#design/page.tsx'
import { Pager } from '#design/pager.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { acquisitionTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { publicStates, suggestionsAPage, type PublicSearch, type Suggestion } from './find-suggestions.ts'
import { SuggestionCard } from './suggestion-card.tsx'

interface PublicSuggestionsProps {
  context: PageContext
  search: PublicSearch
  shown: readonly Suggestion[]
  total: number
  /** What the member suggested, and supports. */
  own: ReadonlySet<number>
  votes: ReadonlySet<number>
}

/** What readers would like: everybody sees it, members suggest and support. */
export const PublicSuggestions = (props: PublicSuggestionsProps) => {
  const { context, search, shown, total, own, votes } = props
  const t = acquisitionTexts(context.language).public
  const member = context.viewer?.kind === 'member'
  const hrefOf = (page: number) =>
    `${paths.suggestions}?${new URLSearchParams({ q: search.words, keadaan: search.state ?? '', halaman: String(page) })}`
  return (
    <PublicPage context={context} title={t.title} description={t.lead}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={
          <>
            <ButtonLink href={paths.newSuggestion} kind="primary">
              {t.suggest}
            </ButtonLink>
            {member && <ButtonLink href={paths.ownSuggestions}>{t.own}</ButtonLink>}
          </>
        }
      />
      <div class="stack-large">
        {!member && <p class="soft">{t.signIn}</p>}
        <Narrowing {...props} />
        <section class="stack">
          <h2>{t.others}</h2>
          {shown.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <CardGrid>
              {shown.map((suggestion) => (
                <SuggestionCard {...{ context, suggestion, votes, own }} />
              ))}
            </CardGrid>
          )}
          <Pager page={search.page} pages={Math.ceil(total / suggestionsAPage)} hrefOf={hrefOf} />
        </section>
      </div>
    </PublicPage>
  )
}

const Narrowing = ({ context, search }: PublicSuggestionsProps) => {
  const texts = acquisitionTexts(context.language)
  const t = texts.public
  return (
    <form class="suggestion-search" role="search" aria-label={t.search} action={paths.suggestions}>
      <TextField name="q" id="cari-usulan" label={t.words} value={search.words} maxlength={100} optional />
      <SelectField
        name="keadaan"
        label={t.stateOf}
        value={search.state ?? ''}
        options={[
          { value: '', label: t.all },
          ...publicStates.map((state) => ({ value: state, label: texts.states[state] })),
        ]}
        optional
      />
      <Button>{t.show}</Button>
    </form>
  )
}

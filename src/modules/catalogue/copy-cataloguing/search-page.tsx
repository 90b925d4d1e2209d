import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { Duplicates } from '../editor/notices.tsx'
import { normaliseIsbn } from '../describe/isbn.ts'
import type { Duplicate } from '../editor/find-duplicates.ts'
import { newRecordOf } from '../editor/paths.ts'
import { marcToText } from '../records/marc-text.ts'
import { workplaceTexts } from '../workplace/messages.ts'
import { copyTexts } from './messages.ts'
import { copyPaths } from './paths.ts'
import type { Hit, OrderedAnswer } from './order-answers.ts'
import { searchKinds, type SearchKind } from './sru-request.ts'

interface SearchPageProps {
  context: PageContext
  kind: SearchKind
  text: string
  /** Undefined before anything was searched. */
  answers?: readonly OrderedAnswer[]
  duplicates?: readonly Duplicate[]
  noSources: boolean
}

/** Searching other libraries, and what each of them answered. */
export const CopySearchPage = (props: SearchPageProps) => {
  const { context, kind, text, answers, duplicates = [], noSources } = props
  const t = copyTexts(context.language)
  const some = answers?.some(({ hits }) => hits.length > 0)
  const first = answers?.[0]?.hits.find(({ fits }) => fits)
  const misread = kind === 'isbn' && text !== '' && normaliseIsbn(text) === undefined
  const maySet = context.viewer?.permissions.has('catalogue.copy-sources')
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={t.lead}
          actions={maySet && <ButtonLink href={copyPaths.sources}>{t.sources}</ButtonLink>}
        />
        {noSources && <Notice kind="warning">{t.noSources}</Notice>}
        <form class="copy-search" method="get" action={copyPaths.copy}>
          <TextField
            name="teks"
            label={t.text}
            value={text}
            error={misread ? workplaceTexts(context.language).errors['not-an-isbn'] : undefined}
            autofocus={!first}
          />
          <SelectField
            name="menurut"
            label={t.kind}
            value={kind}
            options={searchKinds.map((value) => ({ value, label: t.kinds[value] }))}
          />
          <Button kind={first ? 'plain' : 'primary'}>{t.search}</Button>
        </form>
        <Duplicates found={duplicates} language={context.language} />
        {answers?.map((answer) => (
          <SourceResults {...{ context, answer, first }} />
        ))}
        {answers && !some && (
          <p>
            <ButtonLink href={newRecordOf(text)}>{t.newByHand}</ButtonLink>
          </p>
        )}
      </div>
    </StaffPage>
  )
}

interface SourceResultsProps {
  context: PageContext
  answer: OrderedAnswer
  /** The title that Enter takes over. */
  first: Hit | undefined
}

const SourceResults = ({ context, answer: answered, first }: SourceResultsProps) => {
  const { source, answer, refusal, took, hits } = answered
  const t = copyTexts(context.language)
  return (
    <section class="stack">
      <div class="section-title">
        <h2>{source.name}</h2>
        {answer && <span class="soft">{t.found(answer.total, took)}</span>}
      </div>
      {refusal && <Notice kind="warning">{t.refusals[refusal]}</Notice>}
      {answer && answer.diagnostics.length > 0 && (
        <Notice kind="warning">{t.remarks(answer.diagnostics.join('; '))}</Notice>
      )}
      {answer && answer.unread > 0 && <p class="soft">{t.unread(answer.unread)}</p>}
      {answer && hits.length === 0 && answer.diagnostics.length === 0 && <p>{t.nothing}</p>}
      {hits.length > 0 && (
        <ul class="copy-hits">
          {hits.map((hit) => (
            <HitRow {...{ context, hit }} from={source.name} focused={hit === first} />
          ))}
        </ul>
      )}
    </section>
  )
}

const HitRow = (props: { context: PageContext; hit: Hit; from: string; focused: boolean }) => {
  const { context, hit, from, focused } = props
  const { record, description, fits } = hit
  const t = copyTexts(context.language)
  const facts = [
    description.edition,
    description.publication,
    description.extent,
    description.isbns.join(', '),
  ]
  return (
    <li>
      <div class="stack">
        <p>
          <strong>{description.title}</strong> {description.responsibility ?? description.mainAuthor}
          <br />
          <span class="soft">{facts.filter(Boolean).join(' · ')}</span>{' '}
          {!fits && <Badge kind="attention">{t.otherIsbn}</Badge>}
        </p>
        <details class="disclosure">
          <summary>{t.preview}</summary>
          <pre class="marc-text">{marcToText(record)}</pre>
        </details>
      </div>
      <form method="post" action={copyPaths.taken}>
        <input type="hidden" name="marc" value={marcToText(record)} />
        <input type="hidden" name="sumber" value={from} />
        <button
          class="button"
          data-kind={focused ? 'primary' : 'plain'}
          type="submit"
          autofocus={focused}
          aria-label={t.takeNamed(description.title)}
        >
          {t.take}
        </button>
      </form>
    </li>
  )
}

import { Button, ButtonLink } from '#design/button.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { describeRecord } from '../describe/describe-record.ts'
import { Duplicates } from '../editor/notices.tsx'
import type { Duplicate } from '../editor/find-duplicates.ts'
import type { MarcRecord } from '../marc/record.ts'
import { paths } from '../paths.ts'
import { marcToText } from '../records/marc-text.ts'
import { copyTexts } from './messages.ts'
import { copyPaths } from './paths.ts'
import type { SourceAnswer } from './search-sources.ts'
import { searchKinds, type SearchKind } from './sru-request.ts'

interface SearchPageProps {
  context: PageContext
  kind: SearchKind
  text: string
  /** Undefined before anything was searched. */
  answers?: readonly SourceAnswer[]
  duplicates?: readonly Duplicate[]
  noSources: boolean
}

/** Searching other libraries, and what each of them answered. */
export const CopySearchPage = (props: SearchPageProps) => {
  const { context, kind, text, answers, duplicates = [], noSources } = props
  const t = copyTexts(context.language)
  const some = answers?.some(({ answer }) => (answer?.records.length ?? 0) > 0)
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
          <TextField name="teks" label={t.text} value={text} autofocus={!some} />
          <SelectField
            name="menurut"
            label={t.kind}
            value={kind}
            options={searchKinds.map((value) => ({ value, label: t.kinds[value] }))}
          />
          <Button kind={some ? 'plain' : 'primary'}>{t.search}</Button>
        </form>
        <Duplicates found={duplicates} language={context.language} />
        {answers?.map((answer, place) => (
          <SourceResults {...{ context, answer }} first={place === firstWith(answers)} />
        ))}
        {answers && !some && (
          <p>
            <ButtonLink href={paths.newRecord}>{t.newByHand}</ButtonLink>
          </p>
        )}
      </div>
    </StaffPage>
  )
}

const firstWith = (answers: readonly SourceAnswer[]) =>
  answers.findIndex(({ answer }) => (answer?.records.length ?? 0) > 0)

interface SourceResultsProps {
  context: PageContext
  answer: SourceAnswer
  /** Whether the first title of all stands here, which Enter takes over. */
  first: boolean
}

const SourceResults = ({ context, answer: { source, answer, refusal, took }, first }: SourceResultsProps) => {
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
      {answer && answer.records.length === 0 && answer.diagnostics.length === 0 && <p>{t.nothing}</p>}
      {answer && answer.records.length > 0 && (
        <ul class="copy-hits">
          {answer.records.map((record, place) => (
            <Hit {...{ context, record }} from={source.name} focused={first && place === 0} />
          ))}
        </ul>
      )}
    </section>
  )
}

const Hit = (props: { context: PageContext; record: MarcRecord; from: string; focused: boolean }) => {
  const { context, record, from, focused } = props
  const t = copyTexts(context.language)
  const description = describeRecord(record)
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
          <span class="soft">{facts.filter(Boolean).join(' · ')}</span>
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

import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { TextField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatNumber, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { MergeLine } from '../copy-cataloguing/merge-choice.ts'
import { fieldText } from '../describe/compare-records.ts'
import { tagLabel } from '../marc-schema/tag-words.ts'
import { paths } from '../paths.ts'
import { qualityPaths } from '../quality/paths.ts'
import type { RecordDetails } from '../records/find-record.ts'
import { workplaceTexts } from '../workplace/messages.ts'
import { mergeTexts } from './messages.ts'

/** A title with all its copies, those out of circulation too. */
export interface ComparedTitle {
  record: RecordDetails
  copies: number
}

interface ChoosePageProps {
  context: PageContext
  record: RecordDetails
  text: string
  problem?: 'unknown' | 'several'
}

/** With which other title this one is to become one. */
export const ChooseTitlePage = ({ context, record, text, problem }: ChoosePageProps) => {
  const t = mergeTexts(context.language)
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={<a href={paths.record(record.id)}>{record.description.title}</a>}
        />
        {problem && <Notice kind="problem">{t[problem]}</Notice>}
        <p>{t.lead}</p>
        <FilterForm action={qualityPaths.merge(record.id)} label={t.open} submit={t.find}>
          <TextField name="dengan" type="search" label={t.choose} value={text} autofocus optional />
        </FilterForm>
      </div>
    </StaffPage>
  )
}

export interface ComparePageProps {
  context: PageContext
  stays: ComparedTitle
  goes: ComparedTitle
  lines: readonly MergeLine[]
  reason: string
  /** As a sentence. */
  problem?: string
}

/** Two titles side by side, and what becomes of them. */
export const ComparePage = ({ context, stays, goes, lines, reason, problem }: ComparePageProps) => {
  const { language } = context
  const t = mergeTexts(language)
  const [into, from] = [stays.record, goes.record]
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={t.lead}
          actions={
            <ButtonLink href={`${qualityPaths.merge(from.id)}?dengan=${into.id}`}>{t.swap}</ButtonLink>
          }
        />
        {problem && <Notice kind="problem">{problem}</Notice>}
        <div class="card-grid">
          <Facts heading={t.stays} title={stays} language={language} />
          <Facts heading={t.goes} title={goes} language={language} />
        </div>
        <Form action={qualityPaths.merge(into.id)}>
          <input type="hidden" name="dengan" value={String(from.id)} />
          <input type="hidden" name="versiTetap" value={String(into.version)} />
          <input type="hidden" name="versiPergi" value={String(from.version)} />
          <h2>{t.fields}</h2>
          <p class="soft">{t.fieldsHint}</p>
          <LinesTable {...{ lines, language }} />
          <TextField name="alasan" label={t.reason} hint={t.reasonHint} value={reason} maxlength={300} />
          <p>{t.after}</p>
          <FormActions>
            <Button kind="primary">{t.do}</Button>
            <ButtonLink href={paths.record(into.id)}>{workplaceTexts(language).form.cancel}</ButtonLink>
          </FormActions>
        </Form>
      </div>
    </StaffPage>
  )
}

interface FactsProps {
  heading: string
  title: ComparedTitle
  language: Language
}

const Facts = ({ heading, title: { record, copies }, language }: FactsProps) => {
  const t = mergeTexts(language)
  const { id, description, createdAt, cover } = record
  return (
    <section class="card">
      <h2>{heading}</h2>
      <p>
        <a href={paths.record(id)}>{description.title}</a>
        <br />
        <span class="soft">
          {[description.responsibility, description.publication].filter(Boolean).join(' · ')}
        </span>
      </p>
      <DescriptionList
        entries={[
          [t.facts.number, String(id)],
          [t.facts.copies, formatNumber(copies, language)],
          [t.facts.cover, cover ? t.hasCover : t.noCover],
          [t.facts.made, formatShortDate(createdAt, language)],
        ]}
      />
    </section>
  )
}

const LinesTable = ({ lines, language }: { lines: readonly MergeLine[]; language: Language }) => {
  const t = mergeTexts(language)
  const rows = [...Map.groupBy(lines, ({ field }) => field.tag).entries()].map(([tag, of]) => ({ tag, of }))
  const side = (of: readonly MergeLine[], from: 'ours' | 'theirs') => (
    <ul role="list">
      {of
        .filter((line) => line.from === from || (from === 'ours' && line.from === 'both'))
        .map((line) => (
          <li>
            <Tick {...{ line, language }} />
          </li>
        ))}
    </ul>
  )
  return (
    <Table
      caption={t.fields}
      captionHidden
      stacked
      rows={rows}
      columns={[
        {
          key: 'tag',
          label: t.tag,
          names: true,
          cell: ({ tag }) => (
            <>
              <code>{tag}</code> <span class="soft">{tagLabel(tag, language)}</span>
            </>
          ),
        },
        { key: 'ours', label: t.stays, cell: ({ of }) => side(of, 'ours') },
        { key: 'theirs', label: t.goes, cell: ({ of }) => side(of, 'theirs') },
      ]}
    />
  )
}

const Tick = ({ line: { name, from, kept, field }, language }: { line: MergeLine; language: Language }) => {
  const t = mergeTexts(language)
  if (from === 'both') {
    return (
      <>
        <code>{fieldText(field)}</code> <small class="soft">({t.both})</small>
      </>
    )
  }
  return (
    <div class="choice">
      <input type="checkbox" id={name} name={name} value="1" checked={kept} />
      <label for={name}>
        <span class="visually-hidden">
          {t.use} {field.tag}:{' '}
        </span>
        <code>{fieldText(field)}</code>
      </label>
    </div>
  )
}

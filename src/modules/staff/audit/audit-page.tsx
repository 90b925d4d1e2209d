import { ButtonLink } from '#design/button.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatShortMoment } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { Typed } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import type { AuditWords, Worded } from './audit-words.ts'
import { auditTexts, type AuditTexts } from './messages.ts'
import type { AuditRow } from './search-audit.ts'

interface AuditPageProps {
  context: PageContext
  words: AuditWords
  /** What was asked for, by field of the form. */
  asked: Typed
  entries: readonly AuditRow[]
  olderHref?: string
}

/** The list of who changed what, and a form to look in it. */
export const AuditPage = ({ context, words, asked, entries, olderHref }: AuditPageProps) => {
  const { language } = context
  const t = auditTexts(language)
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading title={t.title} lead={t.lead} />
        <AuditFilter {...{ language, words, asked }} />
        <Table
          caption={t.title}
          captionHidden
          rows={entries}
          empty={t.none}
          columns={[
            { key: 'when', label: t.when, cell: ({ at }) => formatShortMoment(at, language) },
            {
              key: 'who',
              label: t.who,
              cell: ({ actorKind, actorName }) => (actorKind === 'system' ? t.system : actorName),
            },
            {
              key: 'deed',
              label: t.deed,
              names: true,
              cell: ({ action }) => words.deeds[action]?.[language] ?? action,
            },
            { key: 'subject', label: t.subject, cell: (row) => <Subject {...{ row, words, language }} /> },
            { key: 'details', label: t.details, cell: ({ details }) => detailsLine(details, t) },
          ]}
        />
        <div class="cluster">
          {asked['sebelum'] && (
            <ButtonLink href={addressOf({ ...asked, sebelum: '' })}>{t.newest}</ButtonLink>
          )}
          {olderHref && (
            <ButtonLink href={olderHref} rel="next">
              {t.older}
            </ButtonLink>
          )}
        </div>
      </div>
    </StaffPage>
  )
}

/** Address of the list for what was asked. */
export const addressOf = (asked: Typed): string =>
  `${paths.audit}?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))}`

interface AuditFilterProps {
  language: Language
  words: AuditWords
  asked: Typed
}

const AuditFilter = ({ language, words, asked }: AuditFilterProps) => {
  const t = auditTexts(language)
  const options = (entries: [string, Worded][], all: string) => [
    { value: '', label: all },
    ...entries.map(([value, label]) => ({ value, label: label[language] })),
  ]
  const subjects = Object.entries(words.subjects).map(([kind, { label }]): [string, Worded] => [kind, label])
  return (
    <FilterForm action={paths.audit} label={t.title} submit={t.find}>
      <TextField name="oleh" label={t.who} value={asked['oleh']} optional />
      <SelectField
        name="perbuatan"
        label={t.deed}
        value={asked['perbuatan']}
        options={options(Object.entries(words.deeds), t.everyDeed)}
        optional
      />
      <SelectField
        name="perihal"
        label={t.kind}
        value={asked['perihal']}
        options={options(subjects, t.everyKind)}
        optional
      />
      <TextField name="nomor" label={t.number} value={asked['nomor']} inputmode="numeric" optional />
      <DateField name="dari" label={t.from} value={asked['dari']} optional />
      <DateField name="sampai" label={t.to} value={asked['sampai']} optional />
    </FilterForm>
  )
}

const Subject = ({ row, words, language }: { row: AuditRow; words: AuditWords; language: Language }) => {
  const known = words.subjects[row.subjectKind]
  const text = `${known?.label[language] ?? row.subjectKind} ${row.subjectId}`
  const href = known?.href?.(row.subjectId)
  return href ? <a href={href}>{text}</a> : <>{text}</>
}

/** `alasan: salah ketik; versi: 3`: small facts in one line. */
function detailsLine(details: unknown, t: AuditTexts): string {
  if (typeof details !== 'object' || details === null) return ''
  const names: Record<string, string> = t.detailNames
  return Object.entries(details)
    .filter(([, value]) => value !== '' && value !== null)
    .map(([name, value]) => `${names[name] ?? name}: ${valueText(value, t)}`)
    .join('; ')
}

function valueText(value: unknown, t: AuditTexts): string {
  if (Array.isArray(value)) return value.map((part) => valueText(part, t)).join(', ')
  return typeof value === 'object' && value !== null ? detailsLine(value, t) : String(value)
}

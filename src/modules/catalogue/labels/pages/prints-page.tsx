import { ButtonLink } from '#design/button.tsx'
import { formatMoment, formatNumber } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { BatchSubject } from '../../batch/batch-state.ts'
import { ChooseForms } from '../../batch/pages/choose-forms.tsx'
import { selectionInWords } from '../../batch/pages/selection-in-words.ts'
import { labelTexts } from '../messages.ts'
import { labelPaths } from '../paths.ts'
import type { CreatePrintRefusal, PrintSummary } from '../prints.ts'

interface PrintsPageProps {
  context: PageContext
  subject: BatchSubject
  branches: readonly Branch[]
  prints: readonly PrintSummary[]
  /** In the library's time, as `2026-12-07`. */
  today: string
  typed: Typed
  errors?: FieldErrors
  refusal?: CreatePrintRefusal
}

/** What to print, and what was printed lately. */
export const PrintsPage = (props: PrintsPageProps) => {
  const { context, subject, branches, today, typed, errors, refusal } = props
  const t = labelTexts(context.language)
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.lead}
        actions={<ButtonLink href={labelPaths.sheets}>{t.settings}</ButtonLink>}
      />
      <div class="stack">
        {refusal && <Notice kind="problem">{t.errors[refusal]}</Notice>}
        <nav class="cluster" aria-label={t.choose}>
          {(['items', 'records'] as const).map((one) => (
            <a
              class="chip"
              href={`${labelPaths.prints}?jenis=${one}`}
              aria-current={one === subject ? 'page' : undefined}
              data-selected={one === subject ? '' : undefined}
            >
              {t.subjects[one]}
            </a>
          ))}
        </nav>
        <h2>{t.choose}</h2>
        <form method="post" action={labelPaths.prints}>
          <input type="hidden" name="subject" value={subject} />
          <input type="hidden" name="how" value="filter" />
          <input type="hidden" name="addedFrom" value={today} />
          <button class="button" type="submit">
            {t.today}
          </button>
        </form>
        <ChooseForms language={context.language} action={labelPaths.prints} {...{ branches, typed, errors }}>
          <input type="hidden" name="subject" value={subject} />
        </ChooseForms>
        <RecentPrints {...props} />
      </div>
    </StaffPage>
  )
}

const RecentPrints = ({ context: { language }, prints }: PrintsPageProps) => {
  const t = labelTexts(language)
  return (
    <section class="stack">
      <h2>{t.recent}</h2>
      <Table
        caption={t.recent}
        captionHidden
        stacked
        rows={prints}
        empty={t.noPrints}
        columns={[
          {
            key: 'what',
            label: t.columns.what,
            names: true,
            cell: (print) => (
              <a href={labelPaths.print(print.id)}>
                {t.subjects[print.subject]} {print.id} – {selectionInWords(print.selection, language)}
              </a>
            ),
          },
          {
            key: 'count',
            label: t.columns.count,
            numeric: true,
            cell: ({ count }) => formatNumber(count, language),
          },
          { key: 'when', label: t.columns.when, cell: ({ createdAt }) => formatMoment(createdAt, language) },
          { key: 'who', label: t.columns.who, cell: ({ createdBy }) => createdBy },
        ]}
      />
    </section>
  )
}

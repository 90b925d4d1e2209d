import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
import type { BatchSubject } from '../batch-state.ts'
import { batchTexts } from '../messages.ts'
import { batchPaths } from '../paths.ts'
import { ChooseForms } from './choose-forms.tsx'

interface ChoosePageProps {
  context: PageContext
  subject: BatchSubject
  branches: readonly Branch[]
  typed: Typed
  errors?: FieldErrors
  refusal?: 'nothing-chosen' | 'too-many-chosen'
}

/** What a batch is to change. */
export const ChoosePage = ({ context, subject, branches, typed, errors, refusal }: ChoosePageProps) => {
  const t = batchTexts(context.language)
  return (
    <StaffPage context={context} title={t.choose.title}>
      <PageHeading title={t.choose.title} lead={t.lead} />
      <div class="stack">
        {refusal && <Notice kind="problem">{t.refusals[refusal]}</Notice>}
        <nav class="cluster" aria-label={t.choose.subject}>
          {(['items', 'records'] as const).map((one) => (
            <a
              class="chip"
              href={`${batchPaths.newBatch}?jenis=${one}`}
              aria-current={one === subject ? 'page' : undefined}
              data-selected={one === subject ? '' : undefined}
            >
              {t.subjects[one]}
            </a>
          ))}
        </nav>
        <ChooseForms
          language={context.language}
          action={batchPaths.newBatch}
          branches={branches}
          typed={typed}
          errors={errors}
        >
          <input type="hidden" name="subject" value={subject} />
        </ChooseForms>
      </div>
    </StaffPage>
  )
}

import { Button, ButtonLink } from '#design/button.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { fieldText } from '../describe/compare-records.ts'
import { paths } from '../paths.ts'
import { tagLabel } from '../marc-schema/tag-words.ts'
import { workplaceTexts } from '../workplace/messages.ts'
import type { MergeLine } from './merge-choice.ts'
import { copyTexts } from './messages.ts'
import { copyPaths } from './paths.ts'

interface MergePageProps {
  context: PageContext
  id: number
  version: number
  title: string
  /** The copied record as text, to come back with the choice. */
  marc: string
  from: string
  lines: readonly MergeLine[]
  problem?: 'changed' | 'noTitle'
}

/** Two records of one title, field by field. */
export const MergePage = ({ context, id, version, title, marc, from, lines, problem }: MergePageProps) => {
  const t = copyTexts(context.language).merge
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading title={t.title} lead={<a href={paths.record(id)}>{title}</a>} />
        {problem && <Notice kind="problem">{t[problem]}</Notice>}
        <p class="soft">{t.lead}</p>
        <Form action={copyPaths.merge(id)}>
          <input type="hidden" name="marc" value={marc} />
          <input type="hidden" name="sumber" value={from} />
          <input type="hidden" name="version" value={String(version)} />
          <input type="hidden" name="simpan" value="1" />
          <Table
            caption={t.title}
            captionHidden
            rows={lines}
            columns={[
              { key: 'keep', label: t.keep, cell: (line) => <Tick {...{ line, context }} /> },
              {
                key: 'field',
                label: t.field,
                names: true,
                cell: ({ field }) => (
                  <>
                    <code>{field.tag}</code> <span class="soft">{tagLabel(field.tag, context.language)}</span>
                  </>
                ),
              },
              { key: 'content', label: t.content, cell: ({ field }) => <code>{fieldText(field)}</code> },
              { key: 'origin', label: t.origin, cell: ({ from: origin }) => t.origins[origin] },
            ]}
          />
          <FormActions>
            <Button kind="primary">{t.save}</Button>
            <ButtonLink href={paths.record(id)}>{workplaceTexts(context.language).form.cancel}</ButtonLink>
          </FormActions>
        </Form>
      </div>
    </StaffPage>
  )
}

/** What both records have stays. */
const Tick = ({ line: { name, from, kept, field }, context }: { line: MergeLine; context: PageContext }) => {
  const t = copyTexts(context.language).merge
  const label = `${t.keep}: ${field.tag} ${t.origins[from]}`
  return (
    <input
      type="checkbox"
      name={name}
      value="1"
      checked={kept}
      disabled={from === 'both'}
      aria-label={label}
    />
  )
}

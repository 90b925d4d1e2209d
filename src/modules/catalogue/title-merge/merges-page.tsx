import { Button, ButtonLink } from '#design/button.tsx'
import { formatNumber, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { qualityTexts } from '../quality/messages.ts'
import { qualityPaths } from '../quality/paths.ts'
import type { ListedMerge } from './find-merges.ts'
import { mergeTexts } from './messages.ts'
import type { UndoMergeRefusal } from './undo-title-merge.ts'

interface MergesPageProps {
  context: PageContext
  merges: readonly ListedMerge[]
  told?: 'done' | 'recordKept'
  refusal?: UndoMergeRefusal
}

/** Which titles were merged, and the way back. */
export const MergesPage = ({ context, merges, told, refusal }: MergesPageProps) => {
  const { language } = context
  const t = mergeTexts(language).list
  const mayUndo = context.viewer?.permissions.has('catalogue.merge')
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading
          title={t.title}
          lead={t.lead}
          actions={<ButtonLink href={qualityPaths.desk}>{qualityTexts(language).back}</ButtonLink>}
        />
        {told && <Notice kind="success">{t[told]}</Notice>}
        {refusal && <Notice kind="problem">{t.refusals[refusal]}</Notice>}
        <Table
          caption={t.title}
          captionHidden
          stacked
          rows={merges}
          empty={t.none}
          columns={[
            {
              key: 'from',
              label: t.from,
              names: true,
              cell: ({ fromId, fromTitle }) => (
                <a href={paths.record(fromId)}>
                  {fromTitle} ({fromId})
                </a>
              ),
            },
            {
              key: 'into',
              label: t.into,
              cell: ({ intoId, intoTitle }) => (
                <a href={paths.record(intoId)}>
                  {intoTitle} ({intoId})
                </a>
              ),
            },
            {
              key: 'copies',
              label: t.copies,
              numeric: true,
              cell: ({ copies }) => formatNumber(copies, language),
            },
            { key: 'when', label: t.when, cell: ({ mergedAt }) => formatShortMoment(mergedAt, language) },
            { key: 'who', label: t.who, cell: ({ mergedBy }) => mergedBy },
            {
              key: 'state',
              label: t.state,
              cell: ({ id, undoneAt, fromTitle }) =>
                undoneAt
                  ? t.undone
                  : mayUndo && (
                      <form method="post" action={qualityPaths.mergeUndo(id)}>
                        <Button kind="quiet">
                          {t.undo}
                          <span class="visually-hidden">: {fromTitle}</span>
                        </Button>
                      </form>
                    ),
            },
          ]}
        />
      </div>
    </StaffPage>
  )
}

import { formatNumber } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import { rowOutcomes, type BatchCounts } from '../find-rows.ts'
import { batchTexts, worded } from '../messages.ts'
import { batchPaths } from '../paths.ts'

/** How many rows came out how, and why not. */
export const CountsTable = ({
  id,
  counts,
  language,
}: {
  id: number
  counts: BatchCounts
  language: Language
}) => {
  const t = batchTexts(language)
  const kinds = [...rowOutcomes, 'kept' as const].filter((kind) => kind === 'change' || counts[kind] > 0)
  const reasons = Object.entries(counts.reasons).filter(([reason]) => reason !== 'kept-changed')
  return (
    <section class="stack">
      <h2>{t.preview.counts}</h2>
      <Table
        caption={t.preview.counts}
        captionHidden
        rows={kinds}
        columns={[
          {
            key: 'outcome',
            label: t.preview.outcome,
            names: true,
            cell: (kind) =>
              counts[kind] > 0 ? (
                <a href={`${batchPaths.batch(id)}?hasil=${kind}`}>{t.outcomes[kind]}</a>
              ) : (
                t.outcomes[kind]
              ),
          },
          {
            key: 'count',
            label: t.preview.count,
            numeric: true,
            cell: (kind) => formatNumber(counts[kind], language),
          },
          {
            key: 'reasons',
            label: t.preview.reasons,
            cell: (kind) =>
              kind === 'refused' &&
              reasons.map(([reason, count]) => (
                <div>
                  {worded(t, reason)} ({formatNumber(count, language)})
                </div>
              )),
          },
        ]}
      />
    </section>
  )
}

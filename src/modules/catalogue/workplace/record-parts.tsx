import { Badge } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { formatShortDate } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import { authorityKinds } from '../authorities/authority-form.ts'
import { editorTexts } from '../editor/messages.ts'
import { editorPaths } from '../editor/paths.ts'
import { PrintButton } from '../labels/pages/print-button.tsx'
import { paths } from '../paths.ts'
import { workplaceTexts } from './messages.ts'
import type { RecordPageProps } from './record-page.tsx'

export const Items = ({ context, record, items, saved }: RecordPageProps) => {
  const t = workplaceTexts(context.language)
  const words: Record<string, string> = t.dispositions
  const mayKeep = context.viewer?.permissions.has('catalogue.items')
  return (
    <section class="stack">
      <div class="section-title">
        <h2>{t.record.items}</h2>
        <div class="cluster">
          {items.some(({ deletedAt }) => !deletedAt) && !record.deletedAt && (
            <PrintButton
              context={context}
              subject="items"
              chosen={{ how: 'title', recordId: String(record.id) }}
            />
          )}
          {mayKeep && !record.deletedAt && (
            <>
              <ButtonLink href={paths.newItem(record.id)}>{t.record.addItem}</ButtonLink>
              <ButtonLink href={editorPaths.itemSeries(record.id)} autofocus={saved && items.length === 0}>
                {editorTexts(context.language).series.add}
              </ButtonLink>
            </>
          )}
        </div>
      </div>
      <Table
        caption={t.record.items}
        captionHidden
        empty={t.record.noItems}
        rows={items}
        columns={[
          {
            key: 'barcode',
            label: t.item.barcode,
            names: true,
            cell: ({ id, barcode }) => <a href={paths.item(id)}>{barcode}</a>,
          },
          { key: 'inventory', label: t.item.inventoryNumber, cell: ({ inventoryNumber }) => inventoryNumber },
          { key: 'branch', label: t.item.branch, cell: ({ branchName }) => branchName },
          { key: 'shelf', label: t.item.shelf, cell: ({ shelf }) => shelf },
          { key: 'call', label: t.item.callNumber, cell: ({ callNumber }) => callNumber },
          {
            key: 'disposition',
            label: t.item.disposition,
            cell: ({ disposition, deletedAt }) =>
              deletedAt ? (
                <Badge kind="attention">{t.item.quarantined}</Badge>
              ) : (
                (words[disposition] ?? disposition)
              ),
          },
        ]}
      />
    </section>
  )
}

export const Issues = ({ context, record, issues }: RecordPageProps) => {
  const t = workplaceTexts(context.language)
  return (
    <section class="stack">
      <div class="section-title">
        <h2>{t.record.issues}</h2>
        {context.viewer?.permissions.has('catalogue.items') && (
          <ButtonLink href={paths.issues(record.id)}>{t.record.addIssue}</ButtonLink>
        )}
      </div>
      <Table
        caption={t.record.issues}
        captionHidden
        rows={issues}
        columns={[
          { key: 'number', label: t.issue.enumeration, names: true, cell: ({ enumeration }) => enumeration },
          { key: 'date', label: t.issue.chronology, cell: ({ chronology }) => chronology },
          { key: 'branch', label: t.item.branch, cell: ({ branchName }) => branchName },
          {
            key: 'received',
            label: t.issue.receivedOn,
            cell: ({ receivedOn }) => formatShortDate(receivedOn, context.language),
          },
        ]}
      />
    </section>
  )
}

export const Headings = ({ context, record }: RecordPageProps) => {
  const t = workplaceTexts(context.language).record
  const mayMake = context.viewer?.permissions.has('catalogue.authorities')
  return (
    <section class="stack">
      <div class="section-title">
        <h2>{t.headings}</h2>
        {!record.deletedAt && (
          <PrintButton
            context={context}
            subject="records"
            chosen={{ how: 'title', recordId: String(record.id) }}
          />
        )}
      </div>
      <Table
        caption={t.headings}
        captionHidden
        rows={record.headings}
        columns={[
          { key: 'tag', label: t.field, cell: ({ tag }) => <code>{tag}</code> },
          { key: 'text', label: t.headingInRecord, names: true, cell: ({ text }) => text },
          {
            key: 'authority',
            label: t.authority,
            cell: ({ authorityId, heading, kind, text, main }) =>
              authorityId ? (
                <a href={paths.authority(authorityId)}>{heading ?? text}</a>
              ) : (
                <>
                  {main ? (
                    <a href={paths.authority(main.id)}>{main.heading}</a>
                  ) : (
                    <span class="soft">{t.unlinked}</span>
                  )}{' '}
                  {mayMake && authorityKinds.some((known) => known === kind) && (
                    <a href={`${paths.newAuthority}?${new URLSearchParams({ jenis: kind, tajuk: text })}`}>
                      {t.makeAuthority}
                      <span class="visually-hidden"> {text}</span>
                    </a>
                  )}
                </>
              ),
          },
        ]}
      />
    </section>
  )
}

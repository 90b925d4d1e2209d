import type { Child } from 'hono/jsx'
import { Badge } from '#design/badge.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { StaffItem } from '../items/find-items.ts'
import type { SerialIssue } from '../items/serial-issues.ts'
import { paths } from '../paths.ts'
import type { RecordDetails } from '../records/find-record.ts'
import { marcToText } from '../records/marc-text.ts'
import { workplaceTexts } from './messages.ts'

interface RecordPageProps {
  context: PageContext
  record: RecordDetails
  items: readonly StaffItem[]
  issues: readonly SerialIssue[]
  quarantine: { deletedBy: string | null; deletedWhy: string | null; createdBy: string; updatedBy: string }
  saved: boolean
  cover: Child
}

/** A title as staff work on it: what is known, its copies, its headings, and the ways to change them. */
export const StaffRecordPage = (props: RecordPageProps) => {
  const { context, record, quarantine, saved, cover } = props
  const t = workplaceTexts(context.language)
  const { description } = record
  return (
    <StaffPage context={context} title={description.title}>
      <div class="stack">
        <PageHeading
          title={description.title}
          lead={description.responsibility}
          actions={<Actions {...{ record, context }} />}
        />
        {saved && <Notice kind="success">{t.record.saved}</Notice>}
        {record.deletedAt && (
          <Notice kind="warning" title={t.record.inQuarantine}>
            {t.record.because(quarantine.deletedBy ?? '', quarantine.deletedWhy ?? '')}
          </Notice>
        )}
        <Facts {...props} />
        <Items {...props} />
        {(description.material === 'terbitan-berkala' || props.issues.length > 0) && <Issues {...props} />}
        <Headings {...props} />
        {cover}
        <details>
          <summary>{t.record.marcTitle}</summary>
          <pre>{marcToText(record.marc)}</pre>
        </details>
      </div>
    </StaffPage>
  )
}

const Actions = ({ record: { id, deletedAt }, context }: Pick<RecordPageProps, 'record' | 'context'>) => {
  const t = workplaceTexts(context.language).record
  const may = (permission: string) => context.viewer?.permissions.has(permission)
  return (
    <>
      {may('catalogue.edit') && (
        <ButtonLink href={paths.editRecord(id)} kind="primary">
          {t.edit}
        </ButtonLink>
      )}
      {may('catalogue.edit') && <ButtonLink href={paths.editMarc(id)}>{t.marc}</ButtonLink>}
      <ButtonLink href={paths.versions(id)}>{t.versions}</ButtonLink>
      {!deletedAt && <ButtonLink href={`/koleksi/${id}`}>{t.public}</ButtonLink>}
      {may('catalogue.quarantine') &&
        (deletedAt ? (
          <form method="post" action={paths.quarantine(id)}>
            <input type="hidden" name="pulihkan" value="1" />
            <Button>{t.restore}</Button>
          </form>
        ) : (
          <ButtonLink href={paths.quarantine(id)} kind="quiet">
            {t.quarantine}
          </ButtonLink>
        ))}
    </>
  )
}

const Facts = ({ context, record, quarantine }: RecordPageProps) => {
  const { language } = context
  const t = workplaceTexts(language)
  const { description } = record
  return (
    <DescriptionList
      entries={[
        [t.form.author, description.mainAuthor],
        [t.form.edition, description.edition],
        [t.form.publisher, description.publication],
        [t.form.extent, description.extent],
        [t.form.isbn, description.isbns.join(', ')],
        [t.form.classNumber, description.classNumber],
        [t.form.callNumber, description.callNumber],
        [t.form.language, description.languages.join(', ')],
        [t.record.number, [record.id, description.controlNumber].filter(Boolean).join(' · ')],
        [t.record.version, String(record.version)],
        [t.record.made, `${formatMoment(record.createdAt, language)} ${quarantine.createdBy}`],
        [t.record.changed, `${formatMoment(record.updatedAt, language)} ${quarantine.updatedBy}`],
      ]}
    />
  )
}

const Items = ({ context, record, items }: RecordPageProps) => {
  const t = workplaceTexts(context.language)
  const words: Record<string, string> = t.dispositions
  return (
    <section class="stack">
      <div class="cluster">
        <h2>{t.record.items}</h2>
        {!record.deletedAt && <ButtonLink href={paths.newItem(record.id)}>{t.record.addItem}</ButtonLink>}
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

const Issues = ({ context, record, issues }: RecordPageProps) => {
  const t = workplaceTexts(context.language)
  return (
    <section class="stack">
      <div class="cluster">
        <h2>{t.record.issues}</h2>
        <ButtonLink href={paths.issues(record.id)}>{t.record.addIssue}</ButtonLink>
      </div>
      <Table
        caption={t.record.issues}
        captionHidden
        rows={issues}
        columns={[
          { key: 'number', label: t.issue.enumeration, names: true, cell: ({ enumeration }) => enumeration },
          { key: 'date', label: t.issue.chronology, cell: ({ chronology }) => chronology },
          { key: 'branch', label: t.item.branch, cell: ({ branchName }) => branchName },
          { key: 'received', label: t.issue.receivedOn, cell: ({ receivedOn }) => receivedOn },
        ]}
      />
    </section>
  )
}

const Headings = ({ context, record }: RecordPageProps) => {
  const t = workplaceTexts(context.language).record
  return (
    <section>
      <h2>{t.headings}</h2>
      <ul>
        {record.headings.map(({ tag, text, heading, authorityId }) => (
          <li>
            <code>{tag}</code>{' '}
            {authorityId ? <a href={paths.authority(authorityId)}>{heading ?? text}</a> : text}{' '}
            {!authorityId && <small class="soft">({t.unlinked})</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}

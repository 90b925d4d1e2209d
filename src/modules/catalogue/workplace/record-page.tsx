import type { Child } from 'hono/jsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { Day } from '#kernel/days.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { StaffItem } from '../items/find-items.ts'
import type { SerialIssue } from '../items/serial-issues.ts'
import { paths } from '../paths.ts'
import type { RecordDetails } from '../records/find-record.ts'
import { marcToText } from '../records/marc-text.ts'
import { RecordSubscriptions } from '../serials/subscriptions/record-subscriptions.tsx'
import type { Subscription } from '../serials/subscriptions/find-subscriptions.ts'
import { qualityPaths } from '../quality/paths.ts'
import { mergeTexts } from '../title-merge/messages.ts'
import { workplaceTexts } from './messages.ts'
import { Headings, Issues, Items } from './record-parts.tsx'

export interface RecordPageProps {
  context: PageContext
  record: RecordDetails
  items: readonly StaffItem[]
  issues: readonly SerialIssue[]
  subscriptions: readonly Subscription[]
  today: Day
  quarantine: {
    deletedBy: string | null
    deletedWhy: string | null
    mergedInto: number | null
    createdBy: string
    updatedBy: string
  }
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
            {quarantine.mergedInto !== null && <MergedInto id={quarantine.mergedInto} context={context} />}
          </Notice>
        )}
        <div class="beside">
          <div class="stack-large">
            <Facts {...props} />
            <Items {...props} />
            {(description.material === 'terbitan-berkala' || props.issues.length > 0) && (
              <>
                <RecordSubscriptions recordId={record.id} {...props} />
                <Issues {...props} />
              </>
            )}
            <Headings {...props} />
            <Disclosure summary={t.record.marcTitle}>
              <pre class="marc-text">{marcToText(record.marc)}</pre>
            </Disclosure>
          </div>
          {cover}
        </div>
      </div>
    </StaffPage>
  )
}

const MergedInto = ({ id, context }: { id: number; context: PageContext }) => {
  const t = mergeTexts(context.language)
  return (
    <p>
      {t.mergedInto} <a href={paths.record(id)}>{t.seeOther}</a>
    </p>
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
      {!deletedAt && may('catalogue.merge') && (
        <ButtonLink href={qualityPaths.merge(id)} kind="quiet">
          {mergeTexts(context.language).open}
        </ButtonLink>
      )}
      {!deletedAt && may('portal.lists') && <ButtonLink href={paths.addToList(id)}>{t.addToList}</ButtonLink>}
      {!deletedAt && <ButtonLink href={paths.publicTitle(id)}>{t.public}</ButtonLink>}
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
        [t.record.made, `${formatShortMoment(record.createdAt, language)} ${quarantine.createdBy}`],
        [t.record.changed, `${formatShortMoment(record.updatedAt, language)} ${quarantine.updatedBy}`],
      ]}
    />
  )
}

import { Button, ButtonLink } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatShortMoment } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { FieldChange } from '../describe/compare-records.ts'
import { paths } from '../paths.ts'
import type { RecordVersion } from '../records/record-history.ts'
import type { QuarantinedTitle } from './find-for-staff.ts'
import { workplaceTexts } from './messages.ts'

interface VersionsPageProps {
  context: PageContext
  id: number
  title: string
  versions: readonly RecordVersion[]
  difference?: { from: number; to: number; changes: readonly FieldChange[] }
}

/** All states of a record, what changed between them, and the way back to each. */
export const VersionsPage = ({ context, id, title, versions, difference }: VersionsPageProps) => {
  const { language } = context
  const t = workplaceTexts(language).versions
  return (
    <StaffPage context={context} title={t.title}>
      <div class="stack">
        <PageHeading title={t.title} lead={<a href={paths.record(id)}>{title}</a>} />
        <Table
          caption={t.title}
          captionHidden
          rows={versions}
          columns={[
            {
              key: 'version',
              label: t.version,
              names: true,
              cell: ({ version, current }) => (current ? `${version} (${t.now})` : version),
            },
            { key: 'at', label: t.at, cell: ({ madeAt }) => formatShortMoment(madeAt, language) },
            { key: 'by', label: t.by, cell: ({ madeBy }) => madeBy },
            { key: 'reason', label: t.reason, cell: ({ reason }) => reason },
            {
              key: 'compare',
              label: t.compare,
              cell: ({ version }) =>
                version > 1 && (
                  <a href={`${paths.versions(id)}?versi=${version}`}>{t.difference(version - 1, version)}</a>
                ),
            },
            {
              key: 'restore',
              label: t.restore,
              cell: ({ version, current }) =>
                !current && (
                  <form method="post" action={paths.restoration(id)}>
                    <input type="hidden" name="versi" value={String(version)} />
                    <Button kind="quiet">{t.restore}</Button>
                  </form>
                ),
            },
          ]}
        />
        {difference && (
          <Table
            caption={t.difference(difference.from, difference.to)}
            rows={difference.changes}
            empty={t.none}
            columns={[
              { key: 'tag', label: t.field, names: true, cell: ({ tag }) => <code>{tag}</code> },
              { key: 'before', label: t.before, cell: ({ before }) => before && <del>{before}</del> },
              { key: 'after', label: t.after, cell: ({ after }) => after && <ins>{after}</ins> },
            ]}
          />
        )}
      </div>
    </StaffPage>
  )
}

interface QuarantinePageProps {
  context: PageContext
  id: number
  title: string
  error?: string
}

/** Asks why before a title goes out of sight. */
export const QuarantinePage = ({ context, id, title, error }: QuarantinePageProps) => {
  const t = workplaceTexts(context.language)
  return (
    <StaffPage context={context} title={t.quarantine.title}>
      <PageHeading title={t.quarantine.question(title)} lead={t.quarantine.explain} />
      <Form action={paths.quarantine(id)} errors={{ reason: error }}>
        <TextField name="reason" label={t.quarantine.reason} error={error} autofocus />
        <FormActions>
          <Button kind="danger">{t.quarantine.do}</Button>
          <ButtonLink href={paths.record(id)}>{t.form.cancel}</ButtonLink>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

/** Titles in quarantine, the latest first. */
export const QuarantinedPage = ({
  context,
  titles,
}: {
  context: PageContext
  titles: readonly QuarantinedTitle[]
}) => {
  const { language } = context
  const t = workplaceTexts(language)
  return (
    <StaffPage context={context} title={t.quarantine.title}>
      <PageHeading title={t.quarantine.title} lead={t.quarantine.lead} />
      <Table
        caption={t.quarantine.title}
        captionHidden
        rows={titles}
        empty={t.quarantine.empty}
        columns={[
          {
            key: 'title',
            label: t.columns.title,
            names: true,
            cell: ({ id, title }) => <a href={paths.record(id)}>{title}</a>,
          },
          {
            key: 'since',
            label: t.quarantine.since,
            cell: ({ deletedAt }) => deletedAt && formatShortMoment(deletedAt, language),
          },
          { key: 'by', label: t.versions.by, cell: ({ deletedBy }) => deletedBy },
          { key: 'reason', label: t.quarantine.reason, cell: ({ deletedWhy }) => deletedWhy },
        ]}
      />
    </StaffPage>
  )
}

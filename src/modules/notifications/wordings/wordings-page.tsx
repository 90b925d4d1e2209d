import { Badge } from '#design/badge.tsx'
import { formatShortDate } from '#design/format.ts'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { languages, type Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { kindName, noticeKinds } from '../kinds.ts'
import { paths } from '../paths.ts'
import { staffTexts } from '../staff-messages.ts'
import type { WordingKind } from './default-wordings.ts'
import type { ChangedWording } from './find-wordings.ts'

interface WordingsPageProps {
  context: PageContext
  changed: readonly ChangedWording[]
}

const kinds: readonly WordingKind[] = ['frame', ...noticeKinds]

export const wordingName = (kind: WordingKind, language: Language): string =>
  kind === 'frame' ? staffTexts(language).wording.frame : kindName(kind, language)

export const WordingsPage = ({ context, changed }: WordingsPageProps) => {
  const { language } = context
  const t = staffTexts(language).wording
  const cell = (kind: WordingKind, of: Language) => {
    const change = changed.find((one) => one.kind === kind && one.language === of)
    return (
      <>
        <a href={paths.wording(kind, of)} aria-label={`${wordingName(kind, language)}, ${t.language[of]}`}>
          {t.language[of]}
        </a>{' '}
        {change ? (
          <Badge kind="good">
            {t.changed} {formatShortDate(change.changedAt, language)}
          </Badge>
        ) : (
          <Badge kind="muted">{t.usual}</Badge>
        )}
      </>
    )
  }
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <Table
        caption={t.title}
        captionHidden
        rows={kinds}
        columns={[
          {
            key: 'kind',
            label: staffTexts(language).outbox.kind,
            names: true,
            cell: (kind) => wordingName(kind, language),
          },
          ...languages.map((of) => ({
            key: of,
            label: t.language[of],
            cell: (kind: WordingKind) => cell(kind, of),
          })),
        ]}
      />
    </StaffPage>
  )
}

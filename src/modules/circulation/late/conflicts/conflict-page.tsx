import { ButtonLink } from '#design/button.tsx'
import { DescriptionList, type Description } from '#design/description-list.tsx'
import { formatDate, formatMoment, formatRupiah, formatShortMoment } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { blockText } from '../../deeds/messages.ts'
import { lateTexts } from '../messages.ts'
import { latePaths } from '../paths.ts'
import type { LateConflict } from './find-conflicts.ts'
import { SettleForms, type SettleSaid } from './settle-forms.tsx'

interface ConflictPageProps {
  context: PageContext
  conflict: LateConflict
  keyOfDeed: string
  said?: SettleSaid
  /** The one that waits next, once this one is settled. */
  nextId: number | undefined
}

/** One deed told late: what happened, what was done with it, and what can be done now. */
export const ConflictPage = ({ context, conflict, keyOfDeed, said, nextId }: ConflictPageProps) => {
  const { language } = context
  const t = lateTexts(language)
  const { kind, title, blocks, settledAt, settledBy, settledHow, settledNote } = conflict
  const heading = `${t.kinds[kind]}: ${title ?? t.unknownCopy}`
  return (
    <StaffPage context={context} title={heading}>
      <div class="stack">
        <PageHeading
          title={heading}
          lead={formatMoment(conflict.at, language)}
          actions={<ButtonLink href={latePaths.conflicts}>{t.title}</ButtonLink>}
        />
        {settledAt && settledHow && (
          <Notice kind="success" title={t.done}>
            <p>{t.settledBy(t.how[settledHow], settledBy ?? '', formatShortMoment(settledAt, language))}</p>
            {settledNote && <p>{settledNote}</p>}
          </Notice>
        )}
        {settledAt && nextId !== undefined && (
          <p>
            <ButtonLink href={latePaths.conflict(nextId)} kind="primary" autofocus>
              {t.next}
            </ButtonLink>
          </p>
        )}
        {(said?.refused ?? []).map((text) => (
          <Notice kind="problem">{text}</Notice>
        ))}
        <section class="stack">
          <h2>{t.why}</h2>
          <ul>
            {blocks.map((block) => (
              <li>{blockText(block, language, 'staff')}</li>
            ))}
          </ul>
        </section>
        <DescriptionList entries={factsOf(context, conflict)} />
        {!settledAt && <SettleForms {...{ context, conflict, keyOfDeed, said }} />}
      </div>
    </StaffPage>
  )
}

function factsOf({ language }: PageContext, conflict: LateConflict): Description[] {
  const t = lateTexts(language)
  const { done, step, toldAt, branch, channel, actorName, barcode, card } = conflict
  const { ended } = done
  return [
    [t.did, <strong>{t.steps[step]}</strong>],
    [t.member, conflict.patronName && <MemberLink conflict={conflict} />],
    [t.card, card],
    [t.barcode, barcode && (conflict.itemId === null ? barcode : <CopyLink barcode={barcode} />)],
    [t.dueTold, conflict.dueTold && formatDate(conflict.dueTold, language)],
    [t.dueOn, conflict.dueOn && formatDate(conflict.dueOn, language)],
    [
      t.earlier,
      ended &&
        t.earlierEnded(
          formatDate(ended.returnedOn, language),
          ended.fine ? formatRupiah(ended.fine.amount) : '',
        ),
    ],
    [t.where, `${branch}, ${t.channels[channel]}`],
    [t.by, actorName],
    [t.toldAt, formatMoment(toldAt, language)],
  ]
}

const CopyLink = ({ barcode }: { barcode: string }) => (
  <a href={`/staf/meja/eksemplar?${new URLSearchParams({ barcode })}`}>{barcode}</a>
)

const MemberLink = ({ conflict }: { conflict: LateConflict }) => (
  <a href={`/staf/meja/anggota/${conflict.patronId}`}>{conflict.patronName}</a>
)

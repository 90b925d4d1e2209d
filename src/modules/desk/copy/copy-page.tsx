import { Badge } from '#design/badge.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatDate, formatRupiah } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { explainPath, type Block, type ItemState } from '#modules/circulation/index.ts'
import { DeskFrame, ScanForm } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { DeskPlace } from '#modules/branches/index.ts'
import { Refusal } from '../refusal/refusal.tsx'
import { CopyDeeds } from './copy-deeds.tsx'
import type { WrongFields } from './routes.tsx'

export interface CopyPageProps {
  context: PageContext
  place: DeskPlace
  visit: string
  state: ItemState
  /** Who has it, or for whom it is kept. */
  person?: { id: number; name: string }
  done?: boolean
  blocks?: readonly Block[]
  wrong?: WrongFields
}

export const CopyPage = (props: CopyPageProps) => {
  const { context, place, state, person, done, blocks } = props
  const t = deskTexts(context.language)
  const { viewer } = context
  return (
    <DeskFrame
      context={context}
      place={place}
      title={state.title}
      tone={blocks ? 'bad' : done ? 'good' : undefined}
    >
      <PageHeading title={state.title} lead={[state.author, state.barcode].filter(Boolean).join(' · ')} />
      {done && <Notice kind="success">{t.copy.done}</Notice>}
      {blocks && <Refusal {...{ context, blocks, title: state.title, barcode: state.barcode }} />}
      <CopyDeeds {...props} />
      <DescriptionList
        entries={[
          [t.copy.where, <Where {...props} />],
          [t.copy.borrower, person && <a href={paths.member(person.id)}>{person.name}</a>],
          [t.lists.place, [state.branch, state.shelf].filter(Boolean).join(', ')],
          [t.lists.callNumber, state.callNumber],
          [
            t.copy.record,
            viewer?.permissions.has('catalogue.view') && (
              <a href={`/staf/katalog/${state.recordId}`}>{state.title}</a>
            ),
          ],
          [
            t.copy.rules,
            viewer?.permissions.has('circulation.rules') && (
              <a href={explainPath({ barcode: state.barcode })}>{t.refused.explain}</a>
            ),
          ],
        ]}
      />
      <ScanForm action={paths.desk} label={t.scan} button={t.go} hidden={{}} />
    </DeskFrame>
  )
}

/** Where the copy is, in words. */
const Where = ({ context, state }: CopyPageProps) => {
  const { language } = context
  const t = deskTexts(language).copy
  const { loan, keptFor, transit, waiting, disposition } = state
  const parts = [
    loan && t.onLoan(formatDate(loan.dueOn, language)),
    loan && loan.fine.amount > 0 && t.lateFine(formatRupiah(loan.fine.amount)),
    loan?.claimed && t.claimed,
    keptFor && (keptFor.standing === 'ready' ? t.kept(keptFor.shelfCode ?? '') : t.keptMoving),
    transit && t.transit(transit.toBranch),
    !loan && !keptFor && !transit && disposition === 'in-circulation' && t.in,
    waiting > 0 && t.waiting(waiting),
  ].filter((part) => typeof part === 'string')
  return (
    <>
      {parts.join(', ')}{' '}
      {disposition !== 'in-circulation' && (
        <Badge kind="attention">{t.dispositions[disposition] ?? disposition}</Badge>
      )}
    </>
  )
}

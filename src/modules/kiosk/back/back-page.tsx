import { formatRupiah } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { blockText, type Block, type CopyReturned } from '#modules/circulation/index.ts'
import { KioskFrame } from '../frame/kiosk-frame.tsx'
import { ScanForm } from '../frame/scan-form.tsx'
import { FinishBar, Owed, Steps } from '../frame/steps.tsx'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { VisitKiosk } from '../visit/kiosk.ts'
import type { VisitDeed } from '../visit/visit-deeds.ts'
import { newKey } from '../visit/visit.ts'

interface BackPageProps {
  kiosk: VisitKiosk
  deeds: readonly VisitDeed[]
  owed: number
  fresh: boolean
  refused: { blocks: readonly Block[]; title: string | undefined } | undefined
}

/** The page on which books come back. */
export const BackPage = (props: BackPageProps) => {
  const { kiosk, deeds, owed, fresh, refused } = props
  const { language } = kiosk.look
  const { settings, visit } = kiosk
  const t = kioskTexts(language)
  const returned = deeds.flatMap((deed) => (deed.kind === 'check-in' ? [deed.value] : []))
  const newest = fresh && deeds[0]?.kind === 'check-in' ? returned[0] : undefined
  const member = visit.patronId !== null
  return (
    <KioskFrame
      kiosk={kiosk}
      title={t.back.title}
      say={sayOf(props, newest)}
      tone={refused ? 'bad' : newest && toneOf(newest)}
    >
      <Steps here="back" {...{ member, language, settings }} />
      <h1>{t.back.title}</h1>
      <Owed {...{ owed, language }} />
      <ScanForm
        action={paths.back}
        label={t.back.scan}
        language={language}
        hidden={{ key: newKey(visit.prefix) }}
      />
      {refused && (
        <Notice kind="problem" title={refused.title ?? t.back.refused}>
          {refused.blocks.map((block) => (
            <p>{blockText(block, language, 'member')}</p>
          ))}
          <p>{t.lend.putAside(settings.holdPlace || t.desk)}</p>
        </Notice>
      )}
      {newest && (
        <Notice kind={toneOf(newest) === 'good' ? 'success' : 'warning'} title={headOf(newest, kiosk)}>
          <p class="kiosk-where">{whereOf(newest, kiosk)}</p>
          <Late {...{ returned: newest, kiosk }} />
        </Notice>
      )}
      {returned.length > 0 ? (
        <section class="kiosk-list" aria-labelledby="kembali">
          <h2 id="kembali">{t.back.list(returned.length)}</h2>
          <ol>
            {returned.map((one) => (
              <li>
                <strong>{one.title}</strong>
                <span>{whereOf(one, kiosk)}</span>
              </li>
            ))}
          </ol>
        </section>
      ) : (
        !refused && <p class="kiosk-lead">{t.back.none}</p>
      )}
      <FinishBar anything={deeds.length > 0} {...{ member, language, settings }} />
    </KioskFrame>
  )
}

/** For the ear and in writing: where this book is laid. A shelf in the house, or the place for staff. */
function whereOf({ next }: CopyReturned, { look, settings }: VisitKiosk): string {
  const texts = kioskTexts(look.language)
  const t = texts.back
  const aside = settings.holdPlace || texts.desk
  if (next.do === 'shelf') return t.toShelf(settings.returnPlace || texts.shelfOfReturns)
  const wanted = next.do === 'hold-shelf' || (next.do === 'send' && next.reason === 'hold')
  return wanted ? t.toHold(aside) : t.toStaff(aside)
}

const toneOf = ({ next, loan }: CopyReturned) =>
  next.do === 'shelf' && (loan?.daysLate ?? 0) === 0 ? ('good' as const) : ('attention' as const)

const headOf = ({ title, loan }: CopyReturned, { look }: VisitKiosk): string => {
  const t = kioskTexts(look.language).back
  return loan ? t.done(title) : t.notLent(title)
}

/** What a delay cost is told only to the member whose loan it was. */
function lateText({ loan }: CopyReturned, { look, visit }: VisitKiosk): string {
  const t = kioskTexts(look.language).back
  if (!loan || loan.daysLate === 0) return ''
  if (loan.patronId !== visit.patronId) return loan.fine ? t.lateOther : ''
  return loan.fine ? t.late(loan.daysLate, formatRupiah(loan.fine.amount)) : t.lateNoFine(loan.daysLate)
}

const Late = ({ returned, kiosk }: { returned: CopyReturned; kiosk: VisitKiosk }) => {
  const text = lateText(returned, kiosk)
  return text ? <p>{text}</p> : null
}

function sayOf({ kiosk, refused }: BackPageProps, newest: CopyReturned | undefined): string {
  const { language } = kiosk.look
  if (refused) return refused.blocks.map((block) => blockText(block, language, 'member')).join(' ')
  if (!newest) return kioskTexts(language).back.say
  return [`${headOf(newest, kiosk)}.`, whereOf(newest, kiosk), lateText(newest, kiosk)].join(' ')
}

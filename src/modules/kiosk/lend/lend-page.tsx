import { formatDate, formatShortDate } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { blockText, type Block } from '#modules/circulation/index.ts'
import { KioskFrame } from '../frame/kiosk-frame.tsx'
import { ScanForm } from '../frame/scan-form.tsx'
import { FinishBar, firstName, Owed, Steps } from '../frame/steps.tsx'
import { kioskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { MemberKiosk } from '../visit/kiosk.ts'
import type { VisitDeed } from '../visit/visit-deeds.ts'
import { newKey } from '../visit/visit.ts'

interface LendPageProps {
  kiosk: MemberKiosk
  name: string
  deeds: readonly VisitDeed[]
  owed: number
  /** The newest deed has just been done. */
  fresh: boolean
  refused: { blocks: readonly Block[]; title: string | undefined; isCard: boolean } | undefined
}

/** The page on which a member borrows. */
export const LendPage = (props: LendPageProps) => {
  const { kiosk, name, deeds, owed, refused } = props
  const { look, settings, visit } = kiosk
  const { language } = look
  const t = kioskTexts(language)
  const said = saidOf(props)
  const lent = deeds.flatMap((deed) => (deed.kind === 'check-out' ? [deed] : []))
  return (
    <KioskFrame
      kiosk={kiosk}
      title={t.lend.title}
      say={said ?? `${t.hello(firstName(name))}. ${t.lend.say}`}
      tone={refused ? 'bad' : said ? 'good' : undefined}
    >
      <Steps here="lend" member {...{ language, settings }} />
      <h1>
        {t.lend.title} <small>{t.hello(firstName(name))}</small>
      </h1>
      <Owed {...{ owed, language }} />
      <ScanForm
        action={paths.lend}
        label={t.lend.scan}
        language={language}
        hidden={{ key: newKey(visit.prefix) }}
      />
      <Said {...props} />
      {lent.length > 0 ? (
        <section class="kiosk-list" aria-labelledby="dipinjam">
          <h2 id="dipinjam">{t.lend.list(lent.length)}</h2>
          <ol>
            {lent.map(({ value }) => (
              <li>
                <strong>{value.title}</strong>
                <span>{t.lend.due(formatShortDate(value.dueOn, language))}</span>
              </li>
            ))}
          </ol>
        </section>
      ) : (
        !refused && <p class="kiosk-lead">{t.lend.none}</p>
      )}
      <FinishBar member anything={deeds.length > 0} {...{ language, settings }} />
    </KioskFrame>
  )
}

/** What the last scan came to, in one sentence for the ear. */
function saidOf({ kiosk, deeds, fresh, refused }: LendPageProps): string | undefined {
  const { language } = kiosk.look
  const t = kioskTexts(language).lend
  if (refused?.isCard) return t.isCard
  if (refused) return refused.blocks.map((block) => wordsOf(block, kiosk)).join(' ')
  const [newest] = deeds
  return fresh && newest?.kind === 'check-out'
    ? t.lent(newest.value.title, formatDate(newest.value.dueOn, language))
    : undefined
}

const wordsOf = (block: Block, { look }: MemberKiosk): string =>
  block.code === 'item-already-theirs'
    ? kioskTexts(look.language).lend.already
    : blockText(block, look.language, 'member')

const Said = (props: LendPageProps) => {
  const { kiosk, deeds, fresh, refused } = props
  const { language } = kiosk.look
  const texts = kioskTexts(language)
  const t = texts.lend
  if (refused?.isCard) return <Notice kind="info">{t.isCard}</Notice>
  if (refused) {
    const theirs = refused.blocks.some(({ code }) => code === 'item-already-theirs')
    const title = refused.title === undefined ? t.refusedHere : t.refused(refused.title)
    return (
      <Notice kind={theirs ? 'info' : 'problem'} title={theirs ? refused.title : title}>
        {refused.blocks.map((block) => (
          <p>{wordsOf(block, kiosk)}</p>
        ))}
        {!theirs && <p>{t.putAside(kiosk.settings.holdPlace || texts.desk)}</p>}
      </Notice>
    )
  }
  const [newest] = deeds
  if (!fresh || newest?.kind !== 'check-out') return null
  return (
    <Notice kind="success" title={newest.value.title}>
      <p>
        {t.due(formatDate(newest.value.dueOn, language))}
        {newest.value.exception && ` ${t.exception(newest.value.exception)}`}
      </p>
    </Notice>
  )
}

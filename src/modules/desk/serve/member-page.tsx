import type { Child } from 'hono/jsx'
import type { PageContext } from '#kernel/page-context.ts'
import { DeskFrame, ScanForm, type Tone } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { DeskPlace } from '#modules/branches/index.ts'
import { newKey } from '../visit/visit.ts'
import { Holds } from './holds.tsx'
import { Loans } from './loans.tsx'
import type { MemberAtDesk } from './member-at-desk.ts'
import { MemberHead } from './member-head.tsx'

export interface MemberPageProps {
  context: PageContext
  place: DeskPlace
  visit: string
  now: Date
  state: MemberAtDesk
  tone?: Tone
  /** What was done or refused last. */
  said?: Child
}

/** One member at the desk: all of it on one screen, and the scan box ready for the next book. */
export const MemberPage = ({ context, place, visit, now, state, tone, said }: MemberPageProps) => {
  const t = deskTexts(context.language)
  const { member } = state
  return (
    <DeskFrame context={context} place={place} title={member.name} tone={tone}>
      <MemberHead {...{ context, state, now, visit }} />
      <ScanForm
        action={paths.desk}
        label={t.scanBook}
        hint={t.scanHint}
        button={t.go}
        hidden={{ anggota: member.id, k: visit, key: newKey(visit) }}
      />
      <div class="desk-said">{said}</div>
      <Loans {...{ context, visit, state, now }} />
      {state.holds.length > 0 && <Holds {...{ context, visit, place, state }} />}
    </DeskFrame>
  )
}

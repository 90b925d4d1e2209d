import { PageHeading } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Block } from '#modules/circulation/index.ts'
import { DeskFrame, ScanForm } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { DeskPlace } from '#modules/branches/index.ts'
import { newKey } from '../visit/visit.ts'
import { Refusal } from './refusal.tsx'

interface RefusalPageProps {
  context: PageContext
  place: DeskPlace
  blocks: readonly Block[]
  visit: string
}

/** A deed that is refused where no member is open. */
export const RefusalPage = ({ context, place, blocks, visit }: RefusalPageProps) => {
  const t = deskTexts(context.language)
  return (
    <DeskFrame context={context} place={place} title={t.refused.titlePlain} tone="bad">
      <PageHeading title={t.title} />
      <Refusal {...{ context, blocks }} />
      <ScanForm action={paths.desk} label={t.scan} button={t.go} hidden={{ k: visit, key: newKey(visit) }} />
    </DeskFrame>
  )
}

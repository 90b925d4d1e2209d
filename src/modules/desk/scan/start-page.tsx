import { ButtonLink } from '#design/button.tsx'
import { PageHeading } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { DeskFrame, ScanForm } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { DeskPlace } from '#modules/branches/index.ts'

/** The desk before anybody is served. */
export const StartPage = ({ context, place }: { context: PageContext; place: DeskPlace }) => {
  const t = deskTexts(context.language)
  return (
    <DeskFrame context={context} place={place} title={t.title}>
      <PageHeading
        title={t.title}
        lead={t.start.lead}
        actions={
          <>
            <ButtonLink href={paths.returns}>{t.start.returns}</ButtonLink>
            <ButtonLink href={paths.inHouse}>{t.start.inHouse}</ButtonLink>
          </>
        }
      />
      <ScanForm action={paths.desk} label={t.scan} hint={t.start.keys} button={t.go} hidden={{}} />
    </DeskFrame>
  )
}

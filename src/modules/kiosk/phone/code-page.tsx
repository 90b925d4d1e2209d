import { AccountPage } from '#design/account-page.tsx'
import { ButtonLink } from '#design/button.tsx'
import { Island } from '#design/island.tsx'
import { Notice } from '#design/notice.tsx'
import { QrPicture } from '#design/qr-picture.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { phoneCodeSeconds } from '../card/phone-code.ts'
import { paths } from '../paths.ts'
import { phoneTexts } from './messages.ts'

/** What a kiosk reads from a member's telephone instead of card and PIN. */
export const PhoneCodePage = ({ context, code }: { context: PageContext; code: string }) => {
  const t = phoneTexts(context.language).phoneCode
  return (
    <AccountPage context={context} title={t.title}>
      <p class="lead">{t.lead}</p>
      <fresh-code data-seconds={String(phoneCodeSeconds)} data-over={t.used}>
        <QrPicture text={code} label={t.alt} />
        <p role="status" data-said>
          {t.until(phoneCodeSeconds)}
        </p>
      </fresh-code>
      <p>
        <ButtonLink href={paths.phoneCode} kind="primary">
          {t.fresh}
        </ButtonLink>
      </p>
      <Notice kind="warning">{t.warning}</Notice>
      <Island name="fresh-code" />
    </AccountPage>
  )
}

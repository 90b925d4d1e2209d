import { Button, ButtonLink } from '#design/button.tsx'
import { CopyText } from '#design/copy-text.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatTime } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { machineTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Machine } from '../register/machine.ts'
import type { PairingOffer } from '../secrets/offer-pairing.ts'

interface ShownOnceProps {
  context: PageContext
  machine: Machine
}

/** The answer to the form that made a pairing code: the only place where it ever stands. */
export const PairingCodePage = ({ context, machine, offer }: ShownOnceProps & { offer: PairingOffer }) => {
  const { language, origin } = context
  const t = machineTexts(language).shown
  const title = t.codeTitle(machine.name)
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <PageHeading title={title} />
        <Notice kind="warning">{t.codeOnce}</Notice>
        <DescriptionList
          entries={[
            [t.address, <code>{`${origin}${paths.pair}`}</code>],
            [t.code, <code>{`${offer.code.slice(0, 4)}-${offer.code.slice(4)}`}</code>],
            [t.until, formatTime(offer.endsAt, language)],
          ]}
        />
        <form method="post" action={paths.pair}>
          <input type="hidden" name="code" value={offer.code} />
          <p class="hint">{t.directHint}</p>
          <Button>{t.direct}</Button>
        </form>
        <ButtonLink href={paths.machine(machine.id)}>{t.back}</ButtonLink>
      </div>
    </StaffPage>
  )
}

/** The same for the password of a machine that signs in. */
export const SecretPage = ({ context, machine, secret }: ShownOnceProps & { secret: string }) => {
  const t = machineTexts(context.language).shown
  const title = t.secretTitle(machine.name)
  return (
    <StaffPage context={context} title={title}>
      <div class="stack">
        <PageHeading title={title} />
        <Notice kind="warning">{t.secretOnce}</Notice>
        <DescriptionList
          entries={[
            [t.login, <code>{machine.login ?? ''}</code>],
            [t.secret, <code>{secret}</code>],
          ]}
        />
        <CopyText text={secret} label={t.copy} />
        <ButtonLink href={paths.machine(machine.id)}>{t.back}</ButtonLink>
      </div>
    </StaffPage>
  )
}

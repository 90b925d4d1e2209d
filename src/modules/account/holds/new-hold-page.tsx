import { AccountPage } from '#design/account-page.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { RadioGroup } from '#design/choice.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatClock, formatDate } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { pickupValue, type PickupOption } from '#modules/branches/index.ts'
import type { Block } from '#modules/circulation/index.ts'
import { FamilySwitch } from '../family-switch.tsx'
import { accountTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { Refused } from '../refused.tsx'
import type { Whose } from '../whose.ts'
import { Own } from './holds-page.tsx'

interface NewHoldPageProps {
  context: PageContext
  whose: Whose
  recordId: number
  title: string
  places: readonly PickupOption[]
  blocks?: readonly Block[]
}

/** Where the book shall be picked up. */
export const NewHoldPage = ({ context, whose, recordId, title, places, blocks }: NewHoldPageProps) => {
  const t = accountTexts(context.language)
  const hrefOf = (child: number | undefined) =>
    child === undefined ? paths.newHold(recordId) : `${paths.newHold(recordId)}?untuk=${child}`
  return (
    <AccountPage context={context} title={t.holds.newTitle}>
      <FamilySwitch context={context} whose={whose} hrefOf={hrefOf} />
      {blocks && <Refused context={context} blocks={blocks} />}
      <p class="lead">{title}</p>
      <Form action={paths.newHold(recordId)}>
        <Own whose={whose} />
        <RadioGroup
          name="ambil"
          label={t.holds.pickup}
          value={places[0] && pickupValue(places[0])}
          options={places.map((place) => ({
            value: pickupValue(place),
            label: place.name,
            hint: hintOf(place, context.language),
          }))}
        />
        <FormActions>
          <Button kind="primary">{t.holds.confirm}</Button>
          <ButtonLink href={`/koleksi/${recordId}`} kind="quiet">
            {t.back}
          </ButtonLink>
        </FormActions>
      </Form>
    </AccountPage>
  )
}

/** Of a stop, when the mobile library comes next. */
function hintOf({ address, next }: PickupOption, language: Language): string {
  if (!next) return address
  const clock = (time: string) => formatClock(time, language)
  const visit = accountTexts(language).holds.nextVisit(
    formatDate(next.day, language),
    clock(next.starts),
    clock(next.ends),
  )
  return [address, visit].filter(Boolean).join(' · ')
}

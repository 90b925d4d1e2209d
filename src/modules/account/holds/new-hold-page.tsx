import { AccountPage } from '#design/account-page.tsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { RadioGroup } from '#design/choice.tsx'
import { Form, FormActions } from '#design/form.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import type { Branch } from '#modules/branches/index.ts'
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
  branches: readonly Branch[]
  blocks?: readonly Block[]
}

/** Where the book shall be picked up. */
export const NewHoldPage = ({ context, whose, recordId, title, branches, blocks }: NewHoldPageProps) => {
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
          value={String(branches[0]?.id ?? '')}
          options={branches.map(({ id, name, address }) => ({
            value: String(id),
            label: name,
            hint: address,
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

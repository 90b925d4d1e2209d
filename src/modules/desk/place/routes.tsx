import { Hono } from 'hono'
import { Button } from '#design/button.tsx'
import { RadioGroup } from '#design/choice.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listBranches, type Branch } from '#modules/branches/index.ts'
import { numberOf } from '../context-of.ts'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { mayLend } from '../permissions.ts'
import { chooseDeskPlace, deskPlace } from '#modules/branches/index.ts'

/** Only to pages of staff: an address in a link must not lead out. */
const backTo = (given: unknown): string =>
  typeof given === 'string' && /^\/staf\/[\w/-]*(\?[\w=-]*)?$/.test(given) ? given : paths.desk

/** Where this computer stands. */
export const placeRoutes = new Hono<Env>()
  .get(paths.place, requires(mayLend), async (c) => {
    const place = await deskPlace(c)
    const branches = place?.branches ?? (await listBranches(c.var.db))
    const back = backTo(c.req.query('kembali'))
    return c.html(<PlacePage context={c.var.page} {...{ branches, back }} chosen={place?.branch.id} />)
  })
  .post(paths.place, requires(mayLend), async (c) => {
    const { tempat, kembali } = await c.req.parseBody()
    const back = backTo(kembali)
    const branches = await listBranches(c.var.db)
    const branch = branches.find(({ id }) => id === numberOf(typeof tempat === 'string' ? tempat : ''))
    if (!branch) return c.html(<PlacePage context={c.var.page} {...{ branches, back }} wrong />, 422)
    chooseDeskPlace(c, branch.id)
    return c.redirect(back, 303)
  })

interface PlacePageProps {
  context: PageContext
  branches: readonly Branch[]
  chosen?: number
  wrong?: boolean
  /** Where to go on once it is chosen. */
  back: string
}

const PlacePage = ({ context, branches, chosen, wrong, back }: PlacePageProps) => {
  const t = deskTexts(context.language).place
  const error = wrong ? t.unknown : undefined
  return (
    <StaffPage context={context} title={t.title}>
      <PageHeading title={t.title} lead={t.lead} />
      <Form action={paths.place} errors={{ tempat: error }}>
        <input type="hidden" name="kembali" value={back} />
        <RadioGroup
          name="tempat"
          label={t.branch}
          error={error}
          value={String(chosen ?? '')}
          options={branches.map(({ id, name, address }) => ({
            value: String(id),
            label: name,
            hint: address,
          }))}
        />
        <FormActions>
          <Button kind="primary">{t.save}</Button>
        </FormActions>
      </Form>
    </StaffPage>
  )
}

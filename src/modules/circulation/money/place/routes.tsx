import { Hono, type Context } from 'hono'
import { Button } from '#design/button.tsx'
import { RadioGroup } from '#design/choice.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { requires, type Env } from '#kernel/web.tsx'
import { chooseDeskPlace, deskPlace, listBranches } from '#modules/branches/index.ts'
import { moneyTexts } from '../account/messages.ts'
import { moneyPaths } from '../paths.ts'

/** Only to pages of staff: an address in a link must not lead out. */
const backTo = (given: unknown): string =>
  typeof given === 'string' && /^\/staf\/[\w/-]*$/.test(given) ? given : moneyPaths.till

/** At which till this computer stands. */
export const placeRoutes = new Hono<Env>()
  .get(moneyPaths.place, requires('circulation.money'), (c) => placePage(c, backTo(c.req.query('kembali'))))
  .post(moneyPaths.place, requires('circulation.money'), async (c) => {
    const { tempat, kembali } = await c.req.parseBody()
    const branch = (await listBranches(c.var.db)).find(({ id }) => String(id) === tempat)
    if (!branch) return placePage(c, backTo(kembali), true)
    chooseDeskPlace(c, branch.id)
    return c.redirect(backTo(kembali), 303)
  })

async function placePage(c: Context<Env>, back: string, wrong = false) {
  const t = moneyTexts(c.var.page.language)
  const place = await deskPlace(c)
  const branches = place?.branches ?? (await listBranches(c.var.db))
  const error = wrong ? t.refusals['choose-one'] : undefined
  return c.html(
    <StaffPage context={c.var.page} title={t.place.title}>
      <PageHeading title={t.place.title} lead={t.place.lead} />
      <Form action={moneyPaths.place} errors={{ tempat: error }}>
        <input type="hidden" name="kembali" value={back} />
        <RadioGroup
          name="tempat"
          label={t.place.branch}
          error={error}
          value={String(place?.branch.id ?? '')}
          options={branches.map(({ id, name, address }) => ({
            value: String(id),
            label: name,
            hint: address,
          }))}
        />
        <FormActions>
          <Button kind="primary">{t.place.save}</Button>
        </FormActions>
      </Form>
    </StaffPage>,
    wrong ? 422 : 200,
  )
}

import { Hono, type Context } from 'hono'
import type { Child } from 'hono/jsx'
import { Notice } from '#design/notice.tsx'
import { PageHeading } from '#design/page.tsx'
import { dayOf, startOfDay } from '#kernel/days.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { itemState, useInHouse } from '#modules/circulation/index.ts'
import { readDeskForm } from '../context-of.ts'
import { DeskFrame, ScanForm, type Tone } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { mayLend } from '../permissions.ts'
import { deskPlace, type DeskPlace } from '#modules/branches/index.ts'
import { Refusal } from '../refusal/refusal.tsx'
import { deskDeed, newKey, startVisit } from '../visit/visit.ts'

/** Books read in the library (baca di tempat), counted as they are put back. */
export const inHouseRoutes = new Hono<Env>()
  .get(paths.inHouse, requires(mayLend), async (c) => {
    const place = await deskPlace(c)
    if (!place) return c.redirect(paths.place, 303)
    const barcode = c.req.query('baru')
    const noted = barcode ? await itemState(c.var.db, { barcode }, c.var.now) : undefined
    const t = deskTexts(c.var.page.language).inHouse
    return show(
      c,
      place,
      noted && { said: <Notice kind="success">{t.noted(noted.title)}</Notice>, tone: 'good' },
    )
  })
  .post(paths.inHouse, requires(mayLend), async (c) => {
    const request = await readDeskForm(c)
    if (!request) return c.redirect(paths.place, 303)
    const { place, key, field } = request
    const barcode = field('q')
    const deed = deskDeed(c, { key, branchId: place.branch.id })
    const answer = await useInHouse(c.var.db, deed, { item: { barcode } }, c.var.now)
    if (answer.ok) return c.redirect(`${paths.inHouse}?${new URLSearchParams({ baru: barcode })}`, 303)
    const said = <Refusal context={c.var.page} blocks={answer.blocks} barcode={barcode} />
    return show(c, place, { said, tone: 'bad' })
  })

async function show(c: Context<Env>, place: DeskPlace, outcome?: { said: Child; tone: Tone }) {
  const { db, now, page } = c.var
  const t = deskTexts(page.language)
  const { count } = await db
    .selectFrom('circulation.inHouseUses')
    .select((uses) => uses.fn.countAll<number>().as('count'))
    .where('branchId', '=', place.branch.id)
    .where('usedAt', '>=', startOfDay(dayOf(now)))
    .executeTakeFirstOrThrow()
  const visit = startVisit(now)
  return c.html(
    <DeskFrame context={page} place={place} title={t.inHouse.title} tone={outcome?.tone}>
      <PageHeading title={t.inHouse.title} lead={t.inHouse.lead} />
      <ScanForm
        action={paths.inHouse}
        label={t.inHouse.scan}
        button={t.go}
        hidden={{ k: visit, key: newKey(visit) }}
      />
      <div class="desk-said">{outcome?.said}</div>
      <p>{t.inHouse.count(count)}</p>
    </DeskFrame>,
    outcome?.tone === 'bad' ? 422 : 200,
  )
}

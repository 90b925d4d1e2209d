import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { sendPdf } from '#design/print/send-pdf.ts'
import { dayOf } from '#kernel/days.ts'
import { optionalText, parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { findLetterSettings } from '#modules/staff/index.ts'
import { actorOf } from '../acting.ts'
import { BarcodeLines } from '../day-field.ts'
import { LetterFields } from '../letter-form.tsx'
import { LineForm } from '../orders/add-line.ts'
import { paths } from '../paths.ts'
import { findGift, listGiftLines, listGifts, type Gift } from './find-gifts.ts'
import { GiftPage } from './gift-page.tsx'
import { GiftsPage, NewGiftPage } from './gifts-page.tsx'
import {
  acceptGiftLine,
  addGiftLine,
  declineGiftLine,
  GiftForm,
  GiftLineForm,
  offerGift,
  thank,
} from './gifts.ts'
import { writeThanks } from './write-thanks.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'acquisition.gifts'

const DecisionForm = v.object({
  recordId: LineForm.entries.recordId,
  why: optionalText(300),
  barcodes: BarcodeLines,
  keputusan: v.picklist(['terima', 'tolak'], 'required'),
})

/** Gifts: offered, decided, thanked for. */
export const giftRoutes = new Hono<Env>()
  .get(paths.gifts, requires(permission), async (c) =>
    c.html(<GiftsPage context={c.var.page} gifts={await listGifts(c.var.db)} />),
  )
  .get(paths.newGift, requires(permission), (c) =>
    c.html(<NewGiftPage context={c.var.page} typed={{ offeredOn: dayOf(c.var.now) }} />),
  )
  .post(paths.newGift, requires(permission), async (c) => {
    const form = parseForm(GiftForm, await c.req.parseBody())
    if (!form.ok)
      return c.html(<NewGiftPage context={c.var.page} typed={form.typed} errors={form.errors} />, 422)
    const { id } = await offerGift(c.var.db, form.values, actorOf(c))
    return c.redirect(paths.gift(id), 303)
  })
  .get(paths.gift(numbered), requires(permission), async (c) =>
    c.html(await giftPage(c, await giftOf(c), {})),
  )
  .post(paths.giftLines(numbered), requires(permission), async (c) => {
    const gift = await giftOf(c)
    const form = parseForm(GiftLineForm, await c.req.parseBody())
    const { typed } = form
    if (!form.ok) return c.html(await giftPage(c, gift, { typed, errors: form.errors }), 422)
    const outcome = await addGiftLine(c.var.db, gift.id, form.values)
    return outcome.ok
      ? c.redirect(paths.gift(gift.id), 303)
      : c.html(await giftPage(c, gift, { typed, errors: { branchId: outcome.refusal } }), 422)
  })
  .post(paths.giftDecision(numbered), requires(permission), async (c) => {
    const lineId = Number(c.req.param('id'))
    const gift = await giftOfLine(c, lineId)
    const form = parseForm(DecisionForm, await c.req.parseBody())
    if (!form.ok) {
      const [refusal] = Object.values(form.errors)
      return c.html(await giftPage(c, gift, { refusal }), 422)
    }
    const { keputusan, why, recordId, barcodes } = form.values
    const day = dayOf(c.var.now)
    const outcome =
      keputusan === 'terima'
        ? await acceptGiftLine(c.var.db, { lineId, recordId, barcodes, day }, actorOf(c))
        : await declineGiftLine(c.var.db, { lineId, why }, actorOf(c))
    return outcome.ok
      ? c.redirect(paths.gift(gift.id), 303)
      : c.html(await giftPage(c, gift, { refusal: outcome.refusal }), 422)
  })
  .post(paths.thanks(numbered), requires(permission), async (c) => {
    const gift = await giftOf(c)
    const form = parseForm(LetterFields, await c.req.parseBody())
    if (!form.ok) return c.html(await giftPage(c, gift, { refusal: Object.values(form.errors)[0] }), 422)
    const { signatories } = await findLetterSettings(c.var.db)
    const { number, letterOn: thankedOn, signatory } = form.values
    const letter = { id: gift.id, number, thankedOn, signatory: signatories[signatory] }
    const outcome = await thank(c.var.db, letter, actorOf(c))
    return outcome.ok
      ? c.redirect(paths.gift(gift.id), 303)
      : c.html(await giftPage(c, gift, { refusal: outcome.refusal }), 422)
  })
  .get(paths.thanksLetter(numbered), requires(permission), async (c) => {
    const gift = await giftOf(c)
    const [lines, settings] = await Promise.all([
      listGiftLines(c.var.db, gift.id),
      findLetterSettings(c.var.db),
    ])
    const { libraryName } = c.var.page
    return sendPdf(c, writeThanks(gift, lines, { settings, libraryName }), `terima-kasih-${gift.id}`)
  })

async function giftOf(c: Context<Env>): Promise<Gift> {
  const gift = await findGift(c.var.db, Number(c.req.param('id')))
  if (!gift) throw notFound()
  return gift
}

async function giftOfLine(c: Context<Env>, lineId: number): Promise<Gift> {
  const line = await c.var.db
    .selectFrom('acquisition.giftLines')
    .select('giftId')
    .where('id', '=', lineId)
    .executeTakeFirst()
  const gift = line && (await findGift(c.var.db, line.giftId))
  if (!gift) throw notFound()
  return gift
}

async function giftPage(
  c: Context<Env>,
  gift: Gift,
  {
    typed = { copies: '1', condition: 'baik' },
    ...said
  }: { typed?: Typed; errors?: FieldErrors; refusal?: string | undefined },
) {
  const { db, now, page } = c.var
  const [lines, branches, { signatories }] = await Promise.all([
    listGiftLines(db, gift.id),
    listBranches(db),
    findLetterSettings(db),
  ])
  const letter = { letterOn: dayOf(now), signatory: '0', number: gift.letterNumber }
  return <GiftPage context={page} {...{ gift, lines, branches, signatories, typed, letter }} {...said} />
}

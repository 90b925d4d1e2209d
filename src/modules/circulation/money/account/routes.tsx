import { Hono, type Context } from 'hono'
import type * as v from 'valibot'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { deskPlace } from '#modules/branches/index.ts'
import { noteMembersSeen } from '#modules/patrons/index.ts'
import type { Block } from '../../deeds/block.ts'
import type { Answer, Deed } from '../../deeds/deed.ts'
import { blockText } from '../../deeds/messages.ts'
import { chargeByHand } from '../charge-by-hand.ts'
import { askForPlace, newMoneyKey, readMoneyForm, visitOf, type MoneyRequest } from '../money-request.ts'
import { moneyPaths } from '../paths.ts'
import { pay } from '../pay.ts'
import { findReceipt } from '../receipts/find-receipt.ts'
import { replaceInKind } from '../replace-in-kind.ts'
import { waive } from '../waive.ts'
import { AccountPage, type AccountPageProps, type Tried } from './account-page.tsx'
import { accountState } from './account-state.ts'
import { HandForm, PayForm, ReplaceForm, WaiveForm } from './forms.ts'
import { moneyTexts } from './messages.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'circulation.money'
const idOf = (c: Context<Env>) => Number(c.req.param('id'))

/** The money of one member: what is open, and what can be done about it. */
export const accountRoutes = new Hono<Env>()
  .get(moneyPaths.account(numbered), requires(permission), async (c) => {
    const { k, kuitansi, selesai } = c.req.query()
    const receipt = kuitansi === undefined ? undefined : await findReceipt(c.var.db, kuitansi)
    const done = doneWords.find((word) => word === selesai)
    const own = receipt?.patron?.id === idOf(c) ? receipt : undefined
    return showAccount(c, { visit: visitOf(k), receipt: own, done })
  })
  .post(moneyPaths.payment(numbered), requires(permission), (c) =>
    act(c, 'payment', PayForm, async (deed, { tagihan, jumlah, cara, diterima }) => {
      const charges = tagihan.length > 0 ? tagihan : undefined
      const asked = { patronId: idOf(c), charges, amount: jumlah, method: cara, tendered: diterima }
      return after(await pay(c.var.db, deed, asked, c.var.now), ({ receiptNumber }) => ({
        kuitansi: receiptNumber,
      }))
    }),
  )
  .post(moneyPaths.waiver(numbered), requires('circulation.waive'), (c) =>
    act(c, 'waiver', WaiveForm, async (deed, { tagihan, jumlah, sebab, catatan }) => {
      const asked = { patronId: idOf(c), charges: tagihan, amount: jumlah, reason: sebab, note: catatan }
      return after(await waive(c.var.db, deed, asked, c.var.now), () => ({ selesai: 'bebas' }))
    }),
  )
  .post(moneyPaths.replacement(numbered), requires(permission), (c) =>
    act(c, 'replacement', ReplaceForm, async (deed, { diganti, barcode, keterangan }) => {
      const asked = {
        patronId: idOf(c),
        chargeId: diganti,
        barcode: barcode || undefined,
        note: keterangan,
      }
      return after(await replaceInKind(c.var.db, deed, asked, c.var.now), () => ({ selesai: 'ganti' }))
    }),
  )
  .post(moneyPaths.charge(numbered), requires(permission), (c) =>
    act(c, 'charge', HandForm, async (deed, { untuk, besarnya, penjelasan }) => {
      const asked = { patronId: idOf(c), amount: besarnya, reason: untuk, note: penjelasan }
      return after(await chargeByHand(c.var.db, deed, asked, c.var.now), () => ({ selesai: 'tagihan' }))
    }),
  )

const doneWords = ['bebas', 'ganti', 'tagihan'] as const

type Done = { ok: true; query: Record<string, string> } | { ok: false; blocks: readonly Block[] }

const after = <T,>(answer: Answer<T>, queryOf: (value: T) => Record<string, string>): Done =>
  answer.ok ? { ok: true, query: queryOf(answer.value) } : answer

/** Reads a form of the account, does what it asks, and shows the account again. */
async function act<Schema extends v.GenericSchema>(
  c: Context<Env>,
  tried: Tried,
  schema: Schema,
  deed: (deed: Deed, values: v.InferOutput<Schema>) => Promise<Done>,
) {
  const request = await readMoneyForm(c)
  if (!request) return askForPlace(c, moneyPaths.account(idOf(c)))
  const form = parseForm(schema, request.body)
  if (!form.ok) return comeBack(c, tried, request, { typed: form.typed, errors: form.errors })
  const done = await deed(request.deed, form.values)
  if (!done.ok) return comeBack(c, tried, request, { typed: form.typed, blocks: done.blocks })
  const query = new URLSearchParams({ ...done.query, ...(request.visit && { k: request.visit }) })
  return c.redirect(`${moneyPaths.account(idOf(c))}?${query}`, 303)
}

interface Back {
  typed: Typed
  errors?: FieldErrors
  blocks?: readonly Block[]
}

async function comeBack(
  c: Context<Env>,
  tried: Tried,
  { deed, visit, body }: MoneyRequest,
  { typed, errors = {}, blocks = [] }: Back,
) {
  const { language } = c.var.page
  const words: Readonly<Record<string, string>> = moneyTexts(language).refusals
  const said = Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, words[code] ?? code]))
  const refused = blocks.map((block) => blockText(block, language, 'staff'))
  const given = [body['tagihan'] ?? []].flat()
  const ticked =
    tried === 'payment' || tried === 'waiver' ? given.filter((id) => typeof id === 'string') : undefined
  const shown = { visit, tried, typed, ticked, errors: said, refused, keyOfDeed: deed.key }
  return showAccount(c, shown, 422)
}

type Shown = Omit<AccountPageProps, 'context' | 'state' | 'place' | 'keyOfDeed'> & { keyOfDeed?: string }

async function showAccount(c: Context<Env>, shown: Shown, status: 200 | 422 = 200) {
  const place = await deskPlace(c)
  if (!place) return askForPlace(c)
  const state = await accountState(c.var.db, idOf(c), c.var.now)
  if (!state) throw notFound()
  await noteMembersSeen(c, [idOf(c)])
  const { keyOfDeed = newMoneyKey(), ...rest } = shown
  return c.html(<AccountPage context={c.var.page} {...{ state, place, keyOfDeed }} {...rest} />, status)
}

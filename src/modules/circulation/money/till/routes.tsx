import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { optionalText, parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { deskPlace, listBranches } from '#modules/branches/index.ts'
import { noteMemberListSeen } from '#modules/patrons/index.ts'
import { blockText } from '../../deeds/messages.ts'
import { askForPlace, newMoneyKey, readMoneyForm } from '../money-request.ts'
import { moneyPaths } from '../paths.ts'
import { RupiahFromNothing } from '../reading-forms.ts'
import { ClosePage } from './close-page.tsx'
import { closeTill } from './close-till.ts'
import { findClose, listCloses } from './list-closes.ts'
import { tillTexts } from './messages.ts'
import { TillPage } from './till-page.tsx'
import { receiptsOfClose, tillState } from './till-state.ts'

const CloseForm = v.object({
  sampai: v.pipe(v.string('required'), v.regex(/^\d{1,15}$/, 'required'), v.transform(Number)),
  modal: RupiahFromNothing,
  hitungan: RupiahFromNothing,
  penjelasan: optionalText(500),
})

/** The till of the branch where this computer stands. */
export const tillRoutes = new Hono<Env>()
  .get(moneyPaths.till, requires('circulation.money'), (c) => showTill(c, {}))
  .post(moneyPaths.till, requires('circulation.cash-close'), async (c) => {
    const request = await readMoneyForm(c)
    if (!request) return askForPlace(c)
    const keyOfDeed = request.deed.key
    const form = parseForm(CloseForm, request.body)
    if (!form.ok) return showTill(c, { keyOfDeed, typed: form.typed, errors: form.errors }, 422)
    const { sampai: upTo, modal: opening, hitungan: counted, penjelasan: note } = form.values
    const answer = await closeTill(c.var.db, request.deed, { upTo, opening, counted, note }, c.var.now)
    if (answer.ok) return c.redirect(`${moneyPaths.close(answer.value.closeId)}?baru=1`, 303)
    const refused = answer.blocks.map((block) => blockText(block, c.var.page.language, 'staff'))
    return showTill(c, { keyOfDeed, typed: form.typed, refused }, 422)
  })
  .get(moneyPaths.close(':id{[0-9]{1,15}}'), requires('circulation.money'), async (c) => {
    const close = await findClose(c.var.db, Number(c.req.param('id')))
    if (!close) throw notFound()
    const [receipts, branches] = await Promise.all([
      receiptsOfClose(c.var.db, close.id),
      listBranches(c.var.db),
    ])
    const branch = branches.find(({ id }) => id === close.branchId)?.name ?? ''
    const fresh = c.req.query('baru') === '1'
    await noteMemberListSeen(c, `receipts of close ${close.id}`, receipts.length)
    return c.html(<ClosePage context={c.var.page} {...{ close, branch, receipts, fresh }} />)
  })

interface Said {
  keyOfDeed?: string
  typed?: Typed
  errors?: FieldErrors
  refused?: readonly string[]
}

async function showTill(c: Context<Env>, said: Said, status: 200 | 422 = 200) {
  const place = await deskPlace(c)
  if (!place) return askForPlace(c, moneyPaths.till)
  const { db, page: context } = c.var
  const [till, closes] = await Promise.all([tillState(db, place.branch.id), listCloses(db, place.branch.id)])
  await noteMemberListSeen(c, 'receipts of the till', till.receipts.length)
  const words: Readonly<Record<string, string>> = tillTexts(context.language).refusals
  const { keyOfDeed = newMoneyKey(), errors = {}, ...rest } = said
  const wrong = Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, words[code] ?? code]),
  )
  return c.html(
    <TillPage {...{ context, place, till, closes, keyOfDeed }} errors={wrong} {...rest} />,
    status,
  )
}

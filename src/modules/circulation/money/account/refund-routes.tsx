import { Hono, type Context } from 'hono'
import { Button } from '#design/button.tsx'
import { RadioGroup } from '#design/choice.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatRupiah } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import { PageHeading, StaffPage } from '#design/page.tsx'
import { parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { deskPlace } from '#modules/branches/index.ts'
import { noteMembersSeen } from '#modules/patrons/index.ts'
import { blockText } from '../../deeds/messages.ts'
import { methods } from '../methods.ts'
import { askForPlace, newMoneyKey, readMoneyForm } from '../money-request.ts'
import { moneyPaths } from '../paths.ts'
import { refund, refundReasons } from '../refund.ts'
import { PlaceLine } from '../place/place-line.tsx'
import { accountState, type AccountState } from './account-state.ts'
import { RefundForm } from './forms.ts'
import { Hidden } from './hidden.tsx'
import { moneyTexts } from './messages.ts'
import { reasonWord } from './words.ts'

const path = moneyPaths.refund(':id{[0-9]{1,15}}', ':charge{[0-9]{1,15}}')
const permission = 'circulation.refund'
const numbers = (c: Context<Env>) => ({
  patronId: Number(c.req.param('id')),
  chargeId: Number(c.req.param('charge')),
})

/** Gives money back that was paid for one charge. */
export const refundRoutes = new Hono<Env>()
  .get(path, requires(permission), (c) => showForm(c, { key: newMoneyKey() }))
  .post(path, requires(permission), async (c) => {
    const request = await readMoneyForm(c)
    if (!request) return askForPlace(c)
    const { key } = request.deed
    const form = parseForm(RefundForm, request.body)
    if (!form.ok) return showForm(c, { key, typed: form.typed, errors: form.errors }, 422)
    const { jumlah: amount, cara: method, sebab: reason, catatan: note } = form.values
    const asked = { ...numbers(c), amount, method, reason, note }
    const answer = await refund(c.var.db, request.deed, asked, c.var.now)
    if (!answer.ok) {
      const refused = answer.blocks.map((block) => blockText(block, c.var.page.language, 'staff'))
      return showForm(c, { key, typed: form.typed, refused }, 422)
    }
    const done = `${moneyPaths.account(asked.patronId)}?kuitansi=${answer.value.receiptNumber}`
    return c.redirect(done, 303)
  })

interface Said {
  key: string
  typed?: Typed
  errors?: FieldErrors
  refused?: readonly string[]
}

async function showForm(c: Context<Env>, said: Said, status: 200 | 422 = 200) {
  const place = await deskPlace(c)
  if (!place) return askForPlace(c)
  const { patronId, chargeId } = numbers(c)
  const state = await accountState(c.var.db, patronId, c.var.now)
  const entries = state?.entries.filter((entry) => entry.chargeId === chargeId) ?? []
  if (!state || entries.length === 0) throw notFound()
  await noteMembersSeen(c, [patronId])
  const context = c.var.page
  const t = moneyTexts(context.language)
  return c.html(
    <StaffPage context={context} title={t.refund.title}>
      <div class="stack">
        <PageHeading title={t.refund.title} lead={leadOf(entries, state.patron.name, context.language)} />
        <PlaceLine {...{ context, place }} back={moneyPaths.refund(patronId, chargeId)} />
        {said.refused?.map((text) => (
          <Notice kind="problem">{text}</Notice>
        ))}
        <Fields {...said} language={context.language} />
        <p>
          <a href={moneyPaths.account(patronId)}>{t.slip.toAccount}</a>
        </p>
      </div>
    </StaffPage>,
    status,
  )
}

function leadOf(entries: AccountState['entries'], name: string, language: 'id' | 'en'): string {
  const t = moneyTexts(language)
  const charge = entries.find(({ kind }) => kind === 'charge')
  const paid = entries.reduce(
    (sum, { kind, amount }) => sum + (kind === 'payment' ? amount : kind === 'refund' ? -amount : 0),
    0,
  )
  const what = charge ? [reasonWord(t, charge.reason), charge.title].filter(Boolean).join(': ') : ''
  return [name, what, t.refund.lead(formatRupiah(paid))].filter(Boolean).join(' · ')
}

const Fields = ({ key, typed = {}, errors = {}, language }: Said & { language: 'id' | 'en' }) => {
  const t = moneyTexts(language)
  const words: Readonly<Record<string, string>> = t.refusals
  const wrong = Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, words[code]]))
  return (
    <Form errors={wrong}>
      <Hidden keyOfDeed={key} />
      <TextField
        name="jumlah"
        label={t.refund.amount}
        hint={t.refund.amountHint}
        error={wrong['jumlah']}
        value={typed['jumlah']}
        inputmode="numeric"
        autocomplete="off"
        maxlength={15}
        width="short"
        optional
      />
      <RadioGroup
        name="cara"
        label={t.pay.method}
        error={wrong['cara']}
        value={typed['cara'] ?? 'cash'}
        options={methods.map((method) => ({ value: method, label: t.methods[method] }))}
      />
      <SelectField
        name="sebab"
        label={t.refund.reason}
        error={wrong['sebab']}
        value={typed['sebab']}
        options={refundReasons.map((reason) => ({ value: reason, label: t.refund.reasons[reason] }))}
      />
      <TextField
        name="catatan"
        label={t.refund.note}
        error={wrong['catatan']}
        value={typed['catatan']}
        maxlength={500}
      />
      <FormActions>
        <Button kind="primary">{t.refund.button}</Button>
      </FormActions>
    </Form>
  )
}

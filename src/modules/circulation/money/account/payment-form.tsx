import { Button } from '#design/button.tsx'
import { RadioGroup } from '#design/choice.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatRupiah, formatShortDate } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import type { OpenCharge } from '../balance.ts'
import { methods } from '../methods.ts'
import { moneyPaths } from '../paths.ts'
import { waiverReasons } from '../waive.ts'
import type { AccountPageProps } from './account-page.tsx'
import { Hidden } from './hidden.tsx'
import { moneyTexts, type MoneyTexts } from './messages.ts'
import { chargeWords } from './words.ts'

/** What is open, and the money for it: an amount and Enter settle the oldest first. */
export const PaymentForm = (props: AccountPageProps) => {
  const { context, state, typed = {}, errors = {} } = props
  const { language } = context
  const t = moneyTexts(language)
  const { patron, balance } = state
  return (
    <Form action={moneyPaths.payment(patron.id)} errors={errors}>
      <Hidden {...props} />
      <Charges {...{ t, language, charges: balance.charges }} ticked={props.ticked} />
      <div class="field-grid">
        <TextField
          name="jumlah"
          label={t.pay.amount}
          hint={t.pay.amountHint(formatRupiah(balance.owed))}
          error={errors['jumlah']}
          value={typed['jumlah']}
          inputmode="numeric"
          autocomplete="off"
          maxlength={15}
          optional
          autofocus={Object.keys(errors).length === 0}
        />
        <TextField
          name="diterima"
          label={t.pay.tendered}
          hint={t.pay.tenderedHint}
          error={errors['diterima']}
          value={typed['diterima']}
          inputmode="numeric"
          autocomplete="off"
          maxlength={15}
          optional
        />
      </div>
      <RadioGroup
        name="cara"
        label={t.pay.method}
        error={errors['cara']}
        value={typed['cara'] ?? 'cash'}
        options={methods.map((method) => ({ value: method, label: t.methods[method] }))}
      />
      <FormActions>
        <Button kind="primary">{t.pay.button}</Button>
      </FormActions>
      {context.viewer?.permissions.has('circulation.waive') && <Waiver {...props} t={t} />}
    </Form>
  )
}

interface ChargesProps {
  t: MoneyTexts
  language: Language
  charges: readonly OpenCharge[]
  ticked: readonly string[] | undefined
}

const Charges = ({ t, language, charges, ticked }: ChargesProps) => (
  <Table
    caption={t.open}
    rows={charges}
    stacked
    columns={[
      {
        key: 'pilih',
        label: t.choose,
        cell: (charge) => (
          <label class="tick">
            <input
              type="checkbox"
              name="tagihan"
              value={String(charge.id)}
              id={charge === charges[0] ? 'tagihan' : undefined}
              checked={ticked?.includes(String(charge.id)) ?? true}
              aria-label={t.chooseOne(chargeWords(t, charge))}
            />
          </label>
        ),
      },
      { key: 'apa', label: t.what, names: true, cell: (charge) => chargeWords(t, charge) },
      { key: 'sejak', label: t.charged, cell: ({ at }) => formatShortDate(at, language) },
      { key: 'jumlah', label: t.amount, numeric: true, cell: ({ amount }) => formatRupiah(amount) },
      { key: 'sisa', label: t.rest, numeric: true, cell: ({ open }) => formatRupiah(open) },
    ]}
  />
)

const Waiver = ({ state, typed = {}, errors = {}, tried, t }: AccountPageProps & { t: MoneyTexts }) => (
  <Disclosure summary={t.waive.title} open={tried === 'waiver'}>
    <p class="hint">{t.waive.hint}</p>
    <SelectField
      name="sebab"
      label={t.waive.reason}
      error={errors['sebab']}
      value={typed['sebab']}
      options={waiverReasons.map((reason) => ({ value: reason, label: t.waive.reasons[reason] }))}
      width="medium"
    />
    <TextField
      name="catatan"
      label={t.waive.note}
      error={errors['catatan']}
      value={typed['catatan']}
      maxlength={500}
    />
    <FormActions>
      <Button formaction={moneyPaths.waiver(state.patron.id)}>{t.waive.button}</Button>
    </FormActions>
  </Disclosure>
)

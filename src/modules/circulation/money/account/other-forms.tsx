import { Button } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Form, FormActions } from '#design/form.tsx'
import { formatRupiah } from '#design/format.ts'
import { handReasons } from '../charge-by-hand.ts'
import { moneyPaths } from '../paths.ts'
import type { AccountPageProps } from './account-page.tsx'
import { Hidden } from './hidden.tsx'
import { moneyTexts } from './messages.ts'
import { chargeWords } from './words.ts'

/** A book for a book; only where the price of one is open. */
export const ReplaceForm = (props: AccountPageProps) => {
  const { context, state, typed = {}, tried } = props
  const t = moneyTexts(context.language)
  const errors = (tried === 'replacement' && props.errors) || {}
  const charges = state.balance.charges.filter(({ reason }) => reason === 'lost' || reason === 'damaged')
  if (charges.length === 0) return null
  return (
    <Disclosure summary={t.replace.title} open={tried === 'replacement'}>
      <Form action={moneyPaths.replacement(state.patron.id)} errors={errors}>
        <Hidden {...props} />
        <SelectField
          name="diganti"
          label={t.replace.charge}
          error={errors['diganti']}
          value={typed['diganti'] ?? String(charges[0]?.id ?? '')}
          options={charges.map((charge) => ({
            value: String(charge.id),
            label: `${chargeWords(t, charge)} (${formatRupiah(charge.open)})`,
          }))}
        />
        <TextField
          name="barcode"
          label={t.replace.barcode}
          hint={t.replace.barcodeHint}
          error={errors['barcode']}
          value={typed['barcode']}
          maxlength={60}
          width="medium"
          optional
        />
        <TextField
          name="keterangan"
          label={t.replace.note}
          error={errors['keterangan']}
          value={typed['keterangan']}
          maxlength={500}
          optional
        />
        <FormActions>
          <Button>{t.replace.button}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  )
}

/** What no rule reckons: a card, a torn page. */
export const HandForm = (props: AccountPageProps) => {
  const { context, state, typed = {}, tried } = props
  const t = moneyTexts(context.language)
  const errors = (tried === 'charge' && props.errors) || {}
  return (
    <Disclosure summary={t.hand.title} open={tried === 'charge'}>
      <Form action={moneyPaths.charge(state.patron.id)} errors={errors}>
        <Hidden {...props} />
        <SelectField
          name="untuk"
          label={t.hand.reason}
          error={errors['untuk']}
          value={typed['untuk']}
          options={handReasons.map((reason) => ({ value: reason, label: t.reasons[reason] }))}
          width="medium"
        />
        <TextField
          name="besarnya"
          label={t.amount}
          error={errors['besarnya']}
          value={typed['besarnya']}
          inputmode="numeric"
          autocomplete="off"
          maxlength={15}
          width="short"
        />
        <TextField
          name="penjelasan"
          label={t.hand.note}
          hint={t.hand.noteHint}
          error={errors['penjelasan']}
          value={typed['penjelasan']}
          maxlength={500}
        />
        <FormActions>
          <Button>{t.hand.button}</Button>
        </FormActions>
      </Form>
    </Disclosure>
  )
}

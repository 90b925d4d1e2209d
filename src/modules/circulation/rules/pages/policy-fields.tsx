import { Checkbox } from '#design/choice.tsx'
import { TextField } from '#design/field.tsx'
import { ruleTexts } from '../messages.ts'
import { fieldOf, type FieldsProps } from './row-fields.tsx'

/** The terms of one kind of policy. */
export const PolicyFields = (props: FieldsProps) => {
  const t = ruleTexts(props.names.language).fields
  return (
    <>
      <div class="wide">
        <TextField {...fieldOf(props)('name', t.name)} maxlength={80} />
      </div>
      {props.kind === 'loan' && <LoanTerms {...props} />}
      {props.kind === 'renewal' && <RenewalTerms {...props} />}
      {props.kind === 'hold' && <HoldTerms {...props} />}
      {props.kind === 'fine' && <FineTerms {...props} />}
      {props.kind === 'lost' && <LostTerms {...props} />}
    </>
  )
}

const short = { inputmode: 'numeric', maxlength: 11, width: 'short' } as const

const LoanTerms = (props: FieldsProps) => {
  const t = ruleTexts(props.names.language).fields
  const field = fieldOf(props)
  return (
    <>
      <TextField {...field('days', t.days)} {...short} hint={t.daysHint} />
      <TextField {...field('debtLimit', t.debtLimit, true)} {...short} hint={t.emptyNever} />
      <TextField {...field('overdueLimit', t.overdueLimit, true)} {...short} hint={t.emptyNever} />
    </>
  )
}

const RenewalTerms = (props: FieldsProps) => {
  const t = ruleTexts(props.names.language).fields
  const field = fieldOf(props)
  return (
    <>
      <TextField {...field('times', t.times)} {...short} />
      <TextField {...field('days', t.renewalDays)} {...short} hint={t.renewalDaysHint} />
      <Tick {...props} name="whenOverdue" label={t.whenOverdue} />
    </>
  )
}

const HoldTerms = (props: FieldsProps) => {
  const t = ruleTexts(props.names.language).fields
  const field = fieldOf(props)
  return (
    <>
      <TextField {...field('most', t.mostHolds)} {...short} hint={t.mostHoldsHint} />
      <TextField {...field('pickupDays', t.pickupDays)} {...short} />
      <Tick {...props} name="whenIn" label={t.whenIn} />
    </>
  )
}

const FineTerms = (props: FieldsProps) => {
  const t = ruleTexts(props.names.language).fields
  const field = fieldOf(props)
  return (
    <>
      <TextField {...field('perDay', t.perDay)} {...short} />
      <TextField {...field('cap', t.cap, true)} {...short} hint={t.emptyNoCap} />
      <TextField {...field('graceDays', t.graceDays)} {...short} />
      <Tick {...props} name="chargesGrace" label={t.chargesGrace} />
      <Tick {...props} name="capsAtPrice" label={t.capsAtPrice} />
      <TextField {...field('suspensionPerDay', t.suspensionPerDay)} {...short} />
      <TextField {...field('suspensionCap', t.suspensionCap, true)} {...short} hint={t.emptyNoCap} />
    </>
  )
}

const LostTerms = (props: FieldsProps) => {
  const t = ruleTexts(props.names.language).fields
  const field = fieldOf(props)
  return (
    <>
      <TextField {...field('price', t.price)} {...short} />
      <TextField {...field('processing', t.processing)} {...short} />
      <TextField {...field('refundDays', t.refundDays)} {...short} />
      <TextField {...field('afterDays', t.afterDays)} {...short} hint={t.afterDaysHint} />
    </>
  )
}

const Tick = ({ name, label, typed }: FieldsProps & { name: string; label: string }) => (
  <div class="wide">
    <Checkbox name={name} label={label} checked={Boolean(typed[name])} />
  </div>
)

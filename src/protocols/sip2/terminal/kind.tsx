import { Checkbox } from '#design/choice.tsx'
import { SelectField, TextArea, TextField } from '#design/field.tsx'
import type { Typed } from '#kernel/form.ts'
import type { KindFieldsProps, MachineKind } from '#modules/machines/index.ts'
import { formTexts } from './form-messages.ts'
import { sip2Kind } from './open-terminal.ts'
import { delimiters, hideable, profileOf, requestCodes } from './profile.ts'
import { hiddenBox, messageBox, readForm, typedOf } from './read-form.ts'

type Texts = ReturnType<typeof formTexts>

/** Fields of a form with what was typed, by name. */
const parts = ({ typed, errors }: KindFieldsProps) => ({
  field: (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: errors[name],
  }),
  tick: (name: string, label: string, hint?: string) => (
    <Checkbox {...{ name, label, hint }} checked={Boolean(typed[name])} />
  ),
  choose: (name: string, label: string, words: Record<string, string>) => (
    <SelectField
      {...{ name, label }}
      value={typed[name]}
      error={errors[name]}
      options={Object.entries(words).map(([value, text]) => ({ value, label: text }))}
    />
  ),
})

/** One of many ticks in a group. */
const Choice = ({ name, label, typed }: { name: string; label: string; typed: Typed }) => (
  <div class="choice">
    <input type="checkbox" id={name} name={name} checked={Boolean(typed[name])} />
    <label for={name}>{label}</label>
  </div>
)

const LineFields = ({ t, form }: { t: Texts; form: KindFieldsProps }) => {
  const { field, tick, choose } = parts(form)
  return (
    <>
      <h3>{t.line}</h3>
      <TextField {...field('institution', t.institution, t.institutionHint)} maxlength={30} />
      {choose('encoding', t.encoding, t.encodings)}
      {choose('terminator', t.terminator, t.terminators)}
      {choose('delimiter', t.delimiter, Object.fromEntries(delimiters.map((sign) => [sign, sign])))}
      {tick('errorDetection', t.errorDetection, t.errorDetectionHint)}
      <TextArea {...field('allowFrom', t.allowFrom, t.allowFromHint)} rows={3} optional />
      <TextField
        {...field('idleMinutes', t.idleMinutes, t.idleHint)}
        inputmode="numeric"
        width="short"
        maxlength={4}
      />
    </>
  )
}

const ScreenFields = ({ t, form }: { t: Texts; form: KindFieldsProps }) => {
  const { field, choose } = parts(form)
  return (
    <>
      <h3>{t.shown}</h3>
      {choose('language', t.language, t.languages)}
      <TextField {...field('width', t.width, t.widthHint)} inputmode="numeric" width="short" maxlength={3} />
      {choose('lists', t.lists, t.listForms)}
      {choose('dueDates', t.dueDates, t.dueForms)}
      {choose('amounts', t.amounts, t.amountForms)}
      <TextArea {...field('screenTexts', t.screenTexts, t.screenTextsHint)} rows={4} optional />
      <fieldset class="field">
        <legend>{t.hidden}</legend>
        <p class="hint">{t.hiddenHint}</p>
        {hideable.map((code) => (
          <Choice name={hiddenBox(code)} label={t.hideable[code]} typed={form.typed} />
        ))}
      </fieldset>
    </>
  )
}

const ServiceFields = ({ t, form }: { t: Texts; form: KindFieldsProps }) => {
  const { field, tick, choose } = parts(form)
  return (
    <>
      <h3>{t.services}</h3>
      <fieldset class="field">
        <legend>{t.messages}</legend>
        <p class="hint">{t.messagesHint}</p>
        {requestCodes.map((code) => (
          <Choice name={messageBox(code)} label={t.requests[code]} typed={form.typed} />
        ))}
      </fieldset>
      {choose('pin', t.pin, t.pinRules)}
      {choose('cardPayments', t.cardPayments, t.cardForms)}
      <h3>{t.checkIn}</h3>
      {tick('okWhenNotOnLoan', t.okWhenNotOnLoan)}
      {tick('refuseHolds', t.refuseHolds)}
      {tick('alert', t.alert)}
      {tick('zeroAlertType', t.zeroAlertType)}
      {tick('destinationAlways', t.destinationAlways)}
      {tick('borrower', t.borrower)}
      <TextField {...field('binShelf', t.binShelf, t.binsHint)} width="short" maxlength={10} optional />
      <TextField {...field('binHold', t.binHold)} width="short" maxlength={10} optional />
      <TextField {...field('binSend', t.binSend)} width="short" maxlength={10} optional />
      <TextField {...field('binStaff', t.binStaff)} width="short" maxlength={10} optional />
    </>
  )
}

const Fields = (form: KindFieldsProps) => {
  const t = formTexts(form.language)
  return (
    <>
      <p>{t.help}</p>
      <LineFields t={t} form={form} />
      <ScreenFields t={t} form={form} />
      <ServiceFields t={t} form={form} />
    </>
  )
}

/** A terminal of another maker, as the register of machines knows it. */
export const sip2Machine: MachineKind = {
  code: sip2Kind,
  label: { id: formTexts('id').label, en: formTexts('en').label },
  about: { id: formTexts('id').about, en: formTexts('en').about },
  proof: 'login',
  fields: (props) => <Fields {...props} />,
  parse: (body) => readForm(body),
  typedOf: (settings) => typedOf(profileOf(settings)),
  errorText: (code, language) => formTexts(language).errors[code] ?? formTexts(language).wrong,
  stateWords(state, language) {
    const t = formTexts(language)
    const told = typeof state === 'object' && state !== null ? state : {}
    return [
      ...('paper' in told && told.paper === 'out' ? [{ text: t.paperOut, kind: 'attention' as const }] : []),
      ...('closing' in told && told.closing === true ? [{ text: t.closing, kind: 'muted' as const }] : []),
      ...('otherInstitution' in told &&
      typeof told.otherInstitution === 'string' &&
      told.otherInstitution !== ''
        ? [{ text: t.otherInstitution(told.otherInstitution), kind: 'attention' as const }]
        : []),
    ]
  },
}

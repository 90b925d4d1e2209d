import { Checkbox } from '#design/choice.tsx'
import { TextField } from '#design/field.tsx'
import { parseForm } from '#kernel/form.ts'
import { hashPassword } from '#kernel/password.ts'
import type { KindFieldsProps, MachineKind } from '#modules/machines/index.ts'
import { kindTexts } from './messages.ts'
import { readSettings, SettingsForm } from './settings.ts'

const Fields = ({ language, typed, errors }: KindFieldsProps) => {
  const t = kindTexts(language)
  const field = (name: string, label: string, hint: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: errors[name],
  })
  const tick = (name: 'printer' | 'returns' | 'speaks' | 'reach' | 'lockDown') => (
    <Checkbox name={name} label={t[name]} checked={Boolean(typed[name])} />
  )
  return (
    <>
      <TextField
        {...field('idleSeconds', t.idleSeconds, t.idleHint)}
        inputmode="numeric"
        width="short"
        maxlength={3}
      />
      {tick('returns')}
      <TextField {...field('returnPlace', t.returnPlace, t.returnPlaceHint)} optional maxlength={120} />
      <TextField {...field('holdPlace', t.holdPlace, t.holdPlaceHint)} optional maxlength={120} />
      {tick('printer')}
      {tick('speaks')}
      {tick('reach')}
      {tick('lockDown')}
      <TextField
        {...field('leaveCode', t.leaveCode, t.leaveHint)}
        inputmode="numeric"
        autocomplete="off"
        width="short"
        maxlength={12}
        optional
      />
    </>
  )
}

/** Our own kiosk page, as the register of machines knows it. */
export const kioskKind: MachineKind = {
  code: 'kiosk',
  label: { id: kindTexts('id').label, en: kindTexts('en').label },
  about: { id: kindTexts('id').about, en: kindTexts('en').about },
  proof: 'pairing',
  home: '/kios',
  fields: (props) => <Fields {...props} />,
  async parse(body, before) {
    const form = parseForm(SettingsForm, body)
    if (!form.ok) return form
    const { leaveCode, ...settings } = form.values
    const leaveHash = leaveCode ? await hashPassword(leaveCode) : readSettings(before).leaveHash
    return { ok: true, typed: form.typed, values: { ...settings, leaveHash } }
  },
  typedOf(kept) {
    const { leaveHash: _, idleSeconds, returnPlace, holdPlace, ...switches } = readSettings(kept)
    const ticks = Object.entries(switches).map(([name, on]) => [name, on ? 'on' : ''])
    return { ...Object.fromEntries(ticks), idleSeconds: String(idleSeconds), returnPlace, holdPlace }
  },
  errorText: (code, language) => kindTexts(language).errors[code] ?? code,
  stateWords(state, language) {
    const t = kindTexts(language)
    const told = typeof state === 'object' && state !== null ? state : {}
    const voice = 'voice' in told ? told.voice : undefined
    const error = 'lastError' in told && typeof told.lastError === 'string' ? told.lastError : ''
    return [
      ...(voice === 'none' ? [{ text: t.noVoice, kind: 'muted' as const }] : []),
      ...(error ? [{ text: t.lastError(error), kind: 'attention' as const }] : []),
    ]
  },
}

import * as v from 'valibot'
import { optionalText, parseForm, requiredText, type FieldErrors, type ParsedForm } from '#kernel/form.ts'
import { questionNames } from '../answers/answers.ts'
import { guestQuestions, type VisitorSettings } from '../settings/settings.ts'
import type { GuestVisit } from '../visits/note-guests.ts'

export const CardForm = v.object({ card: requiredText(40) })

const GuestForm = v.object({
  purpose: optionalText(60),
  sex: v.optional(v.picklist(['', 'perempuan', 'laki-laki'], 'answer-unknown'), ''),
  age: optionalText(60),
  occupation: optionalText(60),
  education: optionalText(60),
  origin: optionalText(60),
  disabled: optionalText(10),
  name: optionalText(80),
})

/** Reads what a guest answered: what is not asked is not taken, and what must be answered is missed. */
export function readGuestForm(
  body: Record<string, unknown>,
  settings: VisitorSettings,
): ParsedForm<GuestVisit> {
  const form = parseForm(GuestForm, body)
  if (!form.ok) return form
  const { values, typed } = form
  const missing: FieldErrors = {}
  for (const name of guestQuestions)
    if (settings[name] === 'required' && values[name] === '') missing[name] = 'required'
  if (Object.keys(missing).length > 0) return { ok: false, errors: missing, typed }
  const answers = Object.fromEntries(
    questionNames
      .filter((name) => settings[name] !== 'off' && values[name] !== '')
      .map((name) => [name, values[name]]),
  )
  const sex = settings.sex === 'off' || values.sex === '' ? undefined : values.sex
  const disabled = settings.disability && values.disabled !== ''
  return { ok: true, typed, values: { answers, sex, disabled, name: values.name } }
}

import * as v from 'valibot'
import { optionalText, parseForm, requiredText, type ParsedForm } from '#kernel/form.ts'
import type { GroupVisit } from './note-guests.ts'

/** People as typed; nothing typed is nobody. */
const Count = v.pipe(
  optionalText(5),
  v.regex(/^\d*$/, 'not-a-number'),
  v.transform(Number),
  v.maxValue(5000, 'out-of-range'),
)
const Code = v.pipe(
  optionalText(60),
  v.transform((text) => text || undefined),
)

const GroupForm = v.object({
  institution: requiredText(160),
  people: v.pipe(
    requiredText(5),
    v.regex(/^\d+$/, 'not-a-number'),
    v.transform(Number),
    v.minValue(1, 'out-of-range'),
    v.maxValue(5000, 'out-of-range'),
  ),
  women: Count,
  men: Count,
  disabled: Count,
  purpose: Code,
  origin: Code,
  contactName: optionalText(120),
  contact: optionalText(120),
})

/** Reads the form of a group; its ages come as one field for each age group. */
export function readGroupForm(body: Record<string, unknown>): ParsedForm<GroupVisit> {
  const form = parseForm(GroupForm, body)
  if (!form.ok) return form
  const ages: Record<string, number> = {}
  for (const [name, text] of Object.entries(form.typed)) {
    if (!name.startsWith('usia-') || text.trim() === '') continue
    const count = v.safeParse(Count, text)
    if (!count.success) return { ok: false, typed: form.typed, errors: { [name]: count.issues[0].message } }
    if (count.output > 0) ages[name] = count.output
  }
  return { ok: true, typed: form.typed, values: { ...form.values, ages } }
}

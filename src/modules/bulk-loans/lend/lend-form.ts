import * as v from 'valibot'
import { dayOf, isDay, type Day } from '#kernel/days.ts'
import { optionalText, parseForm, type FieldErrors, type Typed } from '#kernel/form.ts'
import { overridePermissions, type BlockCode, type Override } from '#modules/circulation/index.ts'
import { keyOr } from '../key.ts'
import { mostScanned, readScans } from '../scan-list.ts'

const Fields = v.object({
  institutionId: v.pipe(
    v.string('institution-unknown'),
    v.regex(/^\d{1,15}$/, 'institution-unknown'),
    v.transform(Number),
  ),
  crateId: v.pipe(
    optionalText(15),
    v.regex(/^\d*$/, 'crate-unknown'),
    v.transform((text) => (text === '' ? null : Number(text))),
  ),
  purpose: optionalText(200),
  responsibleName: optionalText(200),
  responsiblePhone: optionalText(40),
  dueOn: v.pipe(
    optionalText(10),
    v.check((text) => text === '' || isDay(text), 'not-a-day'),
    v.transform((text) => text || null),
  ),
  alasan: optionalText(300),
})

export interface LendForm {
  key: string
  /** Only looks; lends nothing. */
  checks: boolean
  institutionId: number
  crateId: number | null
  purpose: string
  responsibleName: string
  responsiblePhone: string
  dueOn: Day | null
  barcodes: string[]
  overrides: Override[]
}

const isBlockCode = (code: unknown): code is BlockCode =>
  typeof code === 'string' && code in overridePermissions

/** Reads a packet to be lent, as it was typed or as the page of what would be lent sent it. */
export function readLendForm(
  body: Record<string, unknown>,
  now: Date,
): { ok: true; values: LendForm; typed: Typed } | { ok: false; errors: FieldErrors; typed: Typed } {
  const form = parseForm(Fields, body)
  const barcodes = readScans(form.typed['barcodes'] ?? '')
  const codes = [body['lewati'] ?? []].flat().filter(isBlockCode)
  const reason = form.typed['alasan']?.trim() ?? ''
  const errors: FieldErrors = {
    ...(form.ok ? {} : form.errors),
    ...(barcodes.length > mostScanned ? { barcodes: 'too-many' } : {}),
    ...(codes.length > 0 && reason === '' ? { alasan: 'reason-missing' } : {}),
  }
  if (form.ok && form.values.dueOn !== null && form.values.dueOn <= dayOf(now)) errors['dueOn'] = 'day-past'
  if (!form.ok || Object.keys(errors).length > 0) return { ok: false, errors, typed: form.typed }
  const { alasan: _reason, ...values } = form.values
  const overrides = codes.map((code) => ({ code, reason }))
  const checks = form.typed['langkah'] !== 'pinjamkan'
  return {
    ok: true,
    typed: form.typed,
    values: { ...values, key: keyOr(body['key']), checks, barcodes, overrides },
  }
}

import type { FieldErrors, Typed } from '#kernel/form.ts'
import { fieldText } from '../describe/compare-records.ts'
import { isControl, type MarcField, type MarcRecord } from '../marc/record.ts'
import { applyPlainFields } from '../plain/apply-plain-fields.ts'
import { checkPlainFields, asText, PlainForm, plainNames, type PlainFields } from '../plain/plain-form.ts'
import { plainFieldsOf } from '../plain/shown-fields.ts'
import { fieldOf, lineOf, marcFromText, type LineProblem } from '../records/marc-text.ts'
import { insert } from './join-records.ts'
import * as v from 'valibot'

/** A record as it stands in a form that was sent, saved or not. */
export type Draft =
  | { ok: true; record: MarcRecord; errors: FieldErrors }
  | { ok: false; text: string; problems: readonly LineProblem[] }

/**
 * The record of a plain form: the one that travels with it as text, with what was typed over it. A field that the
 * form did not show stays as it is.
 */
export function readPlainDraft(typed: Typed, base: MarcRecord): Draft {
  const carried = typed['marc'] === undefined ? undefined : marcFromText(typed['marc'], 'draft')
  const before = carried?.ok ? carried.record : base
  const shown = plainFieldsOf(before)
  const sent = v.parse(PlainForm, { ...plainTyped(shown), ...typed })
  const record = withChoices(before, typed)
  const errors = checkPlainFields(sent, shown)
  return { ok: true, record: applyPlainFields(record, changesOver(record, sent, shown)), errors }
}

/** What was typed, over a record that may have changed since it was shown. */
function changesOver(record: MarcRecord, sent: PlainFields, shown: PlainFields): PlainFields {
  const changed = plainNames.filter((name) => asText(sent[name]) !== asText(shown[name]))
  return { ...plainFieldsOf(record), ...Object.fromEntries(changed.map((name) => [name, sent[name]])) }
}

export const plainTyped = (fields: PlainFields): Typed =>
  Object.fromEntries(plainNames.map((name) => [name, asText(fields[name])]))

/** The record of the full form. Fields in which nothing was typed are left out, unless they were so before. */
export function readMarcDraft(typed: Typed, base: MarcRecord): Draft {
  const text = typed['marc'] ?? ''
  const read = marcFromText(text, 'draft')
  if (!read.ok) return { ok: false, text, problems: read.problems }
  const known = new Set(base.fields.map((field) => field.tag + fieldText(field)))
  const fields = read.record.fields.flatMap((field) =>
    known.has(field.tag + fieldText(field)) ? field : (filled(field) ?? []),
  )
  const record = withFixed({ leader: read.record.leader, fields }, typed)
  return { ok: true, record: withChoices(record, typed), errors: {} }
}

function filled(field: MarcField): MarcField | undefined {
  if (isControl(field)) return field.value.trim() === '' ? undefined : field
  const subfields = field.subfields.filter(({ value }) => value.trim() !== '')
  // A row that holds nothing but its tag and signs was offered, and not wanted.
  return subfields.length === 0 ? undefined : { ...field, subfields }
}

/** Where two people changed the same field, the one that was chosen. */
function withChoices(record: MarcRecord, typed: Typed): MarcRecord {
  const fields = [...record.fields]
  for (const [name, choice] of Object.entries(typed)) {
    const place = /^pilih-(\d+)$/.exec(name)?.[1]
    if (place === undefined || choice !== 'mereka') continue
    const [mine = '', theirs = ''] = [typed[`milik-saya-${place}`], typed[`milik-mereka-${place}`]]
    const at = fields.findIndex((field) => lineOf(field) === mine)
    const chosen = theirs === '' ? undefined : fieldOf(theirs)
    if (typeof chosen === 'string') continue
    if (at >= 0) fields.splice(at, 1, ...(chosen ? [chosen] : []))
    else if (chosen && mine === '') insert(fields, chosen)
  }
  return { leader: record.leader, fields }
}

/** Codes chosen from the lists beside the text; those left as they were shown say nothing. */
function withFixed(record: MarcRecord, typed: Typed): MarcRecord {
  let { leader } = record
  const fields = [...record.fields]
  for (const [name, value] of Object.entries(typed)) {
    const [, tag = '', place = '', from = '', to = ''] = /^kode-(\w{3})-(\d+)-(\d+)-(\d+)$/.exec(name) ?? []
    const [start, end] = [Number(from), Number(to) + 1]
    const shown = typed[`asal-${tag}-${place}`]?.slice(start, end)
    const fresh = value.padEnd(end - start).slice(0, end - start)
    if (tag === '' || shown === undefined || fresh === shown) continue
    const put = (text: string) => text.slice(0, start).padEnd(start) + fresh + text.slice(end)
    const field = fields.filter((one) => one.tag === tag)[Number(place)]
    if (tag === 'LDR') leader = put(leader)
    else if (field && isControl(field)) fields[fields.indexOf(field)] = { tag, value: put(field.value) }
  }
  return { leader, fields }
}

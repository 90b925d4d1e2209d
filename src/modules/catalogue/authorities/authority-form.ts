import * as v from 'valibot'
import { optionalText, requiredText } from '#kernel/form.ts'
import { describeAuthority } from '../describe/describe-authority.ts'
import { headingKey } from '../describe/heading-key.ts'
import type { HeadingKind } from '../describe/headings-of.ts'
import { isControl, type DataField, type MarcField, type MarcRecord } from '../marc/record.ts'

const tags: Record<HeadingKind, string> = {
  person: '100',
  corporate: '110',
  meeting: '111',
  topic: '150',
  place: '151',
  genre: '155',
  series: '130',
  'uniform-title': '130',
}

export const authorityKinds = [
  'person',
  'corporate',
  'meeting',
  'topic',
  'place',
  'genre',
  'series',
  'uniform-title',
] as const satisfies readonly HeadingKind[]

const Lines = v.pipe(
  optionalText(20_000),
  v.transform((text) => [
    ...new Set(
      text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ]),
)
const hasWord = v.check<string, 'required'>((text) => headingKey(text) !== '', 'required')

/** An authority as staff type it; other forms and see-also one a line. */
export const AuthorityForm = v.object({
  kind: v.picklist(authorityKinds, 'required'),
  heading: v.pipe(requiredText(300), hasWord),
  variants: Lines,
  seeAlso: Lines,
  note: v.pipe(
    optionalText(5000),
    v.transform((text) => text.replaceAll('\r\n', '\n')),
  ),
})
export type AuthorityFields = v.InferOutput<typeof AuthorityForm>

/** An authority's record as the form shows it; undefined when it has no heading. */
export function authorityFieldsOf(record: MarcRecord): AuthorityFields | undefined {
  const found = describeAuthority(record)
  if (!found) return undefined
  const { kind, heading, variants, seeAlso, note = '' } = found
  return { kind, heading, variants, seeAlso, note }
}

/** The record of a new authority. */
export function newAuthorityRecord(wanted: AuthorityFields): MarcRecord {
  // 008/12 tells a series from a uniform title.
  const series = wanted.kind === 'series' ? 'a' : 'n'
  const fixed = `|||||||||anz${series}naabn          |a aaa     d`
  const fields = [{ tag: '008', value: fixed }, fieldFrom('1', wanted.kind, wanted.heading)]
  return applyAuthorityFields({ leader: '00000nz  a2200000n  4500', fields }, wanted)
}

/**
 * Changes in an authority's record just what the form changed. A heading that is replaced stays as another form, so
 * that titles which bear it still find their authority.
 */
export function applyAuthorityFields(record: MarcRecord, wanted: AuthorityFields): MarcRecord {
  const shown = authorityFieldsOf(record)
  if (!shown) return record
  const { kind } = shown
  let { fields } = record
  const renamed = wanted.heading !== shown.heading
  if (renamed) {
    const place = fields.findIndex((field) => textOf(field, '1') === shown.heading)
    fields = fields.with(place, fieldFrom('1', kind, wanted.heading))
  }
  const forms = renamed ? [...new Set([...wanted.variants, shown.heading])] : wanted.variants
  fields = withForms({ fields, hundred: '4', kind }, shown.variants, forms)
  fields = withForms({ fields, hundred: '5', kind }, shown.seeAlso, wanted.seeAlso)
  return withNote({ ...record, fields }, wanted.note)
}

interface Tracings {
  fields: MarcField[]
  hundred: '4' | '5'
  kind: HeadingKind
}

function withForms({ fields, hundred, kind }: Tracings, shown: string[], wanted: string[]): MarcField[] {
  const gone = new Set(shown.filter((form) => !wanted.includes(form)))
  const kept = fields.filter((field) => !gone.has(textOf(field, hundred) ?? ''))
  const fresh = wanted.filter((form) => !shown.includes(form)).map((form) => fieldFrom(hundred, kind, form))
  const after = kept.findIndex(({ tag }) => tag > `${hundred}99`)
  return kept.toSpliced(after < 0 ? kept.length : after, 0, ...fresh)
}

/** The heading or other form that a field gives, read as if it were the only one of the record. */
function textOf(field: MarcField, hundred: string): string | undefined {
  if (isControl(field) || !field.tag.startsWith(hundred)) return undefined
  const alone = { ...field, tag: `1${field.tag.slice(1)}` }
  return describeAuthority({ leader: '', fields: [alone] })?.heading
}

/** A year or span at the end of a person's name has a subfield of its own, and so has each part of a subject. */
function fieldFrom(hundred: '1' | '4' | '5', kind: HeadingKind, text: string): DataField {
  const tag = hundred + tags[kind].slice(1)
  const dated = kind === 'person' ? /^(.+,) (\d{4}-(?:\d{4})?)$/.exec(text) : null
  const [main = '', ...parts] = dated ? [dated[1]] : text.split(/\s+--\s+/)
  const subfields = [{ code: 'a', value: main }, ...parts.map((value = '') => ({ code: 'x', value }))]
  if (dated?.[2]) subfields.push({ code: 'd', value: dated[2] })
  const ind1 = kind === 'person' ? (main.includes(',') ? '1' : '0') : kind === 'corporate' ? '2' : ' '
  return { tag, ind1, ind2: tag.endsWith('30') ? '0' : ' ', subfields }
}

function withNote(record: MarcRecord, wanted: string): MarcRecord {
  const shown = describeAuthority(record)?.note ?? ''
  if (wanted === shown) return record
  // Several fields can hold a note; the one that is shown is the one without which another, or none, is.
  const place = record.fields.findIndex((_, index) => {
    const without = describeAuthority({ ...record, fields: record.fields.toSpliced(index, 1) })
    return without !== undefined && without.note !== shown
  })
  const rest = place < 0 || shown === '' ? record.fields : record.fields.toSpliced(place, 1)
  if (wanted === '') return { ...record, fields: rest }
  const note = { tag: '680', ind1: ' ', ind2: ' ', subfields: [{ code: 'i', value: wanted }] }
  const after = rest.findIndex(({ tag }) => tag >= '680')
  return { ...record, fields: rest.toSpliced(after < 0 ? rest.length : after, 0, note) }
}

import * as v from 'valibot'
import { optionalText } from '#kernel/form.ts'
import type { DataField } from '../../marc/record.ts'
import { lineToField } from './field-lines.ts'

export const recordDeeds = [
  'add-field',
  'replace-field',
  'remove-field',
  'add-subfield',
  'set-subfield',
  'remove-subfield',
  'replace-text',
] as const

/** What to change of every chosen title. Tags are of data fields: 010 to 999. */
export type RecordChange =
  | { deed: 'add-field'; field: DataField }
  /** The first field of the tag becomes this one, others of the tag go; titles without the tag are left alone. */
  | { deed: 'replace-field'; field: DataField }
  /** All fields of the tag or, with `having`, those with this text in a subfield. */
  | { deed: 'remove-field'; tag: string; having: string }
  | { deed: 'add-subfield'; tag: string; code: string; value: string }
  | { deed: 'set-subfield'; tag: string; code: string; value: string }
  | { deed: 'remove-subfield'; tag: string; code: string; having: string }
  | { deed: 'replace-text'; tag: string; code: string; having: string; value: string; matchCase: boolean }

const Tag = v.pipe(v.string('required'), v.trim(), v.regex(/^(?!00)[0-9A-Z]{3}$/, 'not-a-tag'))
const Code = v.pipe(v.string('required'), v.trim(), v.regex(/^[a-z0-9]$/, 'not-a-code'))
const Text = v.pipe(
  v.string('required'),
  v.maxLength(5000, 'too-long'),
  v.check((text) => text.trim() !== '', 'required'),
)
const Anything = v.optional(v.pipe(v.string(), v.maxLength(5000, 'too-long')), '')
const Line = v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(5000, 'too-long'))
const FieldLine = v.pipe(
  Line,
  v.check((line) => lineToField(line) !== undefined, 'not-a-field'),
)

/** The form: `tag`, `code`, `having`, `value`, `line`, as far as the deed needs them. */
export const RecordChangeForm = v.pipe(
  v.variant(
    'deed',
    [
      v.object({ deed: v.literal('add-field'), line: FieldLine }),
      v.object({ deed: v.literal('replace-field'), line: FieldLine }),
      v.object({ deed: v.literal('remove-field'), tag: Tag, having: optionalText(5000) }),
      v.object({ deed: v.literal('add-subfield'), tag: Tag, code: Code, value: Text }),
      v.object({ deed: v.literal('set-subfield'), tag: Tag, code: Code, value: Text }),
      v.object({ deed: v.literal('remove-subfield'), tag: Tag, code: Code, having: optionalText(5000) }),
      v.object({
        deed: v.literal('replace-text'),
        tag: Tag,
        code: Code,
        having: Text,
        value: Anything,
        matchCase: v.optional(v.literal('on')),
      }),
    ],
    'required',
  ),
  v.transform((form): RecordChange => {
    if (form.deed === 'replace-text') return { ...form, matchCase: form.matchCase === 'on' }
    if (form.deed !== 'add-field' && form.deed !== 'replace-field') return form
    return { deed: form.deed, field: lineToField(form.line) ?? emptyField }
  }),
)

const emptyField: DataField = { tag: '500', ind1: ' ', ind2: ' ', subfields: [] }

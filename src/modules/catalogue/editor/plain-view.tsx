import { TextArea, TextField, type TextFieldProps } from '#design/field.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import type { PlainName } from '../plain/plain-form.ts'
import { workplaceTexts } from '../workplace/messages.ts'
import { editorTexts } from './messages.ts'
import type { Worksheet } from './worksheets.ts'

interface PlainViewProps {
  context: PageContext
  worksheet: Worksheet
  typed: Typed
  worded: FieldErrors
  /** A new record must have what its worksheet asks for. */
  fresh: boolean
}

const short: Partial<Record<PlainName, Partial<TextFieldProps>>> = {
  year: { width: 'short', inputmode: 'numeric' },
  language: { width: 'short' },
  isbn: { width: 'medium' },
  issn: { width: 'medium' },
  classNumber: { width: 'medium' },
  callNumber: { width: 'medium' },
  address: { type: 'url' },
}
const wide = new Set<PlainName>(['title', 'summary', 'address'])
const rows: Partial<Record<PlainName, number>> = { subjects: 5, notes: 5, summary: 5 }
/** Fields whose headings have authorities, and the kinds of those. */
const headings: Partial<Record<PlainName, string>> = {
  author: 'person corporate meeting',
  subjects: 'topic place person corporate',
  series: 'series',
}

/** The worksheet's fields as labels and boxes; those that the record holds besides are shown too. */
export const PlainView = ({ context, worksheet, typed, worded, fresh }: PlainViewProps) => {
  const labels = fieldLabels(context)
  const needed = new Set(fresh ? worksheet.needed : ['title'])
  return (
    <div class="field-grid mostly-optional">
      {shownNames(worksheet, typed).map((name) => {
        const field = {
          name,
          ...labels(name),
          value: typed[name],
          error: worded[name],
          optional: !needed.has(name),
          autofocus: name === 'title' && Object.keys(worded).length === 0,
        }
        const size = rows[name]
        return (
          <div class={wide.has(name) ? 'wide' : undefined} data-headings={headings[name]}>
            {size ? <TextArea {...field} rows={size} /> : <TextField {...field} {...short[name]} />}
          </div>
        )
      })}
    </div>
  )
}

/** The names of a worksheet, and of others those that say something. */
export function shownNames({ names }: Worksheet, typed: Typed): PlainName[] {
  const extra: readonly PlainName[] = [
    'isbn',
    'issn',
    'author',
    'edition',
    'series',
    'place',
    'publisher',
    'frequency',
  ]
  const more: readonly PlainName[] = ['numbering', 'scale', 'performers', 'system', 'address', 'languageNote']
  const last: readonly PlainName[] = [
    'host',
    'hostPart',
    'provenance',
    'extent',
    'subtitle',
    'responsibility',
    'year',
  ]
  const others = [...extra, ...more, ...last].filter((name) => !names.includes(name) && typed[name])
  return [...names, ...others]
}

const fieldLabels = ({ language }: PageContext) => {
  const known: Record<string, unknown> = { ...workplaceTexts(language).form, ...editorTexts(language).names }
  const ours: Record<string, string | undefined> = editorTexts(language).hints
  const hint = (name: string): string | undefined => {
    const text = ours[name] ?? known[`${name}Hint`]
    return typeof text === 'string' ? text : undefined
  }
  return (name: PlainName) => ({ label: String(known[name]), hint: hint(name) })
}

import { TextArea, TextField, type TextFieldProps } from '#design/field.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { PageContext } from '#kernel/page-context.ts'
import { plainNames, type PlainName } from '../plain/plain-form.ts'
import { tagOfName } from '../plain/plain-slots.ts'
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
  /** The field in which typing goes on, where that is not the title. */
  focus?: string
  /** False where something else is to be read first. */
  begins: boolean
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
/** Those that take a row of the grid, and one that begins a row. */
const places: Partial<Record<PlainName, string>> = {
  title: 'wide',
  summary: 'wide',
  address: 'wide',
  subjects: 'row-start',
}
const rows: Partial<Record<PlainName, number>> = { otherAuthors: 3, subjects: 5, notes: 5, summary: 5 }
/** Fields whose headings have authorities, and the kinds of those. */
const headings: Partial<Record<PlainName, string>> = {
  author: 'person corporate meeting',
  otherAuthors: 'person corporate meeting',
  subjects: 'topic place person corporate',
  series: 'series',
}

/** The worksheet's fields as labels and boxes; those that the record holds besides are shown too. */
export const PlainView = (props: PlainViewProps) => {
  const { context, worksheet, typed, worded, fresh, begins, focus = tagOfName('title') } = props
  const labels = fieldLabels(context)
  const needed = new Set(fresh ? worksheet.needed : ['title'])
  const names = shownNames(worksheet, typed)
  const focused = names.find((name) => tagOfName(name) === focus) ?? 'title'
  return (
    <div class="field-grid mostly-optional">
      {names.map((name, at) => {
        const field = {
          name,
          ...labels(name),
          value: typed[name],
          error: worded[name],
          optional: !needed.has(name),
          autofocus: begins && name === focused && Object.keys(worded).length === 0,
        }
        const size = rows[name]
        return (
          <div class={placeOf(name, names[at + 1])} data-tag={tagOfName(name)} data-headings={headings[name]}>
            {size ? <TextArea {...field} rows={size} /> : <TextField {...field} {...short[name]} />}
          </div>
        )
      })}
    </div>
  )
}

/** A box beside one of several lines stands as high as that. */
const placeOf = (name: PlainName, next: PlainName | undefined): string | undefined => {
  const top = rows[name] !== undefined || (next !== undefined && rows[next] !== undefined)
  return [places[name], top && 'row-top'].filter(Boolean).join(' ') || undefined
}

/** The names of a worksheet, and of others those that say something. */
export const shownNames = ({ names }: Worksheet, typed: Typed): PlainName[] => [
  ...names,
  ...plainNames.filter((name) => !names.includes(name) && typed[name]),
]

export const fieldLabels = ({ language }: PageContext) => {
  const known: Record<string, unknown> = { ...workplaceTexts(language).form, ...editorTexts(language).names }
  const ours: Record<string, string | undefined> = editorTexts(language).hints
  const hint = (name: string): string | undefined => {
    const text = ours[name] ?? known[`${name}Hint`]
    return typeof text === 'string' ? text : undefined
  }
  return (name: PlainName) => ({ label: String(known[name]), hint: hint(name) })
}

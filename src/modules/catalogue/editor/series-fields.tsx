import { DateField, SelectField, TextField } from '#design/field.tsx'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'
import type { Branch } from '#modules/branches/index.ts'
import { dispositions } from '../items/item-form.ts'
import { workplaceTexts } from '../workplace/messages.ts'
import { editorTexts } from './messages.ts'

interface SeriesFieldsProps {
  language: Language
  branches: readonly Branch[]
  typed: Typed
  worded: FieldErrors
  /** Whether typing begins here. */
  focused?: boolean
}

/** What copies in series share, and the first of their numbers. */
export const SeriesFields = (props: SeriesFieldsProps) => {
  const { language, branches, typed, worded, focused = true } = props
  const t = editorTexts(language).series
  const { item, dispositions: states } = workplaceTexts(language)
  const field = (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: worded[name],
  })
  return (
    <div class="field-grid">
      <TextField
        {...field('count', t.count, t.countHint)}
        optional
        inputmode="numeric"
        width="short"
        autofocus={focused && Object.keys(worded).length === 0}
      />
      <SelectField
        {...field('branchId', item.branch)}
        options={branches.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <TextField {...field('firstBarcode', t.firstBarcode, t.firstBarcodeHint)} />
      <TextField {...field('firstInventoryNumber', t.firstInventory, t.firstInventoryHint)} optional />
      <TextField {...field('callNumber', item.callNumber, t.callHint)} optional />
      <SelectField
        {...field('disposition', item.disposition)}
        options={dispositions.map((value) => ({ value, label: states[value] }))}
      />
      <TextField {...field('collectionType', item.collectionType)} />
      <TextField {...field('loanCategory', item.loanCategory)} />
      <TextField {...field('shelf', item.shelf)} optional />
      <TextField {...field('source', item.source)} optional />
      <TextField {...field('price', item.price)} inputmode="numeric" optional />
      <TextField {...field('currency', item.currency)} width="short" optional />
      <DateField {...field('acquiredOn', item.acquiredOn)} optional />
      <TextField {...field('condition', item.condition)} optional />
    </div>
  )
}

/** What is wrong, in words; the codes of a series beside those of one copy. */
export function wordedSeries(errors: FieldErrors, taken: readonly string[], language: Language): FieldErrors {
  const t = editorTexts(language).series
  const { errors: known } = workplaceTexts(language)
  const words: Record<string, string | undefined> = {
    ...known,
    'bad-count': t.badCount,
    uncountable: t.noDigits,
    taken: t.taken(taken.join(', ')),
  }
  return Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, words[code] ?? known.wrong]))
}

/** Beside which field a refusal stands. */
export const seriesErrorOf: Record<string, FieldErrors | undefined> = {
  'barcode-uncountable': { firstBarcode: 'uncountable' },
  'inventory-uncountable': { firstInventoryNumber: 'uncountable' },
  'numbers-taken': { firstBarcode: 'taken' },
  'branch-unknown': { branchId: 'branch-unknown' },
  'record-unknown': { firstBarcode: 'wrong' },
}

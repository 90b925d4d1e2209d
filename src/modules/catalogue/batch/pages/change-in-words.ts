import { formatNumber } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import { isDisposition } from '../../items/item-form.ts'
import { workplaceTexts } from '../../workplace/messages.ts'
import type { Batch } from '../batch-state.ts'
import type { ItemChange } from '../items/item-change.ts'
import { batchTexts } from '../messages.ts'
import { fieldToLine } from '../records/field-lines.ts'
import type { RecordChange } from '../records/record-change.ts'

export interface Wording {
  language: Language
  branchNames: ReadonlyMap<number, string>
}

/** What a batch changes: parts and what becomes of them. */
export function changeInWords(batch: Batch, wording: Wording): [name: string, value: string][] {
  if (!batch.change) return []
  return batch.subject === 'items'
    ? itemChangeInWords(batch.change, wording)
    : recordChangeInWords(batch.change, wording.language)
}

function itemChangeInWords(change: ItemChange, wording: Wording): [string, string][] {
  const t = batchTexts(wording.language)
  const columns: [keyof typeof t.columnNames, string | number | null | undefined][] = [
    ['branch_id', change.branchId],
    ['shelf', change.shelf],
    ['call_number', change.callNumber],
    ['collection_type', change.collectionType],
    ['loan_category', change.loanCategory],
    ['disposition', change.disposition],
    ['condition', change.condition],
    ['price', change.price],
    ['source', change.source],
    ['note', change.appendNote && change.note ? `… + ${change.note}` : change.note],
  ]
  const said = columns.flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[t.columnNames[name], valueInWords(name, value, wording)]],
  )
  return change.visibility ? [...said, [t.change.visibilities[change.visibility], '']] : said
}

/** A value of an item's column as people read it. */
export function valueInWords(
  column: string,
  value: string | number | null | undefined,
  { language, branchNames }: Wording,
): string {
  const t = batchTexts(language)
  if (column === 'deleted_at') return value === null ? t.quarantine.no : t.quarantine.yes
  if (value === null || value === undefined || value === '') return t.preview.empty
  if (column === 'branch_id') return branchNames.get(Number(value)) ?? String(value)
  if (column === 'price') return formatNumber(Number(value), language)
  if (column === 'disposition' && isDisposition(value)) return workplaceTexts(language).dispositions[value]
  return String(value)
}

function recordChangeInWords(change: RecordChange, language: Language): [string, string][] {
  const deed = batchTexts(language).change.deeds[change.deed]
  if (change.deed === 'add-field' || change.deed === 'replace-field')
    return [[deed, fieldToLine(change.field)]]
  if (change.deed === 'remove-field') return [[deed, joined(change.tag, quoted(change.having))]]
  const place = `${change.tag} $${change.code}`
  if (change.deed === 'remove-subfield') return [[deed, joined(place, quoted(change.having))]]
  if (change.deed === 'replace-text') {
    return [[deed, `${place} ${quoted(change.having)} → ${quoted(change.value) || '–'}`]]
  }
  return [[deed, joined(place, quoted(change.value))]]
}

const quoted = (text: string) => (text === '' ? '' : `“${text}”`)
const joined = (...parts: string[]) => parts.filter((part) => part !== '').join(' ')

import { fieldsOf, subfieldValues, type DataField, type MarcRecord } from '../marc/record.ts'
import { itemSources, type ItemSourceName } from './import-settings.ts'
import type { ItemDraft } from './item-draft.ts'

/** The copies that a MARC record describes in the fields chosen for it. */
export function itemsInRecord(record: MarcRecord, source: ItemSourceName): ItemDraft[] {
  const codes: Readonly<Record<string, string>> | undefined = itemSources[source]
  if (!codes) return []
  return fieldsOf(record, codes['tag'] ?? '').flatMap((field) => {
    const { barcode = '', ...draft } = draftOf(field, codes)
    // Fields of this tag may also hold something else; without a barcode they describe no copy.
    return barcode === '' ? [] : [{ ...draft, barcode }]
  })
}

const draftOf = (field: DataField, codes: Readonly<Record<string, string>>): ItemDraft => ({
  ...text(field, codes, 'barcode'),
  ...text(field, codes, 'inventoryNumber'),
  ...text(field, codes, 'callNumber'),
  ...text(field, codes, 'shelf'),
  ...text(field, codes, 'price'),
  ...text(field, codes, 'note'),
  // Subfield b of 852 and a of 952 name a place; one that is a branch of ours wins over the choice.
  ...(field.tag === '852' ? { branch: subfieldValues(field, 'b')[0] } : {}),
  ...(field.tag === '952' ? { branch: subfieldValues(field, 'a')[0] } : {}),
})

const text = (
  field: DataField,
  codes: Readonly<Record<string, string>>,
  name: keyof ItemDraft,
): ItemDraft => {
  const values = codes[name] ? subfieldValues(field, codes[name]) : []
  return values.length > 0 ? { [name]: values.join(' ').trim() } : {}
}

import { Disclosure } from '#design/disclosure.tsx'
import { Island } from '#design/island.tsx'
import type { Language } from '#kernel/i18n.ts'
import { placesOf } from '../marc-schema/check-fixed.ts'
import { codeList, positionsOf, type Position } from '../marc-schema/schema.ts'
import { codeLabel, positionLabel, tagLabel } from '../marc-schema/tag-words.ts'
import { isControl, type MarcRecord } from '../marc/record.ts'
import { editorTexts } from './messages.ts'

interface FixedField {
  tag: string
  /** Among the fields of this tag. */
  place: number
  value: string
}

/** Positions of the leader that describe the title; the others belong to the way a record is written. */
const leaderPlaces = new Set([5, 6, 7, 8, 17, 18, 19])

/** The coded fields as lists to choose from, behind a disclosure. */
export const FixedFields = ({ record, language }: { record: MarcRecord; language: Language }) => {
  const t = editorTexts(language).marc
  return (
    <fixed-fields>
      <Disclosure summary={t.fixed}>
        <div class="stack-large">
          {fixedFieldsOf(record).map((field) => (
            <FixedFieldset {...{ field, language }} leader={record.leader} />
          ))}
        </div>
      </Disclosure>
      <Island name="fixed-fields" />
    </fixed-fields>
  )
}

function fixedFieldsOf({ leader, fields }: MarcRecord): FixedField[] {
  const counts: Record<string, number> = {}
  const coded = fields.flatMap((field) => {
    if (!isControl(field) || !/^00[678]$/.test(field.tag)) return []
    const place = counts[field.tag] ?? 0
    counts[field.tag] = place + 1
    return [{ tag: field.tag, place, value: field.value }]
  })
  return [{ tag: 'LDR', place: 0, value: leader }, ...coded]
}

interface FixedFieldsetProps {
  field: FixedField
  leader: string
  language: Language
}

const FixedFieldset = ({ field, leader, language }: FixedFieldsetProps) => {
  const { tag, place, value } = field
  const positions = positionsOf(tag, value, leader).filter(
    ({ start }) => tag !== 'LDR' || leaderPlaces.has(start),
  )
  return (
    <fieldset data-tag={tag} data-place={String(place)} data-value={value}>
      <legend>
        {tag} – {tagLabel(tag, language)}
      </legend>
      <input type="hidden" name={`asal-${tag}-${place}`} value={value} />
      <div class="fixed-grid">
        {positions.map((position) => (
          <FixedPart {...{ field, position, language }} />
        ))}
      </div>
    </fieldset>
  )
}

const FixedPart = (props: { field: FixedField; position: Position; language: Language }) => {
  const { field, position, language } = props
  const { start, end } = position
  const id = `kode-${field.tag}-${field.place}-${start}-${end}`
  const value = field.value.slice(start, end + 1).padEnd(end - start + 1)
  const options = optionsOf(position, end - start + 1)
  const wiring = { id, name: id, 'data-start': String(start), 'data-end': String(end) }
  return (
    <div class="field">
      <label for={id}>
        {positionLabel(position, language)} <span class="soft">{placesOf(start, end)}</span>
      </label>
      {options.length === 0 ? (
        <input {...wiring} value={value} maxlength={end - start + 1} class="code" />
      ) : (
        <select {...wiring}>
          {!options.some(([code]) => code === value) && (
            <option value={value} selected>
              {editorTexts(language).marc.notListed(shown(value))}
            </option>
          )}
          {options.map(([code, label]) => (
            <option value={code} selected={code === value}>
              {shown(code)} – {codeLabel(label, language)}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}

const shown = (code: string) => code.replaceAll(' ', '#')

/** Codes as wide as the place; a place of several signs that each mean something is typed. */
function optionsOf({ codes, list }: Position, width: number): [string, string][] {
  const all = Object.entries((list ? codeList(list)?.codes : codes) ?? {})
  const fitting = all.map(([code, label]): [string, string] => [list ? code.padEnd(width) : code, label])
  return fitting.every(([code]) => code.length === width) ? fitting : []
}

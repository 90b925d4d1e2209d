import { defaultOverlay, overlay, type OverlayRule } from '../describe/overlay.ts'
import { fieldText } from '../describe/compare-records.ts'
import type { MarcField, MarcRecord } from '../marc/record.ts'

/** As in an import; what a copy never brings, since it is each library's own, is not taken away by it either. */
const copyRule: OverlayRule = {
  ...defaultOverlay,
  protect: [...defaultOverlay.protect, '003', '084', '09X', '59X', '69X', '84X', '85X'],
  add: ['6XX', '856', '035'],
}

/** One field that either record has, and where it stands there. */
export interface MergeLine {
  /** `ours-3`, `theirs-7`, or `both-3` where the two have the same. */
  name: string
  field: MarcField
  from: 'ours' | 'theirs' | 'both'
  /** Whether the usual rule keeps it. */
  kept: boolean
}

/** The fields of two records of one title by tag, and what the usual rule makes of them. */
export function mergeLines(ours: MarcRecord, theirs: MarcRecord, by: OverlayRule = copyRule): MergeLine[] {
  const usual = new Set(overlay(ours, theirs, by).fields.map(identity))
  const known = new Map(theirs.fields.map((field) => [identity(field), field]))
  const mine = new Set(ours.fields.map(identity))
  const lines: MergeLine[] = [
    ...ours.fields.map((field, at): MergeLine => {
      const from = known.has(identity(field)) ? 'both' : 'ours'
      return { name: `${from}-${at}`, field, from, kept: from === 'both' || usual.has(identity(field)) }
    }),
    ...theirs.fields.flatMap((field, at): MergeLine[] =>
      mine.has(identity(field))
        ? []
        : [{ name: `theirs-${at}`, field, from: 'theirs', kept: usual.has(identity(field)) }],
    ),
  ]
  return lines.toSorted((a, b) => Number(a.field.tag > b.field.tag) - Number(a.field.tag < b.field.tag))
}

const identity = (field: MarcField) => field.tag + fieldText(field)

/** The record of the lines that were chosen; what both have stays. */
export const mergedRecord = (
  ours: MarcRecord,
  lines: readonly MergeLine[],
  chosen: ReadonlySet<string>,
): MarcRecord => ({
  leader: ours.leader,
  fields: lines.filter(({ name, from }) => from === 'both' || chosen.has(name)).map(({ field }) => field),
})

import * as v from 'valibot'
import { defaultOverlay, type OverlayRule } from '../describe/overlay.ts'
import { itemSourceNames, matchRuleNames, type ImportSettings } from './import-settings.ts'

/** Tags as people type them: `001 9XX, 090`. */
const Tags = v.pipe(
  v.optional(v.string(), ''),
  v.maxLength(1000, 'not-a-tag'),
  v.transform((text) =>
    text
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
  v.check((tags) => tags.every((tag) => /^[0-9A-Z]{3}$/.test(tag)), 'not-a-tag'),
)

const BranchOrNone = v.pipe(
  v.optional(v.string(), ''),
  v.regex(/^\d{0,15}$/),
  v.transform((text) => (text === '' ? null : Number(text))),
)

const overlayFields = {
  protect: Tags,
  add: Tags,
  rest: v.optional(v.picklist(['replace', 'fill']), 'replace'),
}

/** What is typed beside the file. */
export const UploadForm = v.object({
  rule: v.optional(v.picklist(matchRuleNames), 'standard'),
  items: v.optional(v.picklist(itemSourceNames), 'none'),
  branchId: BranchOrNone,
  ...overlayFields,
})

/** What is typed when columns are named. */
export const MappingForm = v.object({
  rule: v.optional(v.picklist(matchRuleNames), 'standard'),
  branchId: BranchOrNone,
  ...overlayFields,
})

export const settingsOf = (form: v.InferOutput<typeof UploadForm>): ImportSettings => ({
  rule: form.rule,
  items: form.items,
  branchId: form.branchId,
  overlay: overlayOf(form),
  columns: [],
  separator: ',',
})

export const overlayOf = (form: {
  protect: string[]
  add: string[]
  rest: 'replace' | 'fill'
}): OverlayRule => ({
  protect: form.protect,
  add: form.add,
  replaceRest: form.rest === 'replace',
})

/** A row of a table says little of a title: unless told otherwise, titles that are there stay as they are. */
export const tableOverlay: OverlayRule = { protect: ['XXX'], add: [], replaceRest: false }

/** An overlay rule as the fields of a form show it. */
export const typedOverlay = ({ protect, add, replaceRest }: OverlayRule = defaultOverlay) => ({
  protect: protect.join(' '),
  add: add.join(' '),
  rest: replaceRest ? 'replace' : 'fill',
})

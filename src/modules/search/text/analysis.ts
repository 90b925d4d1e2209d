import type { Analysis } from '../engine/analysis.ts'
import { tokensOf } from './normalise.ts'
import { askedFormsOf, formsOf } from './word-forms.ts'

/** The language rules that the engine works with. A change of them makes every snapshot invalid: raise `version`. */
export const analysis: Analysis & { version: number } = {
  tokensOf,
  formsOf,
  askedFormsOf,
  version: 6,
}

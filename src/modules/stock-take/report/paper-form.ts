import * as v from 'valibot'
import { optionalText, requiredText } from '#kernel/form.ts'

/** What stands on the report besides its figures: its number and who signs. */
export const PaperForm = v.object({
  number: optionalText(80),
  /** Who answers for it. */
  leader: requiredText(120),
  leaderNip: optionalText(40),
  leaderPosition: requiredText(120),
  /** Who looked on. */
  witness: optionalText(120),
  witnessNip: optionalText(40),
  witnessPosition: optionalText(120),
  remark: optionalText(2000),
})
export type Paper = v.InferOutput<typeof PaperForm>

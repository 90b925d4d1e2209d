import * as v from 'valibot'
import type { MarcRecord } from '../marc/record.ts'
import { applyPlainFields } from './apply-plain-fields.ts'
import { emptyRecord } from './empty-record.ts'
import { PlainForm } from './plain-form.ts'

/** What is known of a title before anybody has catalogued it. */
export interface BriefTitle {
  title: string
  author: string
  isbn: string
  publisher: string
  year: string
}

/** A brief record of a printed book, to be completed at the editor. */
export const recordOf = (brief: BriefTitle, day: string): MarcRecord =>
  applyPlainFields(emptyRecord(day), v.parse(PlainForm, { ...brief }))

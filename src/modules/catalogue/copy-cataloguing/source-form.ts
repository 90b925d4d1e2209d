import * as v from 'valibot'
import { optionalText, requiredText } from '#kernel/form.ts'

const Index = v.pipe(requiredText(60), v.regex(/^[A-Za-z][\w.-]*$/, 'not-an-index'))

/** A server to copy from, as staff describe it. */
export const SourceForm = v.object({
  name: requiredText(120),
  url: v.pipe(requiredText(500), v.regex(/^https?:\/\/[^\s/@]+(\/\S*)?$/, 'not-an-address')),
  version: v.picklist(['1.1', '1.2', '2.0'], 'required'),
  recordSchema: optionalText(120),
  isbnIndex: Index,
  titleIndex: Index,
  authorIndex: Index,
  position: v.pipe(v.string('required'), v.regex(/^\d{1,4}$/, 'not-a-number'), v.transform(Number)),
  timeoutSeconds: v.pipe(
    v.string('required'),
    v.regex(/^([1-9]|1[0-5])$/, 'not-a-time'),
    v.transform(Number),
  ),
  active: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text !== ''),
  ),
})
export type SourceDetails = v.InferOutput<typeof SourceForm>

/** What most servers understand. */
export const usualSource = {
  version: '1.1',
  recordSchema: 'marcxml',
  isbnIndex: 'bath.isbn',
  titleIndex: 'dc.title',
  authorIndex: 'dc.creator',
  position: '0',
  timeoutSeconds: '5',
  active: '1',
}

import { TextField } from '#design/field.tsx'
import type { Typed } from '#kernel/form.ts'
import type { AcquisitionTexts } from './messages.ts'

export interface FieldParts {
  texts: AcquisitionTexts
  typed: Typed
  /** Sentences by field. */
  errors: Record<string, string | undefined>
}

/** Name, label, value and error of a field; all forms of acquisition make theirs with it. */
export const fieldOf =
  ({ typed, errors }: Omit<FieldParts, 'texts'>) =>
  (name: string, label: string, hint?: string) => ({
    name,
    label,
    hint,
    value: typed[name],
    error: errors[name],
  })

/** What is known of a title before it is catalogued. */
export const TitleFields = ({ texts: { title: t }, first, ...parts }: FieldParts & { first?: boolean }) => {
  const field = fieldOf(parts)
  return (
    <>
      <TextField {...field('title', t.title)} maxlength={300} autofocus={first} />
      <TextField {...field('author', t.author)} maxlength={200} optional />
      <TextField {...field('isbn', t.isbn)} maxlength={40} optional />
      <TextField {...field('publisher', t.publisher)} maxlength={160} optional />
      <TextField {...field('year', t.year)} maxlength={4} inputmode="numeric" width="short" optional />
    </>
  )
}

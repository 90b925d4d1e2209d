import * as v from 'valibot'

/** What was typed, by field name, to be shown again. */
export type Typed = Record<string, string>

/** Field name -> code of what is wrong with it; codes are message keys of the module. */
export type FieldErrors = Record<string, string>

export type ParsedForm<T> =
  | { ok: true; values: T; typed: Typed }
  | { ok: false; errors: FieldErrors; typed: Typed }

/**
 * Checks a posted form against its schema. Files and repeated fields beyond the first are left out of `typed`.
 * Messages in the schema are codes (`'required'`, `'too-long'`), which the page looks up in its `messages.ts`.
 */
export function parseForm<Schema extends v.GenericSchema>(
  schema: Schema,
  body: Record<string, unknown>,
): ParsedForm<v.InferOutput<Schema>> {
  const typed = Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, clean(value)]] : [],
    ),
  )
  const parsed = v.safeParse(schema, { ...body, ...typed })
  if (parsed.success) return { ok: true, values: parsed.output, typed }
  return { ok: false, errors: firstErrors(parsed.issues), typed }
}

// No keyboard types a NUL, and PostgreSQL keeps none.
const clean = (text: string) => text.replaceAll('\0', '')

function firstErrors(issues: readonly v.BaseIssue<unknown>[]): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of issues) {
    const field = String(issue.path?.[0]?.key ?? '')
    errors[field] ??= issue.input === undefined ? 'required' : issue.message
  }
  return errors
}

/** Text that must be there; trimmed; at most `max` characters. Codes: required, too-long. */
export const requiredText = (max = 500) =>
  v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(max, 'too-long'))

/** Text that may be left out; trimmed; empty when absent. Code: too-long. */
export const optionalText = (max = 500) =>
  v.optional(v.pipe(v.string(), v.trim(), v.maxLength(max, 'too-long')), '')

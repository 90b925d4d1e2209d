/** Takes the punctuation off that ISBD puts between elements: `Bumi manusia /` is `Bumi manusia`. */
export function withoutIsbd(text: string): string {
  const trimmed = text.replace(/[\s/:;,=]+$/, '').trim()
  return endsWithAbbreviation.test(trimmed) ? trimmed : trimmed.replace(/(?<!\.)\.$/, '')
}

// A final stop belongs to an initial or a short abbreviation (Toer, P. A. / Jr. / ed.), else it is ISBD's.
const endsWithAbbreviation = /(^|[\s.(])(\p{Lu}|\p{L}{1,3})\.$/u

/** `Jakarta :` and `[Jakarta]` are Jakarta. */
export const bare = (text: string): string =>
  withoutIsbd(text)
    .replace(/^\[|\]$/g, '')
    .trim()

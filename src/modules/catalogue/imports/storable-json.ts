/**
 * JSON text that PostgreSQL takes as jsonb: half of a character outside the first plane, as cutting a text leaves
 * it, becomes a replacement character.
 */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes('\\ud') ? text.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\\ufffd') : text
}

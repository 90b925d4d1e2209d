/** The beginning of a text, never half of a character: the database refuses those. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  const last = text.charCodeAt(longest - 1)
  const isHalf = last >= 0xd800 && last < 0xdc00
  return text.slice(0, isHalf ? longest - 1 : longest).trimEnd()
}

/** A title as harvesters call it: oai:perpustakaan.example.id:bib:42. */
export const identifierOf = (domain: string, id: number): string => `oai:${domain}:bib:${id}`

const longestNumber = 15

/** The number of the title, or undefined for what is no identifier of ours. */
export function idOf(domain: string, identifier: string): number | undefined {
  const start = `oai:${domain}:bib:`
  const number = identifier.slice(start.length)
  const ours = identifier.startsWith(start) && /^[1-9]\d*$/.test(number) && number.length <= longestNumber
  return ours ? Number(number) : undefined
}

import type { MarcField, MarcRecord } from '#modules/catalogue/marc/record.ts'

/**
 * A record from lines as cataloguers write them: `245 10 $a Bumi manusia / $c Pramoedya Ananta Toer.`, blanks in
 * indicators as `#`; control fields have no indicators (`001 17`). The leader is that of a book unless one is given.
 */
export const marcText = (lines: string, leader = '00000nam a2200000 i 4500'): MarcRecord => ({
  leader,
  fields: lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map(fieldOf),
})

function fieldOf(line: string): MarcField {
  const tag = line.slice(0, 3)
  if (tag.startsWith('00')) return { tag, value: line.slice(4) }
  const [ind1 = ' ', ind2 = ' '] = line.slice(4, 6).replaceAll('#', ' ')
  const subfields = line
    .slice(7)
    .split(/\s*\$(?=\w )/)
    .filter(Boolean)
    .map((part) => ({ code: part.charAt(0), value: part.slice(2) }))
  return { tag, ind1, ind2, subfields }
}

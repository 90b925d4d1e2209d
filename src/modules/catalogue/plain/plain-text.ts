import { withoutIsbd } from '../describe/isbd.ts'

// Values of a record and of a form pass through the same functions, so that what nobody touched compares as equal:
// a browser drops line ends from a field of one line, and writes those of a larger one as CR LF.

/** Text for a field of one line. */
export const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ').trim()

/** The same without the punctuation that ISBD puts between elements, which the record keeps. */
export function plainText(text: string): string {
  let plain = oneLine(text)
  // `Bandung :.` loses two marks of different kinds; longer chains are no longer punctuation.
  for (let times = 0; times < 4; times += 1) plain = withoutIsbd(plain)
  return plain
}

/** Text for a field of several lines. */
export const paragraphs = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim()

/** Lines that say something. */
export const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean)

/** First indicator of a personal name: 1 where the surname stands first. */
export const surnameFirst = (name: string): string => (name.includes(',') ? '1' : '0')

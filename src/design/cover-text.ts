// Advance widths of Literata 600 in thousandths of its size, from space to tilde.
const widths = [
  201, 332, 416, 678, 583, 879, 825, 248, 349, 349, 451, 582, 326, 346, 330, 458, 603, 413, 528, 553, 583,
  530, 567, 528, 573, 557, 330, 326, 582, 582, 582, 550, 904, 742, 678, 704, 773, 649, 625, 760, 839, 413,
  569, 772, 640, 992, 828, 769, 632, 775, 735, 606, 737, 792, 745, 1093, 735, 728, 671, 346, 459, 346, 581,
  470, 500, 561, 633, 524, 640, 546, 408, 587, 676, 351, 325, 644, 350, 984, 679, 608, 643, 626, 513, 478,
  421, 657, 606, 880, 588, 593, 513, 373, 417, 373, 583,
]
const unknownWidth = 700
// Spare room for the fallback fonts, which run a little wider.
const caution = 1.04

/** Width of a line set in the titles' font, in the unit of `size`. */
export const textWidth = (text: string, size: number): number => (emWidth(text) / 1000) * size * caution

/** Width of a text in thousandths of its size. */
function emWidth(text: string): number {
  let sum = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 126) return emWidthOfLetters(text)
    sum += widths[code - 32] ?? unknownWidth
  }
  return sum
}

/** The same where some letters are not of the table. */
function emWidthOfLetters(text: string): number {
  let sum = 0
  for (const letter of text.normalize('NFD')) {
    const code = letter.codePointAt(0) ?? 0
    // Combining marks stand over the letter before them.
    if (code >= 0x300 && code <= 0x36f) continue
    sum += widths[code - 32] ?? (code > 0x2e80 ? 1000 : unknownWidth)
  }
  return sum
}

export interface Setting {
  lines: string[]
  size: number
}

export interface Box {
  width: number
  height: number
  /** Sizes to try, the largest first. */
  sizes: readonly number[]
}

export const lineHeight = 1.18

/** Sets a title as large as its box allows; at the smallest size what does not fit is cut with an ellipsis. */
export function setTitle(title: string, box: Box): Setting {
  const whole = title.replace(/\s+/g, ' ').trim()
  const short = withoutSubtitle(whole)
  const words = wordsOf(whole)
  const shortWords = short === whole ? words : wordsOf(short)
  const roomy = fit(words, box, box.sizes.slice(0, -2)) ?? fit(shortWords, box, box.sizes)
  if (roomy) return roomy
  const size = box.sizes.at(-1) ?? 10
  const room = Math.max(1, Math.floor(box.height / (size * lineHeight)))
  const lines = wrap(shortWords, box.width, size).slice(0, room)
  return { size, lines: [...lines.slice(0, -1), shorten(`${lines.at(-1) ?? ''}…`, box.width, size)] }
}

/** A word with its width in thousandths of its size, measured once for all sizes that are tried. */
interface Word {
  text: string
  width: number
}

const wordsOf = (text: string): Word[] =>
  text.split(' ').map((word) => ({ text: word, width: emWidth(word) }))

const blank = emWidth(' ')

/** Thousandths of a size that a width holds. */
const roomFor = (width: number, size: number): number => (width * 1000) / (size * caution)

function fit(words: readonly Word[], box: Box, sizes: readonly number[]): Setting | undefined {
  const widest = Math.max(...words.map(({ width }) => width))
  for (const size of sizes) {
    if (widest > roomFor(box.width, size)) continue
    const lines = wrap(words, box.width, size)
    if (lines.length * size * lineHeight <= box.height) return { lines, size }
  }
  return undefined
}

/** A part number after the colon stays; a subtitle goes when there is no room for it. */
function withoutSubtitle(title: string) {
  const [main = title, rest = ''] = title.split(/\s*[:/=]\s+(.*)/s)
  return rest.length > 14 && main.length > 2 ? main : title
}

function wrap(words: readonly Word[], width: number, size: number): string[] {
  const room = roomFor(width, size)
  const lines: string[] = []
  let line = ''
  let used = 0
  const add = (word: Word) => {
    const longer = used + blank + word.width
    if (line !== '' && longer <= room) {
      line += ` ${word.text}`
      used = longer
      return
    }
    if (line !== '') lines.push(line)
    line = word.text
    used = word.width
  }
  for (const word of words) {
    if (word.width <= room) add(word)
    else for (const part of breakWord(word.text, width, size)) add({ text: part, width: emWidth(part) })
  }
  return line === '' ? lines : [...lines, line]
}

/** A single letter on the next line looks like a mistake. */
const leastCarried = 3

function breakWord(word: string, width: number, size: number): string[] {
  if (textWidth(word, size) <= width) return [word]
  const letters = [...word]
  let length = Math.max(1, letters.length - leastCarried)
  while (length > 1 && textWidth(`${letters.slice(0, length).join('')}-`, size) > width) length -= 1
  const [head, tail] = [letters.slice(0, length).join(''), letters.slice(length).join('')]
  return tail ? [`${head}-`, ...breakWord(tail, width, size)] : [head]
}

/** Cuts a line to its width, keeping the ellipsis. */
export function shorten(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text
  let letters = [...text.replace(/…$/, '')]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > width) letters = letters.slice(0, -1)
  return `${letters.join('').replace(/[\s,.;:-]+$/, '')}…`
}

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
export function textWidth(text: string, size: number): number {
  let sum = 0
  for (const letter of text.normalize('NFD')) {
    const code = letter.codePointAt(0) ?? 0
    // Combining marks stand over the letter before them.
    if (code >= 0x300 && code <= 0x36f) continue
    sum += widths[code - 32] ?? (code > 0x2e80 ? 1000 : unknownWidth)
  }
  return (sum / 1000) * size * caution
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
  const roomy = fit(whole, box, box.sizes.slice(0, -2)) ?? fit(short, box, box.sizes)
  if (roomy) return roomy
  const size = box.sizes.at(-1) ?? 10
  const room = Math.max(1, Math.floor(box.height / (size * lineHeight)))
  const lines = wrap(short, box.width, size).slice(0, room)
  return { size, lines: [...lines.slice(0, -1), shorten(`${lines.at(-1) ?? ''}…`, box.width, size)] }
}

function fit(text: string, box: Box, sizes: readonly number[]): Setting | undefined {
  const longest = text.split(' ').reduce((a, b) => (b.length > a.length ? b : a), '')
  for (const size of sizes) {
    if (textWidth(longest, size) > box.width) continue
    const lines = wrap(text, box.width, size)
    if (lines.length * size * lineHeight <= box.height) return { lines, size }
  }
  return undefined
}

/** A part number after the colon stays; a subtitle goes when there is no room for it. */
function withoutSubtitle(title: string) {
  const [main = title, rest = ''] = title.split(/\s*[:/=]\s+(.*)/s)
  return rest.length > 14 && main.length > 2 ? main : title
}

function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((long) => breakWord(long, width, size))) {
    const longer = line ? `${line} ${word}` : word
    if (!line || textWidth(longer, size) <= width) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return line ? [...lines, line] : lines
}

function breakWord(word: string, width: number, size: number): string[] {
  if (textWidth(word, size) <= width) return [word]
  const letters = [...word]
  let length = letters.length - 1
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

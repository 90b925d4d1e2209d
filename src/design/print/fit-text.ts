import { heightOfLine, type Face, type Pen } from './pen.ts'

export interface Room {
  width: number
  height: number
}

export interface FittedText {
  lines: string[]
  size: number
}

export interface FitOptions {
  face: Face
  largest: number
  smallest: number
  /** Height of a line in heights of the type. */
  leading: number
}

/**
 * The largest type in which lines fit a room, each as it is: a call number is read line by line. Where even the
 * smallest is too large, lines are broken anywhere rather than shortened, and the type goes on shrinking.
 */
export function fitLines(pen: Pen, lines: readonly string[], room: Room, options: FitOptions): FittedText {
  const { face, largest, smallest, leading } = options
  const widest = Math.max(...lines.map((line) => pen.widthOf(line, face, 1)), 1e-6)
  const byWidth = room.width / widest
  const byHeight = room.height / (lines.length * leading * heightOfLine(1))
  const size = Math.min(largest, byWidth, byHeight)
  if (size >= smallest) return { lines: [...lines], size }
  for (let tried = smallest; tried > tiniest; tried *= 0.95) {
    const broken = lines.flatMap((line) => brokenAnywhere(pen, line, room.width, { face, size: tried }))
    if (broken.length * leading * heightOfLine(tried) <= room.height) return { lines: broken, size: tried }
  }
  return { lines: brokenAnywhere(pen, lines.join(' '), room.width, { face, size: tiniest }), size: tiniest }
}

/** Below this nobody reads anything, and paper this small is a mistake in the settings. */
const tiniest = 2.5

interface Type {
  face: Face
  size: number
}

function brokenAnywhere(pen: Pen, text: string, width: number, { face, size }: Type): string[] {
  const lines: string[] = []
  let line = ''
  for (const sign of text) {
    if (line !== '' && pen.widthOf(line + sign, face, size) > width) {
      lines.push(line)
      line = ''
    }
    line += sign
  }
  return [...lines, line]
}

/** Text in lines of a width, broken between words; beyond the last line it ends in an ellipsis. */
export function wrap(
  pen: Pen,
  text: string,
  { width, most = Infinity, face, size }: Type & { width: number; most?: number },
): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \t\r\n]+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (pen.widthOf(longer, face, size) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const [first = '', ...rest] = brokenAnywhere(pen, word, width, { face, size }).toReversed()
    lines.push(...rest.toReversed())
    line = first
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  const shown = lines.slice(0, most)
  return [...shown.slice(0, -1), ellipsis(pen, `${shown.at(-1) ?? ''}…`, width, { face, size })]
}

function ellipsis(pen: Pen, text: string, width: number, { face, size }: Type): string {
  let shown = text
  while (shown.length > 1 && pen.widthOf(shown, face, size) > width)
    shown = `${shown.slice(0, -2).trimEnd()}…`
  return shown
}

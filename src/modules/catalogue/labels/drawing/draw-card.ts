import type { CardText } from '../card-text.ts'
import { fitLines, wrap } from '#design/print/fit-text.ts'
import { heightOfLine, type Box, type Pen } from '#design/print/pen.ts'

export interface CardFacts {
  text: CardText
  callNumber: string
  /** Colour of its class; a bar at the top edge, which stands out in the drawer. */
  colour: string | undefined
  /** Heading of an added entry, above the main one; absent on the main card. */
  over?: { heading: string; subject: boolean }
}

/** Millimetres from the left edge, as on every card since the typewriter: call number, heading, title. */
const margins = { call: 5, heading: 27, title: 33, right: 5, top: 7 }
const holeAt = 7
const leading = 1.22

/** A catalogue card of 12.5 × 7.5 cm, or any other size in these proportions. */
export function drawCard(pen: Pen, facts: CardFacts, box: Box): void {
  const { text, callNumber, colour } = facts
  if (colour !== undefined) {
    pen.rectangle(
      { x: box.x + margins.call, y: box.y + 2.5, width: box.width - margins.call * 2, height: 1.4 },
      colour,
    )
  }
  const calls = callNumber.split(/\s+/).filter(Boolean)
  const room = { width: margins.heading - margins.call - 2, height: 26 }
  const call = fitLines(pen, calls.length > 0 ? calls : [''], room, {
    face: 'bold',
    largest: 10,
    smallest: 6,
    leading,
  })
  for (const [row, line] of call.lines.entries()) {
    const y = box.y + margins.top + row * heightOfLine(call.size) * leading + heightOfLine(call.size)
    pen.write(line, { x: box.x + margins.call, y, face: 'bold', size: call.size })
  }
  drawText(pen, facts, text, box)
  pen.circle({ x: box.x + box.width / 2, y: box.y + box.height - holeAt }, 3.5, '#999999')
}

interface Line {
  text: string
  x: number
}

/** The text in the largest type in which all of it stands above the hole; what never does loses its notes. */
function drawText(pen: Pen, facts: CardFacts, text: CardText, box: Box): void {
  const bottom = box.y + box.height - holeAt - 4.5
  const height = bottom - (box.y + margins.top)
  for (const size of [10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6]) {
    const lines = linesOf(pen, facts, text, { box, size })
    const most = Math.floor(height / (heightOfLine(size) * leading))
    if (lines.length > most && size > 6) continue
    for (const [row, line] of lines.slice(0, most).entries()) {
      const y = box.y + margins.top + row * heightOfLine(size) * leading + heightOfLine(size)
      const cut = row === most - 1 && lines.length > most
      pen.write(cut ? `${line.text} …` : line.text, { x: line.x, y, face: 'serif', size })
    }
    return
  }
}

function linesOf(
  pen: Pen,
  { over }: CardFacts,
  text: CardText,
  { box, size }: { box: Box; size: number },
): Line[] {
  const right = box.x + box.width - margins.right
  const [heading, title] = [box.x + margins.heading, box.x + margins.title]
  const paragraph = (words: string, first: number, other: number): Line[] =>
    indented(pen, words, { first, other, right, size })
  const overLines = over
    ? paragraph(over.subject ? over.heading.toUpperCase() : over.heading, title, title + 4)
    : []
  const mainLines = text.mainEntry ? paragraph(text.mainEntry, heading, title + 4) : []
  // Without a main entry the description hangs: its first line begins where a heading would.
  const body = text.mainEntry
    ? paragraph(text.description, title, heading)
    : paragraph(text.description, heading, title)
  const notes = text.notes.flatMap((note) => paragraph(note, title, heading))
  const gap: Line = { text: '', x: heading }
  const tracing = over ? '' : tracingOf(text)
  const traced = tracing === '' ? [] : [gap, ...paragraph(tracing, title, heading)]
  return [...overLines, ...mainLines, ...body, ...(notes.length > 0 ? [gap, ...notes] : []), ...traced]
}

interface Indent {
  first: number
  other: number
  right: number
  size: number
}

/** A paragraph whose first line begins elsewhere than the rest. */
function indented(pen: Pen, text: string, { first, other, right, size }: Indent): Line[] {
  const type = { face: 'serif', size } as const
  const [line = ''] = wrap(pen, text, { ...type, width: right - first })
  const rest = text
    .trim()
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .slice(line.length)
    .trim()
  const others = rest === '' ? [] : wrap(pen, rest, { ...type, width: right - other })
  return [{ text: line, x: first }, ...others.map((words) => ({ text: words, x: other }))]
}

/** Subjects in Arabic numbers, added entries in Roman ones, the title among them. */
function tracingOf({ subjects, added, mainEntry }: CardText): string {
  const numbered = subjects.map((subject, i) => `${i + 1}.\u00a0${subject}.`)
  const entries = [...(mainEntry ? ['Judul'] : []), ...added]
  return [...numbered, ...entries.map((entry, i) => `${roman(i + 1)}.\u00a0${entry}.`)].join(' ')
}

function roman(number: number): string {
  const signs: [number, string][] = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = number
  return signs.reduce((text, [value, sign]) => {
    const times = Math.floor(rest / value)
    rest -= times * value
    return text + sign.repeat(times)
  }, '')
}

import { wrap } from './fit-text.ts'
import { lineHeight, type Flow } from './flow.ts'
import { heightOfLine, type Face } from './pen.ts'

export interface PrintColumn {
  label: string
  /** Share of the width, beside those of the other columns. */
  share: number
  numeric?: boolean
}

export interface PrintTable {
  row(cells: readonly string[], face?: Face): void
}

const grey = '#777777'
const padding = 1.2
const mostLines = 4

interface Layout {
  flow: Flow
  columns: readonly PrintColumn[]
  widths: readonly number[]
  size: number
}

/** A table that goes on over pages, its heading on each; rows are given one after the other. */
export function startTable(flow: Flow, columns: readonly PrintColumn[], size = 8.5): PrintTable {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => (share / shares) * flow.width)
  const layout = { flow, columns, widths, size }
  const heading = () => {
    rule(flow, 0.4)
    const labels = columns.map(({ label }) => label)
    draw(layout, broken(layout, labels, 'bold'), 'bold')
  }
  heading()
  return {
    row(cells, face = 'plain') {
      const lines = broken(layout, cells, face)
      if (flow.keep(heightOf(lines, size))) heading()
      draw(layout, lines, face)
    },
  }
}

const broken = ({ flow, widths, size }: Layout, cells: readonly string[], face: Face): string[][] =>
  widths.map((width, place) =>
    wrap(flow.pen, cells[place] ?? '', { width: width - 2 * padding, most: mostLines, face, size }),
  )

const heightOf = (lines: readonly string[][], size: number): number =>
  Math.max(1, ...lines.map(({ length }) => length)) * lineHeight(size) + 2 * padding

function draw({ flow, columns, widths, size }: Layout, lines: readonly string[][], face: Face): void {
  let left = flow.left + padding
  for (const [place, width] of widths.entries()) {
    for (const [number, line] of (lines[place] ?? []).entries()) {
      const spare = width - 2 * padding - flow.pen.widthOf(line, face, size)
      const x = left + (columns[place]?.numeric ? spare : 0)
      const y = flow.y + padding + number * lineHeight(size) + heightOfLine(size)
      flow.pen.write(line, { x, y, face, size })
    }
    left += width
  }
  flow.y += heightOf(lines, size)
  rule(flow, 0.15)
}

function rule({ pen, left, width, y }: Flow, thickness: number): void {
  pen.line({ x: left, y }, { x: left + width, y }, { width: thickness, colour: grey })
}

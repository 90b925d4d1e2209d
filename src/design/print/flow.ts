import { wrap } from './fit-text.ts'
import { heightOfLine, type Face, type Pen } from './pen.ts'

/** A sheet of paper and what stays white around the writing, in millimetres. */
export interface Paper {
  width: number
  height: number
  margin: { top: number; right: number; bottom: number; left: number }
}

export const a4Upright: Paper = {
  width: 210,
  height: 297,
  margin: { top: 15, right: 20, bottom: 20, left: 25 },
}
export const a4Across: Paper = {
  width: 297,
  height: 210,
  margin: { top: 14, right: 12, bottom: 16, left: 12 },
}

/** Writing that goes down a page and on to the next one when it is full. */
export interface Flow {
  pen: Pen
  left: number
  width: number
  /** Where the next thing begins, from the top. */
  y: number
  /** Number of the page, from 1. */
  page: number
  /** Begins the next page unless so much room is left; tells whether it did. */
  keep(height: number): boolean
}

/** Begins the first page; `onPage` draws what every page has, such as its number. */
export function startFlow(pen: Pen, paper: Paper, onPage: (flow: Flow) => void = () => {}): Flow {
  const { margin } = paper
  const flow: Flow = {
    pen,
    left: margin.left,
    width: paper.width - margin.left - margin.right,
    y: margin.top,
    page: 0,
    keep(height) {
      if (flow.y + height <= paper.height - margin.bottom) return false
      begin()
      return true
    },
  }
  const begin = () => {
    pen.newPage(paper.width, paper.height)
    flow.y = margin.top
    flow.page += 1
    onPage(flow)
  }
  begin()
  return flow
}

export interface Style {
  face?: Face
  size?: number
  align?: 'left' | 'right' | 'centre'
  /** Further in from the left of the page. */
  indent?: number
  width?: number
}

const leading = 1.35

/** Height of one line of this size, with what stands between lines. */
export const lineHeight = (size: number): number => heightOfLine(size) * leading

/** A text in as many lines as it takes; lines that are given stay. */
export function writeText(flow: Flow, text: string, style: Style = {}): void {
  const { face = 'plain', size = 11, align = 'left', indent = 0 } = style
  const { width = flow.width - indent } = style
  const lines = text
    .split('\n')
    .flatMap((line) => (line === '' ? [''] : wrap(flow.pen, line, { width, face, size })))
  for (const line of lines) {
    flow.keep(lineHeight(size))
    const spare = width - flow.pen.widthOf(line, face, size)
    const shift = align === 'right' ? spare : align === 'centre' ? spare / 2 : 0
    const x = flow.left + indent + shift
    if (line !== '') flow.pen.write(line, { x, y: flow.y + heightOfLine(size), face, size })
    flow.y += lineHeight(size)
  }
}

import { coverColours } from './cover-palette.ts'
import { layouts, panel } from './cover-layouts.ts'
import { motifNames } from './cover-motifs.ts'

export interface CoverSubject {
  title: string
  author?: string
  /** Dewey number or anything that starts with its first figure. */
  classNumber?: string
}

/**
 * Draws a cover as the inside of an SVG of 120 × 180, the same for the same book.
 * Colour follows the class; layout and pattern follow title and author.
 */
export function drawCover(subject: CoverSubject): string {
  const seed = hash(`${subject.title}|${subject.author ?? ''}`)
  const layout = layouts[seed % layouts.length] ?? panel
  const name = motifNames[(seed >>> 4) % motifNames.length] ?? 'kawung'
  const colours = coverColours(subject.classNumber)
  return layout({ ...subject, colours, weave: name, seed }) + hinge
}

const hinge = '<path d="M5.5 0v180" stroke="#000" stroke-opacity=".14" stroke-width="1"/>'

/** FNV-1a, then mixed, so that neighbours in a row look different. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

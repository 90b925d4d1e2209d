import type { LinkedHeading } from '../records/find-record.ts'

export interface CitedName {
  /** A person's in the order family name, given names; without years and titles of the heading. */
  name: string
  isPerson: boolean
}

/** Authors among the headings of a record as citations name them, each once, the main one first. */
export function citedNames(headings: readonly Pick<LinkedHeading, 'role' | 'kind' | 'text'>[]): CitedName[] {
  const found = new Map<string, CitedName>()
  for (const { role, kind, text } of headings) {
    if (role !== 'author') continue
    const isPerson = kind === 'person'
    const name = isPerson ? withoutYears(text) : text
    if (name !== '' && !found.has(name)) found.set(name, { name, isPerson })
  }
  return [...found.values()]
}

// `Toer, Pramoedya Ananta, 1925-2006`, `Sukarno, active 1930`, `Ibn Khaldun, d. 1406`
const years = /,?\s*(?:(?:b|d|ca|fl)\.|born|died|active|approximately)?\s*\d{3,4}\??\s*(?:[-–].*)?$/u

const withoutYears = (text: string): string =>
  text
    .replace(years, '')
    .replace(/[,;\s]+$/, '')
    .trim()

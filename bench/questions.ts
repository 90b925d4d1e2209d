import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { seeded } from './synthetic/titles.ts'

export interface Question {
  words: string[]
  /** Language and branch to narrow by, or neither. */
  language?: string
  branch?: string
}

export interface Questions {
  kind: string
  list: Question[]
}

/** What questions are made of: words of titles and of authors' names, as they are sorted by. */
export interface Asked {
  titleSort: string
  authorSort: string
}

/** Questions of several kinds taken from the titles that are there, the same for the same titles. */
export async function questionsFrom(db: Db, ofEachKind = 400): Promise<Questions[]> {
  const { rows } = await sql<Asked>`
    select title_sort, author_sort from catalogue.records where deleted_at is null and title_sort <> ''
    order by id limit 20000
  `.execute(db)
  return questionsOf(rows, ofEachKind)
}

export function questionsOf(rows: readonly Asked[], ofEachKind = 400): Questions[] {
  const frequencies = new Map<string, number>()
  for (const { titleSort } of rows) {
    for (const word of new Set(titleSort.split(' '))) frequencies.set(word, (frequencies.get(word) ?? 0) + 1)
  }
  const byFrequency = [...frequencies].filter(([word]) => word.length > 2).toSorted((a, b) => b[1] - a[1])
  const commonWords = byFrequency.slice(10, 60).map(([word]) => word)
  const rareWords = byFrequency.filter(([, count]) => count <= 2).map(([word]) => word)
  const roll = seeded(7)
  const one = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)]!
  const many = (make: () => Question) => Array.from({ length: ofEachKind }, make)
  const words = (row: Asked) => row.titleSort.split(' ').filter((word) => word.length > 2)
  return [
    { kind: 'common word', list: many(() => ({ words: [one(commonWords)] })) },
    { kind: 'rare word', list: many(() => ({ words: [one(rareWords)] })) },
    { kind: 'two words', list: many(() => ({ words: words(one(rows)).slice(0, 2) })) },
    { kind: 'whole title', list: many(() => ({ words: words(one(rows)) })) },
    { kind: 'author', list: many(() => ({ words: one(rows).authorSort.split(' ').filter(Boolean) })) },
    {
      kind: 'two filters',
      list: many(() => ({
        words: [one(commonWords)],
        language: 'ind',
        branch: `uji-${Math.floor(roll() * 5)}`,
      })),
    },
  ]
}

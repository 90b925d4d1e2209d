import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { findDuplicates, headingKey } from '#modules/catalogue/index.ts'
import { listAlike, type Suggestion } from './find-suggestions.ts'

export interface SimilarTitle {
  id: number
  title: string
  responsibility: string
}

export interface Alike {
  titles: readonly SimilarTitle[]
  suggestions: readonly Suggestion[]
}

interface Typed {
  title: string
  author: string
  isbn: string
}

const tellingLetters = 4
const most = 5

/** What the catalogue and other suggestions have of the same, or of a title that begins as far as it is typed. */
export async function findSimilar(db: Db, typed: Typed): Promise<Alike> {
  const [same, beginning, suggestions] = await Promise.all([
    findDuplicates(db, { ...typed, issn: '' }),
    titlesBeginning(db, headingKey(typed.title)),
    listAlike(db, typed),
  ])
  const titles = [...new Map([...same, ...beginning].map((title) => [title.id, title])).values()]
  return { titles: titles.slice(0, most), suggestions }
}

async function titlesBeginning(db: Db, key: string): Promise<SimilarTitle[]> {
  if (key.length < tellingLetters) return []
  const { rows } = await sql<SimilarTitle>`
    select id, title, coalesce(description->>'responsibility', main_author, '') as responsibility
    from catalogue.records
    where title_sort >= ${key} and title_sort < ${`${key}\uFFFF`} and starts_with(title_sort, ${key})
      and deleted_at is null
    order by title_sort, id limit ${most}
  `.execute(db)
  return rows
}

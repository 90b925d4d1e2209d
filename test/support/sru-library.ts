import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { insertItems, createRecord } from '#modules/catalogue/index.ts'
import { searchHere, type Search } from '#modules/search/index.ts'
import { seedSynthetic } from '../../bench/seed.ts'
import { marcText } from './marc-text.ts'
import { testWeb, type TestWeb } from './web.ts'
import { protocolsModule } from '#protocols/index.ts'

/** Titles of which every word is known, beside the made-up ones. */
export const known = [
  `001 PKB-KNOWN-1
   008 800101s1980    io            000 1 ind d
   020 ## $a 9789799731234
   082 04 $a 899.2213
   100 1# $a Toer, Pramoedya Ananta
   245 10 $a Zamrud khatulistiwa : $b roman keluarga Nusantara / $c Pramoedya Ananta Toer.
   264 #1 $a Jakarta : $b Zirkonia Mitra, $c 1980.
   490 0# $a Zodiak Buru ; $v 1
   650 #4 $a Zoologi $v Fiksi`,
  `001 PKB-KNOWN-2
   008 050101s1991    io            000 1 jav d
   100 1# $a Hamka
   245 10 $a Zamrud & khatulistiwa yang lain <dan> "tanda" / $c Hamka.
   246 3# $a Zamzam
   264 #1 $a Blitar : $b Zirkonia, $c 1991.
   650 #4 $a Zoologi`,
  `001 PKB-KNOWN-3
   245 00 $a Khatulistiwa zamrud`,
]

export interface SruLibrary {
  db: Db
  search: Search & { refresh(): Promise<void> }
  web: TestWeb
  /** Numbers of the known titles. */
  ids: number[]
}

/** A catalogue of a few hundred titles behind SRU, the index up to date. */
export async function sruLibrary(db: Db, titles = 300): Promise<SruLibrary> {
  await seedSynthetic(db, titles, 7, () => {})
  const ids: number[] = []
  for (const lines of known) ids.push((await createRecord(db, marcText(lines), systemActor)).id)
  const [branch] = await db.selectFrom('branches.branches').select('id').orderBy('id').limit(1).execute()
  const item = {
    recordId: ids[0] ?? 0,
    branchId: branch?.id ?? 0,
    barcode: 'ZB-0001',
    callNumber: '899.2213 TOE z',
  }
  await db.transaction().execute((tx) => insertItems(tx, [item], 'test'))
  const search = await searchHere(db)
  await search.refresh()
  const web = await testWeb(db, () => [protocolsModule({ search })])
  return { db, search, web, ids }
}

export interface SruAnswer {
  xml: string
  status: number
  total: number | undefined
  /** Numbers of the diagnostics with their details. */
  diagnostics: string[]
  /** Control numbers or titles, as the records have them. */
  controlNumbers: string[]
}

const allOf = (xml: string, pattern: RegExp): string[] =>
  [...xml.matchAll(pattern)].map(([, text = '']) => text)

export async function readAnswer(answer: Response): Promise<SruAnswer> {
  const xml = await answer.text()
  const [total] = allOf(xml, /<numberOfRecords>(\d+)</g)
  return {
    xml,
    status: answer.status,
    total: total === undefined ? undefined : Number(total),
    diagnostics: allOf(xml, /<diagnostic\b[^>]*>([^]*?)<\/diagnostic>/g).map((one) =>
      [/diagnostic\/1\/(\d+)</.exec(one)?.[1], /<details>([^]*?)</.exec(one)?.[1]].filter(Boolean).join(' '),
    ),
    controlNumbers: allOf(xml, /tag="001">([^<]*)</g),
  }
}

/** Asks by address; of several versions the one that is named. */
export async function ask(
  { web }: Pick<SruLibrary, 'web'>,
  parameters: Record<string, string>,
): Promise<SruAnswer> {
  return readAnswer(await web.stranger.get(`/sru?${new URLSearchParams(parameters)}`))
}

/** Asks a query in version 1.2. */
export const find = (library: Pick<SruLibrary, 'web'>, query: string, more: Record<string, string> = {}) =>
  ask(library, { version: '1.2', operation: 'searchRetrieve', query, maximumRecords: '0', ...more })

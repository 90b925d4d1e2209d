import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface LinkRun {
  id: number
  state: 'linking' | 'done' | 'undoing' | 'undone'
  chosen: number
  linked: number
  /** Forms whose headings have been linked so far. */
  applied: number
  createdAt: Date
  createdBy: string
}

const mostListed = 50

/** The newest first. */
export const listRuns = (db: Db): Promise<LinkRun[]> => readRuns(db, sql`true`)

export const findRun = async (db: Db, id: number): Promise<LinkRun | undefined> =>
  (await readRuns(db, sql`id = ${id}`))[0]

async function readRuns(db: Db, which: ReturnType<typeof sql>): Promise<LinkRun[]> {
  const { rows } = await sql<LinkRun>`
    select id, state, chosen, linked, created_at, created_by,
      (select count(*)::int from catalogue.authority_links links
        where links.link_run_id = runs.id and links.applied) as applied
    from catalogue.link_runs runs where ${which} order by id desc limit ${mostListed}
  `.execute(db)
  return rows
}

export interface LinkedForm {
  text: string
  authorityId: number
  heading: string
}

/** The forms that a run linked, the first of them. */
export async function formsOfRun(db: Db, id: number, limit: number): Promise<LinkedForm[]> {
  const { rows } = await sql<LinkedForm>`
    select links.text, links.authority_id, authorities.heading
    from catalogue.authority_links links
    join catalogue.authorities authorities on authorities.id = links.authority_id
    where links.link_run_id = ${id} order by links.key limit ${limit}
  `.execute(db)
  return rows
}

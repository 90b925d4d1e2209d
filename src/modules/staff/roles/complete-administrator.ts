import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** The role of administrators holds every permission there is, also those that came with a newer version. */
export const completeAdministrator = (db: Db, permissions: readonly string[]) =>
  sql`
    update staff.roles set permissions = ${[...permissions]}::text[]
    where code = 'administrator' and not (permissions @> ${[...permissions]}::text[])
  `.execute(db)

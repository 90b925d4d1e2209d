import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { ApiPage, type ApiPageProps } from './api-page.tsx'
import { paths } from './paths.ts'

export const apiPageRoute = (requestsPerMinute: number) =>
  new Hono<Env>().get(paths.page, requires(everyone), async (c) => {
    const examples = await findExamples(c.var.db)
    return c.html(<ApiPage context={c.var.page} {...{ requestsPerMinute, examples }} />)
  })

/** One of each kind of thing that can be asked for, so that every example has an answer. */
async function findExamples(db: Db): Promise<ApiPageProps['examples']> {
  const { rows } = await sql<Record<keyof ApiPageProps['examples'], string | null>>`
    select items.record_id as record, items.barcode,
      (select id from catalogue.authorities where merged_into is null and deleted_at is null order by id limit 1)
        as authority,
      (select code from branches.branches where closed_at is null order by position, id limit 1) as branch
    from (select 1) always
    left join lateral (
      select items.record_id, items.barcode from catalogue.items items
      join catalogue.records records on records.id = items.record_id and records.deleted_at is null
      where items.deleted_at is null and items.disposition <> 'withdrawn'
      order by items.id limit 1
    ) items on true
  `.execute(db)
  const [found] = rows
  return {
    ...(found?.record ? { record: Number(found.record) } : {}),
    ...(found?.barcode ? { barcode: found.barcode } : {}),
    ...(found?.authority ? { authority: Number(found.authority) } : {}),
    ...(found?.branch ? { branch: found.branch } : {}),
  }
}

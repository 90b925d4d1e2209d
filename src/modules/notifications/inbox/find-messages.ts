import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

export interface InboxMessage {
  id: number
  subject: string
  madeAt: Date
  readAt: Date | null
}

export interface Inbox {
  messages: InboxMessage[]
  pages: number
}

const perPage = 20

/** A member's own messages, the newest first. */
export async function listInbox(db: Db, readerId: number, page: number): Promise<Inbox> {
  const { rows } = await sql<InboxMessage & { total: number }>`
    select id, subject, made_at, read_at, count(*) over ()::int as total
    from notifications.messages where reader_id = ${readerId} and channel = 'inbox'
    order by made_at desc, id desc limit ${perPage} offset ${(page - 1) * perPage}
  `.execute(db)
  return { messages: rows, pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / perPage)) }
}

/** One message of a reader's own; it counts as read from now on. */
export const openMessage = (db: Db, { id, readerId }: { id: number; readerId: number }, now: Date) =>
  db
    .updateTable('notifications.messages')
    .set({ readAt: sql<Date>`coalesce(read_at, ${now})` })
    .where('id', '=', id)
    .where('readerId', '=', readerId)
    .where('channel', '=', 'inbox')
    .returning(['id', 'subject', 'body', 'madeAt', 'language'])
    .executeTakeFirst()

/** How many messages a member has not read yet. */
export async function countUnread(db: Db, readerId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from notifications.messages
    where reader_id = ${readerId} and channel = 'inbox' and read_at is null
  `.execute(db)
  return rows[0]?.count ?? 0
}

import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { MessageChannel, NoticeKind } from '../kinds.ts'

export const standings = ['waiting', 'sending', 'sent', 'failed', 'bounced', 'unknown', 'cancelled'] as const
export type Standing = (typeof standings)[number]
/** Standings that wait for somebody's decision. */
export const troubled: readonly Standing[] = ['failed', 'bounced', 'unknown']

export interface OutboxFilter {
  /** `trouble` for all that needs a decision. */
  standing?: Standing | 'trouble'
  channel?: MessageChannel
  kind?: NoticeKind
  page: number
}

export interface OutboxRow {
  id: number
  readerName: string
  channel: MessageChannel
  subject: string
  standing: Standing
  attempts: number
  madeAt: Date
}

const perPage = 50

/** Messages, the newest first. */
export async function listOutbox(
  db: Db,
  { standing, channel, kind, page }: OutboxFilter,
): Promise<{ rows: OutboxRow[]; more: boolean }> {
  const wanted = standing === 'trouble' ? troubled : standing ? [standing] : standings
  const { rows } = await sql<OutboxRow>`
    select messages.id, patrons.name as reader_name, messages.channel, messages.subject, messages.standing,
      messages.attempts, messages.made_at
    from notifications.messages messages
    join patrons.patrons patrons on patrons.id = messages.reader_id
    where messages.standing = any(${wanted})
      and (${channel ?? null}::text is null or messages.channel = ${channel ?? null})
      and (${kind ?? null}::text is null or ${kind ?? null} = any(messages.kinds))
    order by messages.made_at desc, messages.id desc
    limit ${perPage + 1} offset ${(page - 1) * perPage}
  `.execute(db)
  return { rows: rows.slice(0, perPage), more: rows.length > perPage }
}

/** Messages that wait for somebody's decision. */
export async function countInTrouble(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from notifications.messages where standing in ('failed', 'bounced', 'unknown')
  `.execute(db)
  return rows[0]?.count ?? 0
}

export interface OutboxMessage extends OutboxRow {
  readerId: number
  kinds: NoticeKind[]
  language: string
  body: string
  problem: string
  settledAt: Date | null
  settledBy: string
  readAt: Date | null
  /** A telephone that WhatsApp can be opened with, as +62…; none where the member has given none. */
  whatsapp: string | null
}

export async function findOutboxMessage(db: Db, id: number): Promise<OutboxMessage | undefined> {
  const { rows } = await sql<OutboxMessage>`
    select messages.id, messages.reader_id, patrons.name as reader_name, messages.channel, messages.subject,
      messages.body, messages.kinds, messages.language, messages.standing, messages.attempts, messages.made_at,
      messages.problem, messages.settled_at, messages.settled_by, messages.read_at,
      (select value from patrons.contacts where patron_id = messages.reader_id and kind = 'phone' and whatsapp
        order by id limit 1) as whatsapp
    from notifications.messages messages
    join patrons.patrons patrons on patrons.id = messages.reader_id
    where messages.id = ${id}
  `.execute(db)
  return rows[0]
}

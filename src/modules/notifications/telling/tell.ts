import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import {
  isAtOnce,
  isChosen,
  isOwnOnly,
  noticeKinds,
  outerChannels,
  type MessageChannel,
  type OuterChannel,
} from '../kinds.ts'
import { afterQuietHours } from '../settings/quiet-hours.ts'
import { findNoticeSettings } from '../settings/notice-settings.ts'
import { draftMessage, type Desk, type Draft } from './draft-message.ts'
import type { Noted } from './facts-of.ts'
import { readersOf } from './readers-of.ts'
import { waysTo, type Ways } from './ways-to.ts'

export interface Telling extends Desk {
  /** Channels that this library runs. */
  channels: ReadonlySet<OuterChannel>
}

/** Members whose notices are told in one transaction; a family stands together. */
const membersAtOnce = 100

/**
 * Writes the messages of all that waits to be told: what is no longer true is dropped, and everything for one reader
 * goes into one message a channel. Two workers at once never take the same notice. In quiet hours only what cannot
 * wait is told.
 */
export async function tell(db: Db, telling: Telling, now: Date): Promise<number> {
  const settings = await findNoticeSettings(db)
  const quiet = afterQuietHours(now, settings).getTime() > now.getTime()
  const kinds = noticeKinds.filter((kind) => !quiet || isAtOnce(kind))
  await dropStale(db, now)
  let written = 0
  for (;;) {
    const count = await db.transaction().execute(async (tx) => {
      const notices = await takeNotices(tx, kinds, now)
      if (notices.length === 0) return undefined
      return tellThese(tx, telling, notices, now)
    })
    if (count === undefined) return written
    written += count
  }
}

const dropStale = (db: Db, now: Date) =>
  db
    .updateTable('notifications.notices')
    .set({ standing: 'dropped', droppedBecause: 'stale', settledAt: now })
    .where('standing', '=', 'waiting')
    .where('staleFrom', '<=', now)
    .execute()

async function takeNotices(tx: Tx, kinds: readonly string[], now: Date): Promise<Noted[]> {
  const { rows } = await sql<Noted>`
    with members as (
      select distinct notices.patron_id, coalesce((
        select min(guardian_id) from patrons.guardianships
        where child_id = notices.patron_id and ended_at is null), notices.patron_id) as family
      from notifications.notices notices
      where notices.standing = 'waiting' and notices.tell_from <= ${now} and notices.kind = any(${kinds})
      order by family limit ${membersAtOnce}
    )
    select id, kind, patron_id, about from notifications.notices
    where standing = 'waiting' and tell_from <= ${now} and kind = any(${kinds})
      and patron_id in (select patron_id from members)
    order by id
    for update skip locked
  `.execute(tx)
  return rows
}

async function tellThese(tx: Tx, telling: Telling, notices: readonly Noted[], now: Date): Promise<number> {
  const readers = await readersOf(tx, [...new Set(notices.map(({ patronId }) => patronId))], dayOf(now))
  const byReader = new Map<number, Noted[]>()
  for (const notice of notices)
    for (const reader of isOwnOnly(notice.kind) ? [notice.patronId] : (readers.get(notice.patronId) ?? []))
      byReader.set(reader, [...(byReader.get(reader) ?? []), notice])
  const ways = await waysTo(tx, [...byReader.keys()], telling.channels)
  const told = new Set<number>()
  let written = 0
  for (const [readerId, ofReader] of byReader) {
    for (const { channel, wanted } of channelsFor(ways.get(readerId), ofReader)) {
      const draft = await draftMessage(tx, telling, { readerId, notices: wanted }, now)
      if (!draft) continue
      await writeMessage(tx, { readerId, channel, draft }, now)
      for (const id of draft.noticeIds) told.add(id)
      written += 1
    }
  }
  await settle(tx, notices, told, now)
  return written
}

/** The inbox takes all but what must be proven by mail; another channel what the reader wants by it. */
function channelsFor(
  ways: Ways | undefined,
  notices: readonly Noted[],
): { channel: MessageChannel; wanted: readonly Noted[] }[] {
  const outer = outerChannels
    .filter((channel) => ways?.reachable.has(channel))
    .map((channel) => ({ channel, wanted: notices.filter(({ kind }) => ways?.wants(kind, channel)) }))
    .filter(({ wanted }) => wanted.length > 0)
  const kept = notices.filter(({ kind }) => isChosen(kind))
  return [...(kept.length > 0 ? [{ channel: 'inbox' as const, wanted: kept }] : []), ...outer]
}

async function writeMessage(
  tx: Tx,
  { readerId, channel, draft }: { readerId: number; channel: MessageChannel; draft: Draft },
  now: Date,
): Promise<void> {
  const { subject, body, language, kinds, noticeIds } = draft
  const inbox = channel === 'inbox'
  await sql`
    with message as (
      insert into notifications.messages
        (reader_id, channel, kinds, language, subject, body, standing, made_at, try_at, settled_at)
      values (${readerId}, ${channel}, ${kinds}, ${language}, ${subject}, ${body},
        ${inbox ? 'sent' : 'waiting'}, ${now}, ${now}, ${inbox ? now : null})
      returning id
    )
    insert into notifications.message_notices (message_id, notice_id)
    select message.id, notice from message, unnest(${noticeIds}::bigint[]) notice
  `.execute(tx)
}

async function settle(
  tx: Tx,
  notices: readonly Noted[],
  told: ReadonlySet<number>,
  now: Date,
): Promise<void> {
  const untrue = notices.filter(({ id }) => !told.has(id)).map(({ id }) => id)
  await sql`
    update notifications.notices set settled_at = ${now},
      standing = case when id = any(${untrue}) then 'dropped' else 'told' end,
      dropped_because = case when id = any(${untrue}) then 'no-longer-true' end
    where id = any(${notices.map(({ id }) => id)})
  `.execute(tx)
}

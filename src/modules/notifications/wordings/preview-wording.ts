import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import type { Language } from '#kernel/i18n.ts'
import type { NoticeKind } from '../kinds.ts'
import type { ComposedMessage } from '../telling/compose.ts'
import { draftMessage, type Desk } from '../telling/draft-message.ts'
import type { Noted } from '../telling/facts-of.ts'
import type { Wording, WordingKind } from './default-wordings.ts'

export interface Preview extends ComposedMessage {
  readerName: string
}

/**
 * A wording as it would read on something that really happened: the newest notice of its kind that is still true, or
 * one that would be true today. Undefined while there is none.
 */
export async function previewWording(
  db: Db,
  desk: Desk,
  { kind, language, wording }: { kind: WordingKind; language: Language; wording: Wording },
  now: Date,
): Promise<Preview | undefined> {
  const cases = kind === 'frame' ? await recentNotices(db, undefined) : await casesOf(db, kind, dayOf(now))
  for (const notice of cases) {
    const draft = await draftMessage(
      db,
      desk,
      { readerId: notice.patronId, notices: [notice], language, wordings: { [kind]: wording } },
      now,
    )
    if (draft) return { subject: draft.subject, body: draft.body, readerName: draft.readerName }
  }
  return undefined
}

const mostTried = 5

async function recentNotices(db: Db, kind: NoticeKind | undefined): Promise<Noted[]> {
  const { rows } = await sql<Noted>`
    select id, kind, patron_id, about from notifications.notices
    where ${kind ?? null}::text is null or kind = ${kind ?? null}
    order by id desc limit ${mostTried}
  `.execute(db)
  return rows
}

/** Notices of a kind that there were; before the first one, what is so today. */
async function casesOf(db: Db, kind: NoticeKind, today: Day): Promise<Noted[]> {
  const noted = await recentNotices(db, kind)
  const { rows } = await sql<Omit<Noted, 'kind' | 'id'>>`
    select * from (
      select patron_id, jsonb_build_object('loans', jsonb_build_array(id), 'day', due_on) as about
        from circulation.loans
        where ended_at is null and ${kind} in ('due-soon', 'overdue', 'receipt')
          and (due_on < ${today}) = (${kind} = 'overdue')
        order by lent_at desc limit ${mostTried}
    ) loans
    union all
    select * from (
      select patron_id, jsonb_build_object('hold', id) from circulation.holds
        where standing = 'ready' and ${kind} in ('hold-ready', 'hold-expiring') order by id desc limit ${mostTried}
    ) holds
    union all
    select * from (
      select patron_id, jsonb_build_object('hold', id, 'day', current_date) from circulation.holds
        where standing = 'ready' and pickup_point_id is not null and ${kind} = 'visit-dropped'
        order by id desc limit ${mostTried}
    ) visits
    union all
    select * from (
      select id, jsonb_build_object('day', expires_on) from patrons.patrons
        where standing = 'active' and ${kind} in ('card-expiring', 'welcome', 'verification', 'pin-link')
        order by id desc limit 1
    ) members
    union all
    select * from (
      select patron_id, jsonb_build_object('suggestion', id, 'state', state) from acquisition.suggestions
        where patron_id is not null and ${kind} = 'suggestion' order by id desc limit ${mostTried}
    ) suggestions
  `.execute(db)
  return [...noted, ...rows.map((row) => ({ ...row, kind, id: 0 }))]
}

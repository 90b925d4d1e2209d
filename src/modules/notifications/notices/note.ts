import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import type { NoticeKind } from '../kinds.ts'

/** Numbers of what a notice is about; words are read when it is told. */
export interface About {
  loans?: number[]
  hold?: number
  /** The day that was said to be the last: when it has moved, the notice is no longer true. */
  day?: Day
  /** Copies brought back, on a receipt. */
  returned?: number[]
  /** A suggestion, and the state of which it tells. */
  suggestion?: number
  state?: string
  /** The mail address that a link for a new PIN goes to, and when it was asked for. */
  contact?: number
  asked?: string
}

export interface NewNotice {
  /** What it is about, so that the same thing is noted once. */
  key: string
  kind: NoticeKind
  patronId: number
  about: About
  tellFrom: Date
  staleFrom?: Date
}

/** Notes what members are to be told; what has been noted before under its key is left as it is. */
export async function note(db: Db | Tx, notices: readonly NewNotice[], now: Date): Promise<number> {
  if (notices.length === 0) return 0
  const rows = notices.map(({ key, kind, patronId, about, tellFrom, staleFrom }) => ({
    key,
    kind,
    patron_id: patronId,
    about,
    tell_from: tellFrom,
    stale_from: staleFrom ?? null,
  }))
  const { numAffectedRows = 0n } = await sql`
    insert into notifications.notices (key, kind, patron_id, about, tell_from, stale_from, noted_at)
    select given.key, given.kind, given.patron_id, given.about, given.tell_from, given.stale_from, ${now}
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as given
      (key text, kind text, patron_id bigint, about jsonb, tell_from timestamptz, stale_from timestamptz)
    on conflict (key) do nothing
  `.execute(db)
  return Number(numAffectedRows)
}

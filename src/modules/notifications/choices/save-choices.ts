import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import {
  isChosen,
  isUsual,
  noticeKinds,
  outerChannels,
  type NoticeKind,
  type OuterChannel,
} from '../kinds.ts'

export interface Choice {
  kind: NoticeKind
  channel: OuterChannel
  wanted: boolean
}

/** Every pair of a kind and a channel that a member can choose. */
export const choosable: readonly { kind: NoticeKind; channel: OuterChannel }[] = noticeKinds
  .filter(isChosen)
  .flatMap((kind) => outerChannels.map((channel) => ({ kind, channel })))

/** What a member wants by which channel. */
export async function findChoices(db: Db, patronId: number): Promise<Choice[]> {
  const rows = await db
    .selectFrom('notifications.choices')
    .select(['kind', 'channel', 'wanted'])
    .where('patronId', '=', patronId)
    .execute()
  const chosen = new Map(rows.map(({ kind, channel, wanted }) => [`${kind} ${channel}`, wanted]))
  return choosable.map(({ kind, channel }) => ({
    kind,
    channel,
    wanted: chosen.get(`${kind} ${channel}`) ?? isUsual(kind, channel),
  }))
}

export async function saveChoices(
  db: Db,
  patronId: number,
  choices: readonly Choice[],
  now: Date,
): Promise<void> {
  await sql`
    insert into notifications.choices (patron_id, kind, channel, wanted, chosen_at)
    select ${patronId}::bigint, given.kind, given.channel, given.wanted, ${now}::timestamptz
    from jsonb_to_recordset(${toJson(choices)}::jsonb) as given (kind text, channel text, wanted boolean)
    on conflict (patron_id, kind, channel) do update set wanted = excluded.wanted, chosen_at = excluded.chosen_at
  `.execute(db)
}

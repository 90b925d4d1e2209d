import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { PatronRef } from '../deeds/deed.ts'
import type { PatronFacts } from './blocks-of-patron.ts'

/** A member's facts as one JSON value, to stand in a larger statement. */
export const patronFacts = (
  id: number,
  ref: PatronRef,
  today: Day,
): RawBuilder<PatronFacts> => sql<PatronFacts>`(
  select jsonb_build_object('id', patrons.id, 'category', patrons.category, 'standing', patrons.standing,
    'expiresOn', patrons.expires_on, 'verified', patrons.verified_at is not null,
    'cardEnded', ${cardEnded(ref)}, 'blocks', coalesce((
      select jsonb_agg(jsonb_build_object('kind', blocks.kind, 'reason', blocks.reason, 'endsOn', blocks.ends_on)
        order by blocks.id)
      from patrons.blocks blocks
      where blocks.patron_id = patrons.id and blocks.lifted_at is null and blocks.starts_on <= ${today}
        and (blocks.ends_on is null or blocks.ends_on >= ${today})), '[]'))
  from patrons.patrons patrons where patrons.id = ${id})`

const cardEnded = (ref: PatronRef) =>
  'card' in ref
    ? sql`(select cards.ended_because from patrons.cards cards where cards.number = ${ref.card.trim().toUpperCase()})`
    : sql`null`

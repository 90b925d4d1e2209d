import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { toJson } from '#kernel/json-column.ts'
import type { MemberTerms } from '#modules/circulation/index.ts'
import { packSorted } from './pack.ts'

/** States of a card, as the upper half of its byte; the island knows the same numbers (`parts/offline/known.ts`). */
export const cardStates = [
  'ok',
  'blocked',
  'suspended',
  'expired',
  'owes',
  'lost',
  'replaced',
  'left',
] as const

/** More cards than this do not go onto a tablet. */
export const mostCards = 300_000

export interface PackedMembers {
  count: number
  hashes: string
  states: string
  categories: string
}

// The state of a card is the upper half of its byte; `islands/parts/offline/known.ts` knows the same numbers.
interface Row {
  count: number
  hashes: Buffer | null
  states: Buffer | null
  categories: Buffer | null
}

export interface CategoryTerms extends MemberTerms {
  code: string
  place: number
}

/**
 * All cards as hashes with one byte each: what speaks against lending, and how much may still be borrowed (15: enough).
 * No names, no numbers. Hashed and sorted by the database, so that this process does not stand still meanwhile.
 */
export async function readMembers(db: Db, asked: Asked): Promise<PackedMembers> {
  const { rows } = await sql<Row>`
    with ${money}, ${lent(asked)}, ${stopped(asked)}, ${terms(asked)}, found as (${cards(asked)}), told as (
      -- of two cards with one hash, in millions, the one that speaks louder
      select hash, max(state * 16 + 15 - rest) as byte, min(place) as place from found group by hash
    )
    select count(*) as count, string_agg(hash, ''::bytea order by hash) as hashes,
      string_agg(set_byte('\\x00'::bytea, 0, (byte / 16 * 16 + 15 - byte % 16)::integer), ''::bytea order by hash)
        as states,
      string_agg(set_byte('\\x00'::bytea, 0, place), ''::bytea order by hash) as categories
    from told
  `.execute(db)
  const [row] = rows
  const base64 = (bytes: Buffer | null | undefined) => (bytes ?? Buffer.alloc(0)).toString('base64')
  return {
    count: row?.count ?? 0,
    hashes: Buffer.from(packSorted(row?.hashes ?? Buffer.alloc(0))).toString('base64'),
    states: base64(row?.states),
    categories: base64(row?.categories),
  }
}

interface Asked {
  salt: string
  today: Day
  terms: readonly CategoryTerms[]
}

const money = sql`money as materialized (
  select patron_id, sum(effect) as owed from circulation.account_entries
  where patron_id is not null group by patron_id having sum(effect) > 0)`

const lent = ({ today }: Asked) => sql`lent as materialized (
  select patron_id, count(*) as have, count(*) filter (where due_on < ${today}) as overdue
  from circulation.loans where ended_at is null group by patron_id)`

const stopped = ({ today }: Asked) => sql`stopped as materialized (
  select patron_id, bool_or(kind = 'suspension') as suspended, bool_or(kind <> 'suspension') as blocked
  from patrons.blocks
  where lifted_at is null and starts_on <= ${today} and (ends_on is null or ends_on >= ${today})
  group by patron_id)`

const terms = ({ terms: given }: Asked) => sql`terms as materialized (
  select * from jsonb_to_recordset(${toJson(given)}::jsonb) as given (code text, place integer, most integer,
    "mostUnverified" integer, "debtLimit" bigint, "overdueLimit" integer))`

const cards = ({ salt, today }: Asked) => sql`
  select substr(sha256(convert_to(${salt} || cards.number, 'UTF8')), 1, 4) as hash,
    case when cards.ended_because = 'lost' then 5 when cards.ended_at is not null then 6
      when patrons.standing = 'closed' then 7 when stopped.blocked then 1 when stopped.suspended then 2
      when patrons.expires_on < ${today} then 3
      when money.owed > terms."debtLimit" or lent.overdue > terms."overdueLimit" then 4 else 0 end as state,
    least(15, greatest(0, coalesce(least(terms.most,
      case when patrons.verified_at is null then terms."mostUnverified" end) - coalesce(lent.have, 0), 15))) as rest,
    least(coalesce(terms.place, 255), 255) as place
  from patrons.cards cards
  join patrons.patrons patrons on patrons.id = cards.patron_id
  left join terms on terms.code = patrons.category
  left join money on money.patron_id = patrons.id
  left join lent on lent.patron_id = patrons.id
  left join stopped on stopped.patron_id = patrons.id
  order by cards.ended_at nulls first limit ${mostCards}`

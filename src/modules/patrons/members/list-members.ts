import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export const memberStates = ['active', 'pending', 'expired', 'blocked', 'closed'] as const
export type MemberState = (typeof memberStates)[number]

export interface MemberQuery {
  /** Words of the name, of the school, or the start of a card number; empty for everybody. */
  text: string
  category: string
  /** Empty for all that are not closed. */
  state: MemberState | ''
  /** Runs out on this day or before. */
  expiresBy: Day | ''
  branchId: number | undefined
  school: string
  /** From 1. */
  page: number
}

export interface ListedMember {
  id: number
  name: string
  cardNumber: string | null
  category: string
  state: MemberState
  expiresOn: Day
  birthDate: Day | null
  school: string
  schoolClass: string
}

export const membersPerPage = 50

/** How a member stands on a day, the gravest first; `member` must be patrons.patrons. */
export const stateOn = (today: Day) => sql<MemberState>`
  case when member.standing = 'closed' then 'closed'
    when exists (select from patrons.blocks block where block.patron_id = member.id and block.lifted_at is null
      and block.starts_on <= ${today} and (block.ends_on is null or block.ends_on >= ${today})) then 'blocked'
    when member.standing = 'pending' then 'pending'
    when member.expires_on < ${today} then 'expired'
    else 'active' end
`

/** What a list shows of these members; whoever asks for a page of ids first pays for no others. */
const shown = (ids: RawBuilder<unknown>, today: Day) => sql<ListedMember>`
  select member.id, member.name, card.number as card_number, member.category, ${stateOn(today)} as state,
    member.expires_on, member.birth_date, member.school, member.school_class
  from (${ids}) page
  join patrons.patrons member on member.id = page.id
  left join patrons.cards card on card.patron_id = member.id and card.ended_at is null
`

/** Members that fit what was asked, by name. */
export async function listMembers(
  db: Db,
  query: MemberQuery,
  today: Day,
): Promise<{ total: number; members: ListedMember[] }> {
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from patrons.patrons member where ${conditions(query, today)}
  `.execute(db)
  const ids = pageOf(query, today, { limit: membersPerPage, offset: (query.page - 1) * membersPerPage })
  const { rows } = await sql<ListedMember>`
    ${shown(ids, today)} order by lower(member.name), member.id
  `.execute(db)
  return { total: counted.rows[0]?.total ?? 0, members: rows }
}

/** Ids of all members that fit, in the order of the list, up to a number. */
export async function listMemberIds(db: Db, query: MemberQuery, today: Day, most: number): Promise<number[]> {
  const { rows } = await pageOf(query, today, { limit: most, offset: 0 }).execute(db)
  return rows.map(({ id }) => id)
}

const pageOf = (query: MemberQuery, today: Day, { limit, offset }: { limit: number; offset: number }) =>
  sql<{ id: number }>`
    select member.id from patrons.patrons member where ${conditions(query, today)}
    order by lower(member.name), member.id limit ${limit} offset ${offset}
  `

function conditions(query: MemberQuery, today: Day): RawBuilder<unknown> {
  const { text, category, state, expiresBy, branchId, school } = query
  const all: RawBuilder<unknown>[] = [
    state === '' ? sql`member.standing <> 'closed'` : sql`${stateOn(today)} = ${state}`,
    ...words(text),
  ]
  if (category !== '') all.push(sql`member.category = ${category}`)
  if (expiresBy !== '') all.push(sql`member.expires_on <= ${expiresBy}`)
  if (branchId !== undefined) all.push(sql`member.branch_id = ${branchId}`)
  if (school !== '') all.push(sql`lower(member.school) like ${`%${literal(school.toLowerCase())}%`}`)
  return sql.join(all, sql` and `)
}

/** Every word stands at the start of a word of the name or of the school, or the card begins with it. */
const words = (text: string): RawBuilder<unknown>[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map(
      (word) => sql`(
        ' ' || lower(member.name) || ' ' || lower(member.school) like ${`% ${literal(word)}%`}
        or member.id in (select patron_id from patrons.cards where number like ${`${literal(word.toUpperCase())}%`})
      )`,
    )

const literal = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/** Members whose identity, pupil number, telephone or address is exactly this; closed ones too. */
export async function findMembersBySecret(
  db: Db,
  { digests, contacts }: { digests: readonly Buffer[]; contacts: readonly string[] },
  today: Day,
): Promise<ListedMember[]> {
  const ids = sql`
    select id from patrons.patrons where identity_digest = any(${digests}::bytea[])
    union select id from patrons.patrons where nisn_digest = any(${digests}::bytea[])
    union select patron_id from patrons.contacts where lower(value) = any(${contacts}::text[])
  `
  const { rows } = await sql<ListedMember>`
    ${shown(ids, today)}
    order by member.standing = 'closed', lower(member.name), member.id limit ${membersPerPage}
  `.execute(db)
  return rows
}

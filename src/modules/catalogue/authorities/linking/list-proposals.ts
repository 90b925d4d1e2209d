import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Actor } from '#kernel/audit.ts'
import type { ProposalReason } from './propose.ts'

export interface ListedProposal {
  id: number
  kind: string
  key: string
  text: string
  titles: number
  /** One of the titles that bear it, to look at. */
  recordId: number | null
  recordTitle: string | null
  authorityId: number
  heading: string
  authorityKind: string
  foundBy: ProposalReason
  ambiguous: boolean
}

export const proposalsPerPage = 50

/** Open proposals of one reason, those of the most titles first. */
export async function listProposals(db: Db, by: ProposalReason, page: number): Promise<ListedProposal[]> {
  const { rows } = await sql<ListedProposal>`
    select found.id, found.kind, found.key, found.text, found.titles, found.authority_id, authorities.heading,
      authorities.kind as authority_kind, found.found_by, found.ambiguous, example.record_id,
      example.title as record_title
    from (
      select * from catalogue.heading_proposals where found_by = ${by} and rejected_at is null
      order by titles desc, id limit ${proposalsPerPage} offset ${(page - 1) * proposalsPerPage}
    ) found
    join catalogue.authorities authorities on authorities.id = found.authority_id
    left join lateral (
      select headings.record_id, records.title from catalogue.record_headings headings
      join catalogue.records records on records.id = headings.record_id
      where headings.kind = found.kind and (headings.key = found.key or headings.main_key = found.key)
        and headings.authority_id is null
      limit 1
    ) example on true
    order by found.titles desc, found.id
  `.execute(db)
  return rows
}

export interface ReasonCount {
  foundBy: ProposalReason
  count: number
  /** Of headings that may mean only one authority. */
  sure: number
}

export async function countProposals(db: Db): Promise<ReasonCount[]> {
  const { rows } = await sql<ReasonCount>`
    select found_by, count(*)::int as count, (count(*) filter (where not ambiguous))::int as sure
    from catalogue.heading_proposals where rejected_at is null group by found_by
  `.execute(db)
  return rows
}

export interface ProposalState {
  askedAt: Date | null
  madeAt: Date | null
  headings: number
}

export async function proposalState(db: Db): Promise<ProposalState> {
  const { rows } = await sql<ProposalState>`
    select asked_at, made_at, headings from catalogue.proposal_state
  `.execute(db)
  return rows[0] ?? { askedAt: null, madeAt: null, headings: 0 }
}

/** Says that headings do not mean the authorities proposed; they are not proposed for them again. */
export async function rejectProposals(db: Db, ids: readonly number[], actor: Actor): Promise<void> {
  await db
    .updateTable('catalogue.headingProposals')
    .set({ rejectedAt: new Date(), rejectedBy: actor.name })
    .where('id', 'in', [0, ...ids])
    .where('rejectedAt', 'is', null)
    .execute()
}

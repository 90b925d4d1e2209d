import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db, Tx } from '#kernel/database.ts'
import { addJob } from '#kernel/jobs.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { ProposalReason } from './propose.ts'

export const linkJob = 'catalogue-link-headings'

/** Proposals by number, or all those of a reason whose heading may mean only one authority. */
export type ChosenProposals = { ids: readonly number[] } | { all: ProposalReason }

/** Takes proposals: from now on these headings mean these authorities. The titles follow in the background. */
export const startLinking = (
  db: Db,
  chosen: ChosenProposals,
  actor: Actor,
): Promise<Outcome<{ id: number }, 'nothing-chosen'>> =>
  db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('catalogue.linkRuns')
      .values({ state: 'linking', chosen: 0, actor: toJson(actor), createdBy: actor.name })
      .returning('id')
      .executeTakeFirstOrThrow()
    const count = await writeLinks(tx, id, chosen, actor)
    if (count === 0) {
      await tx.deleteFrom('catalogue.linkRuns').where('id', '=', id).execute()
      return refused('nothing-chosen')
    }
    await tx.updateTable('catalogue.linkRuns').set({ chosen: count }).where('id', '=', id).execute()
    await addJob(tx, linkJob, { id })
    const details = { chosen: count }
    await audit(tx, actor, { action: 'headings.linked', subjectKind: 'link-run', subjectId: id, details })
    return done({ id })
  })

/** Of several proposals for one heading the likeliest is taken; all of them are done with. */
async function writeLinks(tx: Tx, runId: number, chosen: ChosenProposals, actor: Actor): Promise<number> {
  const which =
    'ids' in chosen
      ? sql`proposals.id = any(${[...chosen.ids]}::bigint[])`
      : sql`proposals.found_by = ${chosen.all} and not proposals.ambiguous`
  const { rows } = await sql<{ count: number }>`
    with best as (
      select distinct on (proposals.kind, proposals.key) proposals.kind, proposals.key, proposals.text,
        proposals.authority_id
      from catalogue.heading_proposals proposals
      join catalogue.authorities authorities on authorities.id = proposals.authority_id
        and authorities.merged_into is null and authorities.deleted_at is null
      where ${which} and proposals.rejected_at is null
      order by proposals.kind, proposals.key, proposals.score desc, proposals.id
    ),
    written as (
      insert into catalogue.authority_links (kind, key, text, authority_id, link_run_id, linked_by)
      select kind, key, text, authority_id, ${runId}, ${actor.name} from best
      on conflict do nothing
      returning kind, key
    ),
    over as (
      delete from catalogue.heading_proposals proposals using written
      where proposals.kind = written.kind and proposals.key = written.key and proposals.rejected_at is null
    )
    select count(*)::int as count from written
  `.execute(tx)
  return rows[0]?.count ?? 0
}

/** Begins to take a run back. */
export const startUnlinking = (db: Db, id: number, actor: Actor): Promise<Outcome<undefined, 'not-now'>> =>
  db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('catalogue.linkRuns')
      .set({ state: 'undoing', actor: toJson(actor), finishedAt: null })
      .where('id', '=', id)
      .where('state', 'in', ['linking', 'done'])
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return refused('not-now')
    await addJob(tx, linkJob, { id })
    await audit(tx, actor, { action: 'headings.unlinked', subjectKind: 'link-run', subjectId: id })
    return done(undefined)
  })

const formsAtOnce = 200

/** Does what a run waits for, in parts of one transaction each; may be called again after any interruption. */
export async function runLinking(db: Db, id: number, stopped: () => boolean): Promise<void> {
  let more = true
  while (more && !stopped()) {
    more = await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ state: string }>`
        select state from catalogue.link_runs where id = ${id} for update
      `.execute(tx)
      const state = rows[0]?.state
      if (state === 'linking') return linkPart(tx, id)
      return state === 'undoing' ? unlinkPart(tx, id) : false
    })
  }
}

type Form = { kind: string; key: string; authorityId: number }

/** Forms as rows of `given (kind, key, authority_id)`. */
const given = (forms: readonly Form[]) => sql`
  unnest(${forms.map(({ kind }) => kind)}::text[], ${forms.map(({ key }) => key)}::text[],
    ${forms.map(({ authorityId }) => authorityId)}::bigint[]) as given (kind, key, authority_id)`

async function linkPart(tx: Tx, id: number): Promise<boolean> {
  const { rows } = await sql<Form>`
    update catalogue.authority_links links set applied = true
    from (select kind, key from catalogue.authority_links where link_run_id = ${id} and not applied
      order by kind, key limit ${formsAtOnce}) part
    where links.kind = part.kind and links.key = part.key
    returning links.kind, links.key, links.authority_id
  `.execute(tx)
  if (rows.length === 0) {
    await finish(tx, id, 'done')
    return false
  }
  const whole = await sql`
    update catalogue.record_headings headings set authority_id = given.authority_id
    from ${given(rows)}
    where headings.kind = given.kind and headings.key = given.key and headings.authority_id is null
  `.execute(tx)
  const parts = await sql`
    update catalogue.record_headings headings set main_authority_id = given.authority_id
    from ${given(rows)}
    where headings.kind = given.kind and headings.main_key = given.key and headings.main_authority_id is null
  `.execute(tx)
  await count(tx, id, Number((whole.numAffectedRows ?? 0n) + (parts.numAffectedRows ?? 0n)))
  return true
}

/** First the forms go, then the headings ask anew what they mean: a statement does not see its own deletions. */
async function unlinkPart(tx: Tx, id: number): Promise<boolean> {
  const { rows } = await sql<Form>`
    delete from catalogue.authority_links links
    using (select kind, key from catalogue.authority_links where link_run_id = ${id}
      order by kind, key limit ${formsAtOnce}) part
    where links.kind = part.kind and links.key = part.key
    returning links.kind, links.key, links.authority_id
  `.execute(tx)
  if (rows.length === 0) await finish(tx, id, 'undone')
  else await askAnew(tx, rows)
  return rows.length > 0
}

/** Headings that bore a form which no longer means this authority. */
async function askAnew(tx: Tx, forms: readonly Form[]): Promise<void> {
  await sql`
    update catalogue.record_headings headings
    set authority_id = catalogue.find_authority(headings.kind, headings.key)
    from ${given(forms)}
    where headings.kind = given.kind and headings.key = given.key
      and headings.authority_id = given.authority_id
  `.execute(tx)
  await sql`
    update catalogue.record_headings headings
    set main_authority_id = catalogue.find_authority(headings.kind, headings.main_key)
    from ${given(forms)}
    where headings.kind = given.kind and headings.main_key = given.key
      and headings.main_authority_id = given.authority_id
  `.execute(tx)
}

const count = (tx: Tx, id: number, headings: number) =>
  sql`update catalogue.link_runs set linked = linked + ${headings} where id = ${id}`.execute(tx)

const finish = (tx: Tx, id: number, state: 'done' | 'undone') =>
  tx.updateTable('catalogue.linkRuns').set({ state, finishedAt: new Date() }).where('id', '=', id).execute()

/** Takes back one form alone, whichever run it came from. */
export const removeLink = (db: Db, form: Form, actor: Actor): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('catalogue.authorityLinks')
      .where('kind', '=', form.kind)
      .where('key', '=', form.key)
      .where('authorityId', '=', form.authorityId)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) return
    await askAnew(tx, [form])
    await audit(tx, actor, {
      action: 'authority.unlinked',
      subjectKind: 'authority',
      subjectId: form.authorityId,
      details: { form: form.key },
    })
  })

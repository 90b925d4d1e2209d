import { sql } from 'kysely'
import type { Tx } from '#kernel/database.ts'
import type { Merge } from './merge-members.ts'

/** Moves what is kept beside a member to another: cards, contacts, blocks, family, consents, needs, classes, requests. */
export async function moveKept(tx: Tx, merge: Merge, now: Date): Promise<void> {
  await moveCards(tx, merge, now)
  await moveContacts(tx, merge)
  await moveFamily(tx, merge)
  await moveConsents(tx, merge)
  await tx
    .updateTable('patrons.blocks')
    .set({ patronId: merge.into })
    .where('patronId', '=', merge.from)
    .execute()
  await moveRest(tx, merge)
}

/** The card in use of the double ends, unless it is the only one. */
async function moveCards(tx: Tx, { from, into }: Merge, now: Date): Promise<void> {
  await sql`
    update patrons.cards set ended_at = ${now}, ended_because = 'merged'
    where patron_id = ${from} and ended_at is null
      and exists (select from patrons.cards own where own.patron_id = ${into} and own.ended_at is null)
  `.execute(tx)
  await tx.updateTable('patrons.cards').set({ patronId: into }).where('patronId', '=', from).execute()
}

async function moveContacts(tx: Tx, { from, into }: Merge): Promise<void> {
  await sql`
    update patrons.contacts contact set patron_id = ${into}
    where patron_id = ${from} and not exists (select from patrons.contacts own
      where own.patron_id = ${into} and own.kind = contact.kind)
  `.execute(tx)
  await tx.deleteFrom('patrons.contacts').where('patronId', '=', from).execute()
}

async function moveFamily(tx: Tx, { from, into }: Merge): Promise<void> {
  await sql`
    insert into patrons.guardianships (guardian_id, child_id, relation, consented_at, ended_at)
    select case when guardian_id = ${from} then ${into} else guardian_id end,
      case when child_id = ${from} then ${into} else child_id end, relation, consented_at, ended_at
    from patrons.guardianships
    where ${from} in (guardian_id, child_id) and ${into} not in (guardian_id, child_id)
    on conflict do nothing
  `.execute(tx)
  await sql`delete from patrons.guardianships where ${from} in (guardian_id, child_id)`.execute(tx)
  await sql`
    update patrons.guardian_contacts set patron_id = ${into}
    where patron_id = ${from}
      and not exists (select from patrons.guardian_contacts own where own.patron_id = ${into})
  `.execute(tx)
  await tx.deleteFrom('patrons.guardianContacts').where('patronId', '=', from).execute()
}

/** A consent that both gave stays with each. */
const moveConsents = (tx: Tx, { from, into }: Merge) =>
  sql`
    update patrons.consents consent set patron_id = ${into}
    where patron_id = ${from} and (withdrawn_at is not null or not exists (select from patrons.consents own
      where own.patron_id = ${into} and own.purpose = consent.purpose and own.withdrawn_at is null))
  `.execute(tx)

async function moveRest(tx: Tx, { from, into }: Merge): Promise<void> {
  await sql`
    update patrons.needs set patron_id = ${into}
    where patron_id = ${from} and not exists (select from patrons.needs own where own.patron_id = ${into})
  `.execute(tx)
  await tx.deleteFrom('patrons.needs').where('patronId', '=', from).execute()
  await sql`
    insert into patrons.class_members (class_id, patron_id)
    select class_id, ${into} from patrons.class_members where patron_id = ${from} on conflict do nothing
  `.execute(tx)
  await tx.deleteFrom('patrons.classMembers').where('patronId', '=', from).execute()
  await sql`
    update patrons.data_requests request set patron_id = ${into}
    where patron_id = ${from} and (answered_at is not null or not exists (select from patrons.data_requests own
      where own.patron_id = ${into} and own.kind = request.kind and own.answered_at is null))
  `.execute(tx)
  await tx
    .deleteFrom('patrons.toldApart')
    .where((where) => where.or([where('oneId', '=', from), where('otherId', '=', from)]))
    .execute()
}

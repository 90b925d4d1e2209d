import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { publish } from '#kernel/events.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export type DataRequestKind = 'export' | 'deletion'

/** Notes that a member wants a copy of their data, or its deletion; one that is open already is enough. */
export const requestData = (
  db: Db,
  { patronId, kind }: { patronId: number; kind: DataRequestKind },
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('patrons.dataRequests')
      .values({ patronId, kind, askedAt: now })
      .onConflict((conflict) =>
        conflict.columns(['patronId', 'kind']).where('answeredAt', 'is', null).doNothing(),
      )
      .returning('id')
      .executeTakeFirst()
    if (!made) return
    await audit(tx, actor, {
      action: 'data-request.made',
      subjectKind: 'member',
      subjectId: patronId,
      details: { kind },
    })
    await publish(tx, 'data-requested', { patronId, kind, requestId: made.id })
  })

/** Requests that wait for an answer, the oldest first, then those answered last. */
export const listDataRequests = (db: Db) =>
  db
    .selectFrom('patrons.dataRequests as request')
    .innerJoin('patrons.patrons as member', 'member.id', 'request.patronId')
    .select(['request.id', 'request.patronId', 'request.kind', 'request.askedAt', 'request.answeredAt'])
    .select(['request.answer', 'request.answeredBy', 'member.name'])
    .orderBy((order) => order('request.answeredAt', 'is not', null))
    .orderBy('request.answeredAt', 'desc')
    .orderBy('request.askedAt')
    .limit(200)
    .execute()

/** The requests of one member. */
export const dataRequestsOf = (db: Db, patronId: number) =>
  db
    .selectFrom('patrons.dataRequests')
    .select(['id', 'kind', 'askedAt', 'answeredAt', 'answer'])
    .where('patronId', '=', patronId)
    .orderBy('askedAt', 'desc')
    .execute()

export const findDataRequest = (db: Db, id: number) =>
  db
    .selectFrom('patrons.dataRequests')
    .select(['id', 'patronId', 'kind', 'answeredAt'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Closes a request with what was done. */
export const answerDataRequest = (
  db: Db,
  { id, answer }: { id: number; answer: string },
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<undefined, 'answered-already'>> =>
  db.transaction().execute(async (tx) => {
    const answered = await tx
      .updateTable('patrons.dataRequests')
      .set({ answeredAt: now, answer, answeredBy: actor.name })
      .where('id', '=', id)
      .where('answeredAt', 'is', null)
      .returning(['patronId', 'kind'])
      .executeTakeFirst()
    if (!answered) return refused('answered-already')
    await audit(tx, actor, {
      action: 'data-request.answered',
      subjectKind: 'member',
      subjectId: answered.patronId,
      details: { kind: answered.kind },
    })
    await publish(tx, 'data-request-answered', { ...answered, requestId: id })
    return done(undefined)
  })

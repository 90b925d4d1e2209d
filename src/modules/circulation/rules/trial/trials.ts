import * as v from 'valibot'
import { sql } from 'kysely'
import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { addJob, type Job } from '#kernel/jobs.ts'
import { toJson } from '#kernel/json-column.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import type { RuleSet } from '../book/rule-set.ts'
import { lockDraft } from '../drafts/drafts.ts'
import type { TrialResult } from './compare-rules.ts'

export interface Trial {
  id: number
  draftId: number
  firstDay: Day
  lastDay: Day
  proposed: RuleSet
  state: 'waiting' | 'running' | 'done' | 'failed'
  loansDone: number
  loansTotal: number | null
  result: TrialResult | null
  askedBy: string
  askedAt: Date
}

export async function findTrial(db: Db, id: number): Promise<Trial | undefined> {
  const { rows } = await sql<Trial>`
    select id, draft_id, first_day, last_day, proposed, state, loans_done, loans_total, result, asked_by, asked_at
    from circulation.rule_trials where id = ${id}
  `.execute(db)
  return rows[0]
}

/** Trials of a draft, the newest first, without their results. */
export const listTrials = (db: Db, draftId: number) =>
  db
    .selectFrom('circulation.ruleTrials')
    .select(['id', 'firstDay', 'lastDay', 'state', 'loansTotal', 'askedBy', 'askedAt'])
    .where('draftId', '=', draftId)
    .orderBy('id', 'desc')
    .limit(20)
    .execute()

export const trialJob = 'circulation-rule-trial'

export interface NewTrial {
  draftId: number
  firstDay: Day
  lastDay: Day
}

/** Asks for a draft to be tried on the loans of a span of days, as it stands now. */
export const askForTrial = (
  db: Db,
  { draftId, firstDay, lastDay }: NewTrial,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ id: number }, 'draft-gone'>> =>
  db.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, draftId)
    if (!draft) return refused('draft-gone')
    const trial = await tx
      .insertInto('circulation.ruleTrials')
      .values({
        draftId,
        firstDay,
        lastDay,
        proposed: toJson(draft.proposed),
        askedBy: actor.name,
        askedAt: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await addJob(tx, trialJob, trial)
    const details = { firstDay, lastDay }
    await audit(tx, actor, {
      action: 'rule-trial.asked',
      subjectKind: 'rule-draft',
      subjectId: draftId,
      details,
    })
    return done(trial)
  })

export const trialJobs = (
  run: (db: Db, id: number, signal: AbortSignal) => Promise<void>,
): readonly Job[] => [
  {
    name: trialJob,
    run: (db, payload, signal) => run(db, v.parse(v.object({ id: v.number() }), payload).id, signal),
  },
]

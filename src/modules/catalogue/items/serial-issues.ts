import * as v from 'valibot'
import { audit, type Actor } from '#kernel/audit.ts'
import { isViolationOf, type Db } from '#kernel/database.ts'
import { optionalText, requiredText } from '#kernel/form.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

/** What staff note when an issue of a serial comes in. */
export const IssueForm = v.object({
  branchId: v.pipe(v.string('required'), v.regex(/^\d{1,15}$/, 'required'), v.transform(Number)),
  enumeration: requiredText(120),
  chronology: optionalText(120),
  receivedOn: v.pipe(v.string('required'), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'not-a-date')),
  note: optionalText(500),
})
export type IssueDetails = v.InferOutput<typeof IssueForm>

export interface SerialIssue {
  id: number
  enumeration: string
  chronology: string
  receivedOn: string
  branchName: string
  note: string
}

export const listIssues = (db: Db, recordId: number): Promise<SerialIssue[]> =>
  db
    .selectFrom('catalogue.serialIssues as issues')
    .innerJoin('branches.branches as branches', 'branches.id', 'issues.branchId')
    .select(['issues.id', 'enumeration', 'chronology', 'receivedOn', 'branches.name as branchName', 'note'])
    .where('recordId', '=', recordId)
    .orderBy('receivedOn', 'desc')
    .orderBy('issues.id', 'desc')
    .limit(200)
    .execute()

/** Notes an issue that came in; the same issue comes to a branch once. */
export async function receiveIssue(
  db: Db,
  recordId: number,
  issue: IssueDetails,
  actor: Actor,
): Promise<Outcome<{ id: number }, 'issue-known' | 'branch-unknown'>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const { id } = await tx
        .insertInto('catalogue.serialIssues')
        .values({ recordId, ...issue })
        .returning('id')
        .executeTakeFirstOrThrow()
      await audit(tx, actor, { action: 'issue.received', subjectKind: 'record', subjectId: recordId })
      return done({ id })
    })
  } catch (error) {
    if (isViolationOf(error, 'serial_issue_received_once')) return refused('issue-known')
    if (isViolationOf(error, 'serial_issues_branch_id_fkey')) return refused('branch-unknown')
    throw error
  }
}

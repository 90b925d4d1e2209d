import type { Context } from 'hono'
import { dayOf } from '#kernel/days.ts'
import { notFound, type Env } from '#kernel/web.tsx'
import { CoverPanel, type CoverRefusal } from '../covers/cover-panel.tsx'
import { listItems } from '../items/find-items.ts'
import { listIssues } from '../items/serial-issues.ts'
import { findRecord, type RecordDetails } from '../records/find-record.ts'
import { listSubscriptions } from '../serials/subscriptions/find-subscriptions.ts'
import { findQuarantine } from './find-for-staff.ts'
import { StaffRecordPage } from './record-page.tsx'

/** The title that the address names, in quarantine too. */
export async function staffRecord(c: Context<Env>): Promise<RecordDetails> {
  const id = Number(c.req.param('id') ?? '')
  const record = Number.isSafeInteger(id) ? await findRecord(c.var.db, id) : undefined
  if (!record) throw notFound()
  return record
}

/** The page of a title; with a refusal, the answer to an upload that was no cover. */
export async function showRecord(
  c: Context<Env>,
  record: RecordDetails,
  { coverRefusal }: { coverRefusal?: CoverRefusal } = {},
) {
  const { db, page } = c.var
  const today = dayOf(c.var.now)
  const [items, issues, quarantine, subscriptions] = await Promise.all([
    listItems(db, record.id),
    listIssues(db, record.id),
    findQuarantine(db, record.id),
    listSubscriptions(db, { recordId: record.id, closed: true }, today),
  ])
  if (!quarantine) throw notFound()
  const cover = (
    <CoverPanel
      language={page.language}
      record={record}
      mayChange={page.viewer?.permissions.has('catalogue.covers') ?? false}
      refusal={coverRefusal}
    />
  )
  const saved = c.req.query('tersimpan') === '1'
  const shown = { context: page, record, items, issues, subscriptions, today, quarantine, saved, cover }
  return c.html(<StaffRecordPage {...shown} />, coverRefusal ? 422 : 200)
}

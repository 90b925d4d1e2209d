import { Hono } from 'hono'
import { requires, notFound, type Env } from '#kernel/web.tsx'
import { compareRecords } from '../describe/compare-records.ts'
import { paths } from '../paths.ts'
import { quarantineRecord, restoreRecord } from '../records/quarantine-record.ts'
import { listVersions } from '../records/record-history.ts'
import { findRecordVersion, updateRecord } from '../records/update-record.ts'
import { actorOf } from './acting.ts'
import { listQuarantined } from './find-for-staff.ts'
import { QuarantinedPage, QuarantinePage, VersionsPage } from './history-pages.tsx'
import { workplaceTexts } from './messages.ts'
import { staffRecord } from './show-record.tsx'

const numbered = ':id{[0-9]+}'

/** Earlier states of records, and records set aside. */
export const historyRoutes = new Hono<Env>()
  .get(paths.quarantined, requires('catalogue.view'), async (c) => {
    const titles = await listQuarantined(c.var.db)
    return c.html(<QuarantinedPage context={c.var.page} titles={titles} />)
  })
  .get(paths.versions(numbered), requires('catalogue.view'), async (c) => {
    const record = await staffRecord(c)
    const versions = await listVersions(c.var.db, record.id)
    const to = Number(c.req.query('versi')) || record.version
    const [before, after] = await Promise.all([
      findRecordVersion(c.var.db, record.id, to - 1),
      findRecordVersion(c.var.db, record.id, to),
    ])
    const difference =
      before && after ? { from: to - 1, to, changes: compareRecords(before, after) } : undefined
    return c.html(
      <VersionsPage
        context={c.var.page}
        id={record.id}
        title={record.description.title}
        versions={versions}
        difference={difference}
      />,
    )
  })
  .post(paths.restoration(numbered), requires('catalogue.edit'), async (c) => {
    const record = await staffRecord(c)
    const version = Number((await c.req.parseBody())['versi'])
    const marc = Number.isSafeInteger(version)
      ? await findRecordVersion(c.var.db, record.id, version)
      : undefined
    if (!marc) throw notFound()
    const reason = workplaceTexts(c.var.page.language).versions.restored(version)
    // Somebody who saved in this very moment keeps their version; the list then shows it.
    const update = { id: record.id, version: record.version, marc, reason }
    await updateRecord(c.var.db, update, actorOf(c))
    return c.redirect(paths.versions(record.id), 303)
  })
  .get(paths.quarantine(numbered), requires('catalogue.quarantine'), async (c) => {
    const record = await staffRecord(c)
    return c.html(<QuarantinePage context={c.var.page} id={record.id} title={record.description.title} />)
  })
  .post(paths.quarantine(numbered), requires('catalogue.quarantine'), async (c) => {
    const record = await staffRecord(c)
    const body = await c.req.parseBody()
    const reason = typeof body['reason'] === 'string' ? body['reason'].trim().slice(0, 300) : ''
    if (body['pulihkan'] === '1') await restoreRecord(c.var.db, record.id, actorOf(c))
    else if (reason === '') {
      const error = workplaceTexts(c.var.page.language).errors.required
      const page = { context: c.var.page, id: record.id, title: record.description.title }
      return c.html(<QuarantinePage {...page} error={error} />, 422)
    } else await quarantineRecord(c.var.db, { id: record.id, reason }, actorOf(c))
    return c.redirect(paths.record(record.id), 303)
  })

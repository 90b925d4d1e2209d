import { Hono, type Context } from 'hono'
import { parseForm, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { findItem, lastSeen, listItems, type StaffItem } from '../items/find-items.ts'
import { ItemForm } from '../items/item-form.ts'
import { setItemQuarantine } from '../items/quarantine-item.ts'
import { addItem, updateItem, type SaveItemRefusal } from '../items/save-item.ts'
import { IssueForm, receiveIssue } from '../items/serial-issues.ts'
import { paths } from '../paths.ts'
import { actorOf } from './acting.ts'
import { IssuePage } from './issue-page.tsx'
import { ItemPage } from './item-page.tsx'
import { staffRecord } from './show-record.tsx'

const numbered = ':id{[0-9]+}'

/** Copies and issues of a title. */
export const itemRoutes = new Hono<Env>()
  .get(paths.newItem(numbered), requires('catalogue.items'), async (c) => {
    const record = await staffRecord(c)
    const items = await listItems(c.var.db, record.id)
    const last = items.filter(({ deletedAt }) => !deletedAt).toSorted((a, b) => b.id - a.id)[0]
    const typed = last
      ? { ...typedOf(last), barcode: '', inventoryNumber: '', note: '', disposition: 'in-process' }
      : firstCopy(record.description.callNumber ?? record.description.classNumber)
    return c.html(<ItemPage {...await pageParts(c)} typed={typed} copied={last !== undefined} />)
  })
  .post(paths.newItem(numbered), requires('catalogue.items'), async (c) => {
    const record = await staffRecord(c)
    const form = parseForm(ItemForm, await c.req.parseBody())
    if (!form.ok)
      return c.html(<ItemPage {...await pageParts(c)} typed={form.typed} errors={form.errors} />, 422)
    const outcome = await addItem(c.var.db, record.id, form.values, actorOf(c))
    if (!outcome.ok) {
      return c.html(
        <ItemPage {...await pageParts(c)} typed={form.typed} errors={errorsOf(outcome.refusal)} />,
        422,
      )
    }
    return c.redirect(form.typed['lagi'] ? paths.newItem(record.id) : paths.record(record.id), 303)
  })
  .get(paths.item(numbered), requires('catalogue.view'), async (c) => {
    const item = await staffItem(c)
    return c.html(<ItemPage {...await itemParts(c, item.recordId, item)} typed={typedOf(item)} />)
  })
  .post(paths.item(numbered), requires('catalogue.items'), async (c) => {
    const item = await staffItem(c)
    const form = parseForm(ItemForm, await c.req.parseBody())
    const parts = await itemParts(c, item.recordId, item)
    if (!form.ok) return c.html(<ItemPage {...parts} typed={form.typed} errors={form.errors} />, 422)
    const outcome = await updateItem(c.var.db, item.id, form.values, actorOf(c))
    return outcome.ok
      ? c.redirect(`${paths.record(item.recordId)}?tersimpan=1`, 303)
      : c.html(<ItemPage {...parts} typed={form.typed} errors={errorsOf(outcome.refusal)} />, 422)
  })
  .post(paths.itemQuarantine(numbered), requires('catalogue.quarantine'), async (c) => {
    const body = await c.req.parseBody()
    const change = { id: Number(c.req.param('id')), quarantined: body['pulihkan'] !== '1' }
    const outcome = await setItemQuarantine(c.var.db, change, actorOf(c))
    if (!outcome.ok) throw notFound()
    return c.redirect(paths.record(outcome.value.recordId), 303)
  })
  .get(paths.issues(numbered), requires('catalogue.items'), async (c) => {
    const typed = { receivedOn: c.var.now.toISOString().slice(0, 10) }
    return c.html(<IssuePage {...await pageParts(c)} typed={typed} />)
  })
  .post(paths.issues(numbered), requires('catalogue.items'), async (c) => {
    const record = await staffRecord(c)
    const form = parseForm(IssueForm, await c.req.parseBody())
    if (!form.ok)
      return c.html(<IssuePage {...await pageParts(c)} typed={form.typed} errors={form.errors} />, 422)
    const outcome = await receiveIssue(c.var.db, record.id, form.values, actorOf(c))
    if (outcome.ok) return c.redirect(paths.record(record.id), 303)
    const field = outcome.refusal === 'issue-known' ? 'enumeration' : 'branchId'
    const errors = { [field]: outcome.refusal }
    return c.html(<IssuePage {...await pageParts(c)} typed={form.typed} errors={errors} />, 422)
  })

async function pageParts(c: Context<Env>) {
  const record = await staffRecord(c)
  return {
    context: c.var.page,
    recordId: record.id,
    recordTitle: record.description.title,
    branches: await listBranches(c.var.db),
  }
}

async function itemParts(
  c: Context<Env>,
  recordId: number,
  item: Pick<StaffItem, 'id' | 'barcode' | 'deletedAt'> & { title: string },
) {
  return {
    context: c.var.page,
    recordId,
    recordTitle: item.title,
    itemId: item.id,
    barcode: item.barcode,
    quarantined: item.deletedAt !== null,
    seenAt: await lastSeen(c.var.db, item.id),
    branches: await listBranches(c.var.db),
  }
}

async function staffItem(c: Context<Env>) {
  const item = await findItem(c.var.db, Number(c.req.param('id')))
  if (!item) throw notFound()
  return item
}

/** A copy as its form shows it. */
const typedOf = (item: StaffItem): Typed =>
  Object.fromEntries(
    Object.keys(ItemForm.entries).map((name) => [name, String(Reflect.get(item, name) ?? '')]),
  )

const firstCopy = (callNumber = ''): Typed => ({
  callNumber,
  collectionType: 'umum',
  loanCategory: 'sirkulasi',
  disposition: 'in-process',
  condition: 'baik',
  currency: 'IDR',
})

const fields: Record<SaveItemRefusal, string> = {
  'barcode-taken': 'barcode',
  'inventory-number-taken': 'inventoryNumber',
  'branch-unknown': 'branchId',
  'record-unknown': 'barcode',
  'item-unknown': 'barcode',
}
const errorsOf = (refusal: SaveItemRefusal) => ({ [fields[refusal]]: refusal })

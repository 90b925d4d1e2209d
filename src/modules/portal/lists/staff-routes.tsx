import { Hono, type Context } from 'hono'
import type { Actor } from '#kernel/audit.ts'
import { parseForm, type FieldErrors } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { findRecord } from '#modules/catalogue/index.ts'
import { paths } from '../paths.ts'
import { addToList, moveList, removeList } from './arrange-lists.ts'
import { AddToListPage, EditListPage } from './edit-list-page.tsx'
import { findStaffList, listStaffLists } from './find-staff-lists.ts'
import { ListForm, titleLine, type ListFields } from './list-form.ts'
import { staffListTexts } from './messages.ts'
import { resolveTitles } from './resolve-titles.ts'
import { createList, updateList } from './save-list.ts'
import { StaffListsPage } from './staff-lists-page.tsx'

const numbered = ':id{[0-9]+}'
const curates = requires('portal.lists')

/** Curated lists as staff make them. */
export const staffListRoutes = new Hono<Env>()
  .get(paths.staffLists, curates, async (c) => {
    const lists = await listStaffLists(c.var.db)
    return c.html(<StaffListsPage context={c.var.page} lists={lists} />)
  })
  .get(paths.newList, curates, (c) => c.html(<EditListPage context={c.var.page} typed={{}} />))
  .post(paths.newList, curates, async (c) => {
    const form = await readForm(c)
    if (!form.ok)
      return c.html(<EditListPage context={c.var.page} typed={form.typed} errors={form.errors} />, 422)
    const { id } = await createList(c.var.db, form.list, actorOf(c))
    return c.redirect(savedAddress(id), 303)
  })
  .get(paths.addToList, curates, async (c) =>
    c.html(<AddToListPage {...await addingParts(c, c.req.query('judul'))} />),
  )
  .post(paths.addToList, curates, async (c) => {
    const { judul, daftar } = await c.req.parseBody()
    const parts = await addingParts(c, String(judul))
    const listId = Number(daftar)
    const adding = { listId: Number.isSafeInteger(listId) ? listId : 0, recordId: parts.record.id }
    const outcome = await addToList(c.var.db, adding, actorOf(c))
    if (outcome.ok) return c.redirect(savedAddress(listId), 303)
    const { errors } = staffListTexts(c.var.page.language)
    return c.html(<AddToListPage {...parts} error={daftar ? errors['list-unknown'] : errors.required} />, 422)
  })
  .get(paths.staffList(numbered), curates, async (c) => {
    const list = await staffList(c)
    const { title, description, published, titles } = list
    const typed = {
      title,
      description,
      published: published ? 'on' : '',
      titles: titles.map(titleLine).join('\n'),
    }
    const quarantined = titles.filter(({ deletedAt }) => deletedAt).map((record) => record.title)
    const saved = c.req.query('tersimpan') === '1'
    return c.html(<EditListPage context={c.var.page} {...{ list, typed, quarantined, saved }} />)
  })
  .post(paths.staffList(numbered), curates, async (c) => {
    const list = await staffList(c)
    const form = await readForm(c)
    if (!form.ok)
      return c.html(
        <EditListPage context={c.var.page} list={list} typed={form.typed} errors={form.errors} />,
        422,
      )
    await updateList(c.var.db, list.id, form.list, actorOf(c))
    return c.redirect(savedAddress(list.id), 303)
  })
  .post(paths.listOrder(numbered), curates, async (c) => {
    const { arah } = await c.req.parseBody()
    await moveList(c.var.db, { id: (await staffList(c)).id, by: arah === 'naik' ? -1 : 1 })
    return c.redirect(paths.staffLists, 303)
  })
  .post(paths.listRemoval(numbered), curates, async (c) => {
    await removeList(c.var.db, (await staffList(c)).id, actorOf(c))
    return c.redirect(paths.staffLists, 303)
  })

const savedAddress = (id: number) => `${paths.staffList(id)}?tersimpan=1`

const actorOf = (c: Context<Env>): Actor => ({
  kind: 'staff',
  id: c.var.session?.id ?? null,
  name: c.var.page.viewer?.name ?? '',
})

async function staffList(c: Context<Env>) {
  const list = await findStaffList(c.var.db, Number(c.req.param('id')))
  if (!list) throw notFound()
  return list
}

async function addingParts(c: Context<Env>, number = '') {
  const record = /^\d{1,15}$/.test(number) ? await findRecord(c.var.db, Number(number)) : undefined
  if (!record) throw notFound()
  const lists = await listStaffLists(c.var.db)
  return { context: c.var.page, record: { id: record.id, title: record.description.title }, lists }
}

/** The form with its titles found; or its problems in words. */
async function readForm(c: Context<Env>) {
  const t = staffListTexts(c.var.page.language)
  const form = parseForm(ListForm, await c.req.parseBody())
  const refused = (errors: FieldErrors) => ({ ok: false, typed: form.typed, errors }) as const
  if (!form.ok) {
    const known: Record<string, string> = t.errors
    return refused(
      Object.fromEntries(
        Object.entries(form.errors).map(([field, code]) => [field, known[code] ?? t.errors.required]),
      ),
    )
  }
  const found = await resolveTitles(c.var.db, form.values.titles)
  if (!found.ok)
    return refused({ titles: t.unknownLines(found.unknown.map((line) => `“${line}”`).join(', ')) })
  return { ok: true, list: detailsOf(form.values, found.recordIds) } as const
}

const detailsOf = ({ titles: _, ...details }: ListFields, recordIds: number[]) => ({ ...details, recordIds })

import { Hono, type Context } from 'hono'
import { sql } from 'kysely'
import { actorOf } from '#kernel/acting.ts'
import type { Db } from '#kernel/database.ts'
import { parseForm, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { CategoriesPage, CategoryPage } from './category-pages.tsx'
import { listCategories, type Category } from './list-categories.ts'
import { CategoryForm, saveCategory } from './save-category.ts'

const coded = ':code{[a-z][a-z0-9-]{1,30}}'
const permission = 'patrons.categories'

/** Kinds of members, set up by the library. */
export const categoryRoutes = new Hono<Env>()
  .get(paths.categories, requires(permission), async (c) => {
    const categories = await listCategories(c.var.db)
    const counts = await countMembers(c.var.db)
    return c.html(<CategoriesPage context={c.var.page} {...{ categories, counts }} />)
  })
  .get(paths.newCategory, requires(permission), (c) =>
    c.html(<CategoryPage context={c.var.page} typed={emptyForm} />),
  )
  .post(paths.newCategory, requires(permission), (c) => save(c))
  .get(paths.category(coded), requires(permission), async (c) => {
    const category = await categoryOf(c)
    return c.html(<CategoryPage context={c.var.page} category={category} typed={typedOf(category)} />)
  })
  .post(paths.category(coded), requires(permission), async (c) => save(c, await categoryOf(c)))

async function save(c: Context<Env>, category?: Category) {
  const body = await c.req.parseBody()
  const form = parseForm(CategoryForm, category ? { ...body, code: category.code } : body)
  const page = { context: c.var.page, category, typed: form.typed }
  if (!form.ok) return c.html(<CategoryPage {...page} errors={form.errors} />, 422)
  const acting = { actor: actorOf(c), now: c.var.now }
  const outcome = await saveCategory(c.var.db, { fields: form.values, isNew: !category }, acting)
  if (outcome.ok) return c.redirect(paths.categories, 303)
  const field = outcome.refusal === 'ages-turned' ? 'oldest' : 'code'
  return c.html(<CategoryPage {...page} errors={{ [field]: outcome.refusal }} />, 422)
}

async function categoryOf(c: Context<Env>): Promise<Category> {
  const categories = await listCategories(c.var.db)
  const category = categories.find(({ code }) => code === c.req.param('code'))
  if (!category) throw notFound()
  return category
}

async function countMembers(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ category: string; count: number }>`
    select category, count(*)::int as count from patrons.patrons where standing <> 'closed' group by category
  `.execute(db)
  return new Map(rows.map(({ category, count }) => [category, count]))
}

const emptyForm: Typed = { validity: '12', fee: '0', cardFee: '0', position: '100', openToAll: 'on' }

const typedOf = (category: Category): Typed => ({
  nameId: category.nameId,
  nameEn: category.nameEn,
  validity: String(category.validity),
  fee: String(category.fee),
  cardFee: String(category.cardFee),
  youngest: String(category.youngest ?? ''),
  oldest: String(category.oldest ?? ''),
  position: String(category.position),
  byAge: category.byAge ? 'on' : '',
  openToAll: category.openToAll ? 'on' : '',
  institution: category.institution ? 'on' : '',
  retired: category.retiredAt ? 'on' : '',
})

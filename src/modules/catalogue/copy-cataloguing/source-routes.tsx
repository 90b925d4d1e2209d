import { Hono } from 'hono'
import { parseForm, type Typed } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { actorOf } from '../workplace/acting.ts'
import { copyPaths } from './paths.ts'
import { listSources, removeSource, saveSource, type CopySource } from './save-source.ts'
import { SourceForm, usualSource } from './source-form.ts'
import { SourcePage, SourcesPage } from './source-pages.tsx'

const permission = 'catalogue.copy-sources'
const numbered = ':id{[0-9]{1,15}}'

/** The libraries that records are copied from. */
export const sourceRoutes = new Hono<Env>()
  .get(copyPaths.sources, requires(permission), async (c) =>
    c.html(<SourcesPage context={c.var.page} sources={await listSources(c.var.db)} />),
  )
  .get(copyPaths.newSource, requires(permission), (c) =>
    c.html(<SourcePage context={c.var.page} typed={usualSource} />),
  )
  .post(copyPaths.newSource, requires(permission), async (c) => {
    const form = parseForm(SourceForm, await c.req.parseBody())
    const { typed } = form
    if (!form.ok) return c.html(<SourcePage context={c.var.page} {...{ typed }} errors={form.errors} />, 422)
    await saveSource(c.var.db, undefined, form.values, actorOf(c))
    return c.redirect(copyPaths.sources, 303)
  })
  .get(copyPaths.source(numbered), requires(permission), async (c) => {
    const id = Number(c.req.param('id'))
    const source = (await listSources(c.var.db)).find((one) => one.id === id)
    if (!source) throw notFound()
    return c.html(<SourcePage context={c.var.page} id={id} typed={typedOf(source)} />)
  })
  .post(copyPaths.source(numbered), requires(permission), async (c) => {
    const id = Number(c.req.param('id'))
    const body = await c.req.parseBody()
    if (body['hapus'] === '1') await removeSource(c.var.db, id, actorOf(c))
    else {
      const form = parseForm(SourceForm, body)
      const { typed } = form
      if (!form.ok)
        return c.html(<SourcePage context={c.var.page} {...{ id, typed }} errors={form.errors} />, 422)
      if (!(await saveSource(c.var.db, id, form.values, actorOf(c)))) throw notFound()
    }
    return c.redirect(copyPaths.sources, 303)
  })

const typedOf = (source: CopySource): Typed =>
  Object.fromEntries(
    Object.keys(SourceForm.entries).map((name) => {
      const value: unknown = Reflect.get(source, name)
      return [name, typeof value === 'boolean' ? (value ? '1' : '') : String(value)]
    }),
  )

import { Hono, type Context } from 'hono'
import { parseForm, type FieldErrors } from '#kernel/form.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { actorOf } from '../acting.ts'
import { paths } from '../paths.ts'
import { VendorPage, VendorsPage } from './vendor-pages.tsx'
import { findVendor, listVendors, saveVendor, VendorForm } from './vendors.ts'

const numbered = ':id{[0-9]{1,15}}'
const permission = 'acquisition.budgets'

export const vendorRoutes = new Hono<Env>()
  .get(paths.vendors, requires(permission), async (c) =>
    c.html(<VendorsPage context={c.var.page} vendors={await listVendors(c.var.db)} />),
  )
  .get(paths.newVendor, requires(permission), (c) => c.html(<VendorPage context={c.var.page} typed={{}} />))
  .post(paths.newVendor, requires(permission), (c) => save(c, undefined))
  .get(paths.vendor(numbered), requires(permission), async (c) => {
    const vendor = await findVendor(c.var.db, Number(c.req.param('id')))
    if (!vendor) throw notFound()
    const { id, closedAt, ...rest } = vendor
    const typed = { ...rest, closed: closedAt ? 'on' : '' }
    return c.html(<VendorPage context={c.var.page} id={id} typed={typed} />)
  })
  .post(paths.vendor(numbered), requires(permission), (c) => save(c, Number(c.req.param('id'))))

async function save(c: Context<Env>, id: number | undefined) {
  const form = parseForm(VendorForm, await c.req.parseBody())
  const page = (errors: FieldErrors) =>
    c.html(
      <VendorPage
        context={c.var.page}
        {...(id === undefined ? {} : { id })}
        typed={form.typed}
        errors={errors}
      />,
      422,
    )
  if (!form.ok) return page(form.errors)
  const outcome = await saveVendor(c.var.db, id, form.values, actorOf(c))
  if (!outcome.ok && outcome.refusal === 'vendor-unknown') throw notFound()
  return outcome.ok ? c.redirect(paths.vendors, 303) : page({ name: outcome.refusal })
}

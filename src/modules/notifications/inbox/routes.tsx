import { Hono } from 'hono'
import { memberOnly } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { paths } from '../paths.ts'
import { listInbox, openMessage } from './find-messages.ts'
import { InboxPage, MessagePage } from './inbox-page.tsx'

/** A member's own messages. */
export const inboxRoutes = new Hono<Env>()
  .get(paths.inbox, requires(memberOnly), async (c) => {
    const page = pageNumber(c.req.query('hal'))
    const inbox = await listInbox(c.var.db, c.var.session?.id ?? 0, page)
    return c.html(<InboxPage context={c.var.page} page={page} {...inbox} />)
  })
  .get(paths.message(':id{[0-9]{1,15}}'), requires(memberOnly), async (c) => {
    const wanted = { id: Number(c.req.param('id')), readerId: c.var.session?.id ?? 0 }
    const message = await openMessage(c.var.db, wanted, c.var.now)
    if (!message) throw notFound()
    return c.html(<MessagePage context={c.var.page} message={message} />)
  })

export const pageNumber = (text = '') => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1)

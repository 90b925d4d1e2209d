import { Hono, type Context } from 'hono'
import type { Actor } from '#kernel/audit.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { noteMemberListSeen, noteMembersSeen } from '#modules/patrons/index.ts'
import type { Channels } from '../channels-of.ts'
import { pageNumber } from '../inbox/routes.tsx'
import { isNoticeKind, messageChannels } from '../kinds.ts'
import { paths } from '../paths.ts'
import { countInTrouble, findOutboxMessage, listOutbox, standings, type OutboxFilter } from './find-outbox.ts'
import { OutboxMessagePage } from './outbox-message-page.tsx'
import { OutboxPage } from './outbox-page.tsx'
import { settleMessage } from './settle-message.ts'

/** What goes out to members, and what needs a decision. */
export const outboxRoutes = ({ running }: Channels) =>
  new Hono<Env>()
    .get(paths.outbox, requires('notifications.view'), async (c) => {
      const filter = filterOf(c)
      const [outbox, trouble] = await Promise.all([listOutbox(c.var.db, filter), countInTrouble(c.var.db)])
      await noteMemberListSeen(c, 'messages', outbox.rows.length)
      const mail = running.has('email')
      return c.html(<OutboxPage context={c.var.page} {...{ ...outbox, filter, trouble, mail }} />)
    })
    .get(paths.outboxMessage(':id{[0-9]{1,15}}'), requires('notifications.view'), async (c) => {
      const message = await findOutboxMessage(c.var.db, Number(c.req.param('id')))
      if (!message) throw notFound()
      // Who reads what a member was told has looked at the member.
      await noteMembersSeen(c, [message.readerId])
      return c.html(<OutboxMessagePage context={c.var.page} message={message} />)
    })
    .post(paths.settling(':id{[0-9]{1,15}}'), requires('notifications.manage'), async (c) => {
      const id = Number(c.req.param('id'))
      const { putusan } = await c.req.parseBody()
      // One that somebody else has decided about meanwhile is shown as it is now.
      await settleMessage(
        c.var.db,
        { id, decision: putusan === 'lagi' ? 'again' : 'done' },
        staffOf(c),
        c.var.now,
      )
      return c.redirect(paths.outboxMessage(id), 303)
    })

export const staffOf = (c: Context<Env>): Actor => ({
  kind: 'staff',
  id: c.var.session?.id ?? null,
  name: c.var.page.viewer?.name ?? '',
})

function filterOf(c: Context<Env>): OutboxFilter {
  const standing = c.req.query('keadaan') ?? ''
  const kind = c.req.query('perihal') ?? ''
  const channel = c.req.query('jalan') ?? ''
  return {
    standing: standing === 'trouble' ? standing : standings.find((one) => one === standing),
    kind: isNoticeKind(kind) ? kind : undefined,
    channel: messageChannels.find((one) => one === channel),
    page: pageNumber(c.req.query('hal')),
  }
}

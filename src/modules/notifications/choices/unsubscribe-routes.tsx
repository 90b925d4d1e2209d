import { Hono, type Context } from 'hono'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { isChosen, isNoticeKind } from '../kinds.ts'
import { paths } from '../paths.ts'
import { readUnsubscribeToken } from '../sending/unsubscribe-token.ts'
import { saveChoices } from './save-choices.ts'
import { UnknownTokenPage, UnsubscribePage } from './unsubscribe-page.tsx'

/**
 * Stops mails for whoever has one, signed in or not. The post may come from a mail provider on behalf of its user
 * (RFC 8058), so these routes stand with those for machines.
 */
export const unsubscribeRoutes = new Hono<Env>()
  .get(paths.unsubscribe(':token'), requires(everyone), async (c) => {
    const message = await messageOfToken(c)
    if (!message) return c.html(<UnknownTokenPage context={c.var.page} />, 404)
    const done = c.req.query('selesai') === '1'
    return c.html(<UnsubscribePage context={c.var.page} kinds={message.kinds} done={done} />)
  })
  .post(paths.unsubscribe(':token'), requires(everyone), async (c) => {
    const message = await messageOfToken(c)
    if (!message) return c.html(<UnknownTokenPage context={c.var.page} />, 404)
    const choices = message.kinds.map((kind) => ({ kind, channel: 'email' as const, wanted: false }))
    await saveChoices(c.var.db, message.readerId, choices, c.var.now)
    return c.redirect(`${paths.unsubscribe(c.req.param('token') ?? '')}?selesai=1`, 303)
  })

async function messageOfToken(c: Context<Env>) {
  const token = await readUnsubscribeToken(c.var.db, c.req.param('token') ?? '')
  if (!token) return undefined
  const message = await c.var.db
    .selectFrom('notifications.messages')
    .select(['readerId', 'kinds'])
    .where('id', '=', token.messageId)
    .where('readerId', '=', token.readerId)
    .executeTakeFirst()
  return message && { ...message, kinds: message.kinds.filter(isNoticeKind).filter(isChosen) }
}

import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { deviceName } from '#kernel/device-name.ts'
import { memberOnly } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { contactsOf } from '#modules/patrons/index.ts'
import type { Channels } from '../channels-of.ts'
import type { OuterChannel } from '../kinds.ts'
import { paths } from '../paths.ts'
import { isPushService } from '../sending/push-services.ts'
import { vapidKeys } from '../sending/vapid-keys.ts'
import { ChoicesPage } from './choices-page.tsx'
import { choosable, findChoices, saveChoices } from './save-choices.ts'
import { listBrowsers, subscribe, Subscription, unsubscribeBrowser } from './subscriptions.ts'

const mine = (c: Context<Env>) => c.var.session?.id ?? 0

/** What a member wants to be told, and by which ways. */
export const choiceRoutes = ({ running }: Channels) =>
  new Hono<Env>()
    .get(paths.choices, requires(memberOnly), async (c) => {
      const { db, page } = c.var
      const id = mine(c)
      const [choices, browsers, contacts, { publicKey }] = await Promise.all([
        findChoices(db, id),
        listBrowsers(db, id),
        contactsOf(db, id),
        vapidKeys(db),
      ])
      const reachable = new Set<OuterChannel>(['push'])
      if (contacts.some(({ kind }) => kind === 'email')) reachable.add('email')
      if (contacts.some(({ whatsapp }) => whatsapp)) reachable.add('whatsapp')
      const saved = c.req.query('tersimpan') === '1'
      return c.html(
        <ChoicesPage context={page} {...{ choices, browsers, reachable, running, publicKey, saved }} />,
      )
    })
    .post(paths.choices, requires(memberOnly), async (c) => {
      const body = await c.req.parseBody()
      // A channel that the library does not run was not on the form.
      const shown = choosable.filter(({ channel }) => running.has(channel))
      const choices = shown.map(({ kind, channel }) => ({
        kind,
        channel,
        wanted: body[`${kind}.${channel}`] === 'on',
      }))
      await saveChoices(c.var.db, mine(c), choices, c.var.now)
      return c.redirect(`${paths.choices}?tersimpan=1`, 303)
    })
    .post(paths.subscriptions, requires(memberOnly), async (c) => {
      // Also from a page of another site a browser could send JSON as plain text; it must say what it is.
      const told = c.req.header('Content-Type')?.startsWith('application/json')
        ? v.safeParse(Subscription, await c.req.json().catch(() => undefined))
        : undefined
      if (!told?.success || !isPushService(told.output.endpoint, c.var.config.privateSources))
        return c.json({ error: 'not-a-subscription' }, 422)
      const device = deviceName(c.req.header('User-Agent'))
      const sessionDigest = c.var.session?.tokenDigest ?? null
      await subscribe(c.var.db, { patronId: mine(c), device, sessionDigest, subscription: told.output })
      return c.body(null, 204)
    })
    .post(paths.subscription(':id{[0-9]{1,15}}'), requires(memberOnly), async (c) => {
      await unsubscribeBrowser(c.var.db, { patronId: mine(c), id: Number(c.req.param('id')) })
      return c.redirect(paths.choices, 303)
    })

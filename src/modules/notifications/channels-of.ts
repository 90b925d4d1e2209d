import type { Config } from '#kernel/config.ts'
import type { Db } from '#kernel/database.ts'
import { outerChannels, type OuterChannel } from './kinds.ts'
import { paths } from './paths.ts'
import type { Sender } from './sending/channel.ts'
import { mailSender } from './sending/mail.ts'
import { pushSender } from './sending/push.ts'
import { vapidKeys } from './sending/vapid-keys.ts'
import { whatsappSender } from './sending/whatsapp.ts'

/** Ways to the outside that this library runs. */
export interface Channels {
  running: ReadonlySet<OuterChannel>
  senders(db: Db): Promise<Partial<Record<OuterChannel, Sender>>>
}

/** Mail and WhatsApp where they are set up; push always, for it needs nobody's account. */
export function sendersOf({ mail, whatsapp, origin, adminEmail }: Config): Channels {
  const fixed = {
    ...(mail ? { email: mailSender(mail) } : {}),
    ...(whatsapp ? { whatsapp: whatsappSender(whatsapp) } : {}),
  }
  return {
    running: new Set(outerChannels.filter((channel) => channel === 'push' || channel in fixed)),
    senders: async (db) => ({
      ...fixed,
      push: pushSender({
        keys: await vapidKeys(db),
        subject: `mailto:${adminEmail}`,
        link: origin + paths.inbox,
      }),
    }),
  }
}

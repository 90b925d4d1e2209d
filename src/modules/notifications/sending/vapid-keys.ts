import webPush from 'web-push'
import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import { madeOnce } from '#kernel/kept-settings.ts'
import type { VapidKeys } from './push.ts'

const Kept = v.object({ publicKey: v.string(), privateKey: v.string() })

/** The keys of this library, made once. Browsers are bound to them: other keys would end every subscription. */
export const vapidKeys = (db: Db): Promise<VapidKeys> =>
  madeOnce(db, { name: 'push-keys', shape: Kept, make: () => webPush.generateVAPIDKeys() })

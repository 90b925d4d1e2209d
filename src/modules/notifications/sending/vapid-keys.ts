import webPush from 'web-push'
import * as v from 'valibot'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { VapidKeys } from './push.ts'

const Kept = v.object({ publicKey: v.string(), privateKey: v.string() })
const setting = 'push-keys'

/** The keys of this library, made once. Browsers are bound to them: other keys would end every subscription. */
export async function vapidKeys(db: Db): Promise<VapidKeys> {
  await db
    .insertInto('kernel.settings')
    .values({ name: setting, value: toJson(webPush.generateVAPIDKeys()) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { value } = await db
    .selectFrom('kernel.settings')
    .select('value')
    .where('name', '=', setting)
    .executeTakeFirstOrThrow()
  return v.parse(Kept, value)
}

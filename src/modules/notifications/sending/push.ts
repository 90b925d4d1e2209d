import webPush from 'web-push'
import type { Outgoing, Sender, Sent } from './channel.ts'

/** Keys by which push services know this library; see `vapid-keys.ts`. */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

export interface PushSettings {
  keys: VapidKeys
  /** Address of the library, for the operators of push services. */
  subject: string
  /** Where a click on the message leads. */
  link: string
}

const patience = 20_000
/** Seconds for which a push service keeps a message for a telephone that is off. */
const keptFor = 3 * 86_400

/** Web Push. Endpoints were checked when they were subscribed; see `push-services.ts`. */
export const pushSender = ({ keys, subject, link }: PushSettings): Sender => ({
  async send(message, to) {
    if (!to.keys) return { kind: 'refused', problem: 'no keys', gone: true }
    const details = webPush.generateRequestDetails(
      { endpoint: to.value, keys: to.keys },
      payloadOf(message, link),
      { vapidDetails: { subject, ...keys }, TTL: keptFor, contentEncoding: 'aes128gcm', urgency: 'normal' },
    )
    try {
      const answer = await fetch(details.endpoint, {
        method: details.method,
        headers: Object.fromEntries(
          Object.entries(details.headers).map(([name, value]) => [name, String(value)]),
        ),
        body: new Uint8Array(details.body),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      })
      return outcomeOf(answer)
    } catch (error) {
      // A message shown twice under the same tag replaces itself, so trying again does no harm.
      return {
        kind: 'later',
        problem: (error instanceof Error ? error.message : String(error)).slice(0, 300),
      }
    }
  },
})

const payloadOf = ({ id, subject, body, language }: Outgoing, link: string): string =>
  JSON.stringify({ title: subject, body: body.slice(0, 300), lang: language, tag: `pesan-${id}`, link })

function outcomeOf({ ok, status }: Response): Sent {
  if (ok) return { kind: 'sent' }
  const problem = `HTTP ${status}`
  if (status === 404 || status === 410) return { kind: 'refused', problem, gone: true }
  return status === 429 || status >= 500
    ? { kind: 'later', problem }
    : { kind: 'refused', problem, gone: false }
}

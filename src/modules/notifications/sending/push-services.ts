/** Push services of browsers. A subscription names where we are to send to, so only these are believed. */
const services = [
  'fcm.googleapis.com',
  'android.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  'notify.windows.com',
]

/** Whether an endpoint belongs to a browser's push service; `local` also believes servers of this machine. */
export function isPushService(endpoint: string, local = false): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, username } = new URL(endpoint)
  if (username !== '') return false
  if (local && hostname === '127.0.0.1') return true
  return (
    protocol === 'https:' &&
    services.some((service) => hostname === service || hostname.endsWith(`.${service}`))
  )
}

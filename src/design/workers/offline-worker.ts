// Keeps the desk without a network on this computer: its page, the files of the page and the last list. It answers for
// no other address, and not for the list, so that the page sees whether the network is there. The server puts what it must know before this text: `offlineDesk` (desk/offline/worker-text.ts).

interface Given {
  page: string
  list: string
  files: string[]
  /** Changes when a file does. */
  version: string
}

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Waiting {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Told extends Waiting {
  data: unknown
}
interface Worker {
  offlineDesk: Given
  addEventListener(name: 'install' | 'activate', listener: (event: Waiting) => void): void
  addEventListener(name: 'fetch', listener: (event: Asked) => void): void
  addEventListener(name: 'message', listener: (event: Told) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

const worker = globalThis as unknown as Worker
const { page, list, files, version } = worker.offlineDesk
const shelf = `meja-luring-${version}`
const lists = 'meja-luring-daftar'
/** Longest wait for a network that seems to be there, in milliseconds: somebody looks at the page, nobody at the list. */
const patience = { page: 4000, list: 60_000 }
/** How old a list may be before another page of the desk has it fetched again. */
const freshFor = 10 * 60_000

worker.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => worker.skipWaiting()))
  event.waitUntil(freshen())
})
worker.addEventListener('activate', (event) => {
  event.waitUntil(clearOld().then(() => worker.clients.claim()))
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (pathname === page) event.respondWith(networkFirst(request, shelf, patience.page))
  else if (files.includes(pathname)) event.respondWith(shelfFirst(request))
})
worker.addEventListener('message', (event) => {
  if (event.data === 'freshen') event.waitUntil(freshen())
})

/** The page itself needs somebody who is signed in; without one only the files are kept. */
async function keepAll() {
  const cache = await caches.open(shelf)
  await cache.addAll(files)
  await networkFirst(new Request(page), shelf, patience.list).catch(() => undefined)
}

async function clearOld() {
  for (const name of await caches.keys())
    if (name.startsWith('meja-luring-') && name !== shelf && name !== lists) await caches.delete(name)
}

/** A list of today for whoever may need it soon. */
async function freshen() {
  const kept = await (await caches.open(lists)).match(list)
  const age = Date.now() - Date.parse(kept?.headers.get('Date') ?? '')
  if (!(age < freshFor)) await networkFirst(new Request(list), lists, patience.list).catch(() => undefined)
  const hasPage = await (await caches.open(shelf)).match(page)
  if (!hasPage) await networkFirst(new Request(page), shelf, patience.list).catch(() => undefined)
}

async function networkFirst(request: Request, name: string, longest: number): Promise<Response> {
  const cache = await caches.open(name)
  const kept = await cache.match(request.url, { ignoreSearch: true })
  try {
    const answer = await (kept ? Promise.race([fetch(request), tooLate(longest)]) : fetch(request))
    // The door, for whoever is not signed in: theirs to see, not to keep.
    if (answer.type === 'opaqueredirect') return answer
    if (!answer.ok || answer.redirected || !isOurs(answer, name)) return kept ?? answer
    await cache.put(request.url, answer.clone())
    return answer
  } catch (error) {
    if (kept) return kept
    throw error
  }
}

/** A strange network answers everything with a page of its own; the list of before is worth more. */
const isOurs = ({ headers }: Response, name: string): boolean =>
  name !== lists || (headers.get('Content-Type') ?? '').startsWith('application/json')

const tooLate = (milliseconds: number) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('too late')), milliseconds)
  })

async function shelfFirst(request: Request): Promise<Response> {
  const kept = await (await caches.open(shelf)).match(request.url)
  return kept ?? fetch(request)
}

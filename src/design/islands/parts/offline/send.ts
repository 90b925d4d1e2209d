import { queued, settle, type Noted, type QueuedDeed } from './queue.ts'

/** How sending came out. */
export type Sent = 'sent' | 'away' | 'signed-out' | 'not-allowed' | 'refused'

interface Answered {
  results: (Omit<Noted, 'kind' | 'barcode' | 'at'> & { noted: boolean })[]
}

const inBatch = 25
const patience = 60_000

/**
 * Sends what waits, a few at a time and in order, until nothing is left. A deed leaves the queue only once the server
 * says that it is in the books; whatever breaks off is sent again under the same keys.
 */
export function sendAll(address: string, progress: () => void): Promise<Sent> {
  const send = () => sendOn(address, progress)
  // One window at a time, where the browser can tell.
  return 'locks' in navigator ? navigator.locks.request('patria-luring', send) : send()
}

async function sendOn(address: string, progress: () => void): Promise<Sent> {
  // What the server cannot take stays in the queue, and holds up nothing that comes after it.
  const refused = new Set<string>()
  for (;;) {
    const deeds = (await queued()).filter(({ key }) => !refused.has(key)).slice(0, inBatch)
    if (deeds.length === 0) return refused.size === 0 ? 'sent' : 'refused'
    const came = await post(address, deeds)
    if (typeof came === 'string') return came
    const taken = came.results.filter((result) => result.noted)
    await settle(taken.flatMap((result) => withDeed(deeds, result)))
    const keys = new Set(taken.map(({ key }) => key))
    for (const { key } of deeds) if (!keys.has(key)) refused.add(key)
    progress()
  }
}

async function post(address: string, deeds: readonly QueuedDeed[]): Promise<Answered | Sent> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ deeds }),
      // Whoever is not signed in is sent to the door, which is no answer to this.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
    if (answer.type === 'opaqueredirect') return 'signed-out'
    if (answer.status === 403) return 'not-allowed'
    if (answer.status >= 500) return 'away'
    if (!answer.ok) return 'refused'
    const came: Answered = await answer.json()
    // A page of a hotel's or a train's network says yes to everything.
    return Array.isArray(came.results) ? came : 'away'
  } catch {
    return 'away'
  }
}

function withDeed(deeds: readonly QueuedDeed[], result: Answered['results'][number]): Noted[] {
  const deed = deeds.find(({ key }) => key === result.key)
  if (!deed) return []
  const { key, title, applied, says, conflict } = result
  const { kind, barcode, at } = deed
  return [{ key, kind, barcode, at, title, applied, says, conflict }]
}

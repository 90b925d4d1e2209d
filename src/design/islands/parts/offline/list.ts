import { compareClocks } from './clock.ts'
import { openList, type Known, type ListGiven } from './known.ts'

/** The same shelf as the worker's (`workers/offline-worker.ts`). */
const shelf = 'meja-luring-daftar'

export interface Kept {
  known: Known
  /** When the server made it, by its clock. */
  madeAt: number
}

async function read(answer: Response | undefined): Promise<Kept | undefined> {
  if (!answer) return undefined
  try {
    const list: ListGiven = await answer.json()
    return { known: openList(list), madeAt: Date.parse(answer.headers.get('Date') ?? '') || Date.now() }
  } catch {
    return undefined
  }
}

/** The list that was fetched last, by this page or by the worker for another one. */
export const keptList = async (address: string): Promise<Kept | undefined> =>
  read(await (await caches.open(shelf)).match(address))

/** Fetches the list anew and keeps it; says whether the server was there, and whether it knew who asks. */
export async function fetchList(address: string): Promise<{
  state: 'online' | 'away' | 'signed-out' | 'not-allowed' | 'no-place'
  kept?: Kept | undefined
}> {
  try {
    const answer = await fetch(address, { cache: 'no-cache', redirect: 'manual' })
    if (answer.type === 'opaqueredirect') return { state: 'signed-out' }
    if (answer.status === 403) return { state: 'not-allowed' }
    if (answer.status === 409) return { state: 'no-place' }
    if (!answer.ok) return { state: 'away' }
    // Only what can be read replaces the list of before: a strange network answers everything with a page of its own.
    const kept = await read(answer.clone())
    if (!kept) return { state: 'away' }
    compareClocks(answer)
    await (await caches.open(shelf)).put(address, answer)
    return { state: 'online', kept }
  } catch {
    return { state: 'away' }
  }
}

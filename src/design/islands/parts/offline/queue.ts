/** A deed as it was written down, until the server has it for good. Numbers only, no names. */
export interface QueuedDeed {
  key: string
  kind: 'lend' | 'return'
  card: string | null
  barcode: string
  at: string
  dueOn: string | null
  branchId: number
}

/** What the server made of a deed. */
export interface Noted extends Pick<QueuedDeed, 'key' | 'kind' | 'barcode' | 'at'> {
  title: string | null
  applied: boolean
  says: string[]
  /** Page of the conflict that staff should look at. */
  conflict: string | null
}

const mostNoted = 300
/** A device that holds more than this should be emptied first. */
export const mostQueued = 5000

const asPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('storage')))
  })

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('storage')))
  })

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('patria-luring', 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('deeds', { keyPath: 'key' }).createIndex('at', 'at')
    request.result.createObjectStore('noted', { keyPath: 'key' }).createIndex('at', 'at')
  })
  return asPromise(request)
}

async function within(mode: IDBTransactionMode): Promise<[IDBTransaction, IDBObjectStore, IDBObjectStore]> {
  const database = await (opened ??= open())
  // On the disk before it counts: the battery may be empty in a minute.
  const transaction = database.transaction(['deeds', 'noted'], mode, { durability: 'strict' })
  return [transaction, transaction.objectStore('deeds'), transaction.objectStore('noted')]
}

/** Resolves once the deed is on the disk. */
export async function write(deed: QueuedDeed): Promise<void> {
  const [transaction, deeds] = await within('readwrite')
  deeds.add(deed)
  await done(transaction)
}

export async function takeOut(key: string): Promise<void> {
  const [transaction, deeds] = await within('readwrite')
  deeds.delete(key)
  await done(transaction)
}

/** What waits to be sent, the first first. */
export async function queued(): Promise<QueuedDeed[]> {
  const [, deeds] = await within('readonly')
  return asPromise<QueuedDeed[]>(deeds.index('at').getAll())
}

/** What the server has taken lately, the first first. */
export async function noted(): Promise<Noted[]> {
  const [, , taken] = await within('readonly')
  return asPromise<Noted[]>(taken.index('at').getAll())
}

/** The server has these for good: out of the queue and onto the list of results, both or neither. */
export async function settle(results: readonly Noted[]): Promise<void> {
  const [transaction, deeds, taken] = await within('readwrite')
  for (const result of results) {
    deeds.delete(result.key)
    taken.put(result)
  }
  const keys = await asPromise(taken.index('at').getAllKeys())
  for (const key of keys.slice(0, Math.max(0, keys.length - mostNoted))) taken.delete(key)
  await done(transaction)
}

/** Forgets results that were read. */
export async function clearNoted(): Promise<void> {
  const [transaction, , taken] = await within('readwrite')
  taken.clear()
  await done(transaction)
}

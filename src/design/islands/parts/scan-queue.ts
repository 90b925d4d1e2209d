/** A scan that has not been acknowledged yet. */
export interface Waiting {
  barcode: string
  shelf: string
  inOrder: boolean
}
interface Kept extends Waiting {
  key: string
  at: number
}

export interface Listening {
  answered(answer: unknown): void
  /** How many wait. */
  changed(waiting: number): void
  trouble(kind: 'none' | 'signedOut' | 'refused'): void
}

const mostAtOnce = 100
const longestPause = 10_000

/**
 * Scans of this device, each under a name of its own in the browser's store before anything is sent, so that neither a
 * closed tab nor a dead battery loses one. They leave the store when the library has said that it has them; what it
 * hears twice it counts once.
 */
export class ScanQueue {
  #prefix: string
  #address: string
  #listening: Listening | undefined
  #sending = false
  #timer = 0
  #pause = 500
  #most = mostAtOnce
  /** Where a browser keeps nothing, for the life of the page. */
  #memory = new Map<string, Kept>()

  constructor(prefix: string, address: string) {
    this.#prefix = prefix
    this.#address = address
  }

  listen(listening: Listening) {
    this.#listening = listening
    addEventListener('online', this.#send)
    void this.#send()
  }

  stop() {
    removeEventListener('online', this.#send)
    clearTimeout(this.#timer)
  }

  add(scan: Waiting) {
    const kept = { ...scan, key: newKey(), at: Date.now() }
    try {
      localStorage.setItem(this.#prefix + kept.key, JSON.stringify(kept))
    } catch {
      this.#memory.set(kept.key, kept)
    }
    this.#listening?.changed(this.#all().length)
    void this.#send()
  }

  #all(): Kept[] {
    const stored = Object.keys(localStorage)
      .filter((name) => name.startsWith(this.#prefix))
      .flatMap((name) => readKept(localStorage.getItem(name)))
    return [...stored, ...this.#memory.values()].toSorted((one, other) => one.at - other.at)
  }

  #send = async () => {
    if (this.#sending) return
    const [first, ...rest] = this.#all()
    if (!first) return
    this.#sending = true
    clearTimeout(this.#timer)
    const alike = (other: Kept) => other.shelf === first.shelf && other.inOrder === first.inOrder
    const end = rest.findIndex((other) => !alike(other))
    const batch = [first, ...(end < 0 ? rest : rest.slice(0, end))].slice(0, this.#most)
    const again = await this.#deliver(batch).catch(() => true)
    this.#sending = false
    this.#listening?.changed(this.#all().length)
    if (again) {
      this.#timer = window.setTimeout(this.#send, this.#pause)
      this.#pause = Math.min(this.#pause * 2, longestPause)
    } else void this.#send()
  }

  /** True where it is to be tried again later. */
  async #deliver(batch: Kept[]): Promise<boolean> {
    const [first] = batch
    const now = Date.now()
    const scans = batch.map(({ key, barcode, at }) => ({ key, barcode, waited: Math.max(0, now - at) }))
    const body = { shelf: first?.shelf, inOrder: first?.inOrder, source: 'scanner', scans }
    const answer = await fetch(this.#address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    })
    if (answer.redirected || answer.status === 403) return this.#wait('signedOut')
    if (answer.status === 409) return this.#wait('refused')
    if (answer.status !== 422 && !answer.ok) return true
    // One that no library could read must not hold up the others: it is found by sending each alone.
    if (answer.status === 422 && batch.length > 1) {
      this.#most = 1
      return false
    }
    this.#most = mostAtOnce
    this.#forget(batch)
    this.#pause = 500
    this.#listening?.trouble('none')
    if (answer.ok) this.#listening?.answered(await answer.json())
    return false
  }

  #wait(kind: 'signedOut' | 'refused') {
    this.#listening?.trouble(kind)
    return true
  }

  #forget(batch: Kept[]) {
    for (const { key } of batch) {
      this.#memory.delete(key)
      localStorage.removeItem(this.#prefix + key)
    }
  }
}

/** `crypto.randomUUID` is missing where a library's own network has no certificate. */
const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

function readKept(text: string | null): Kept[] {
  try {
    const kept: Kept = JSON.parse(text ?? '')
    return kept.key && kept.barcode ? [kept] : []
  } catch {
    return []
  }
}

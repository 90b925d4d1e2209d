import { QueueFull, scan, type Desk, type Said } from './parts/offline/desk.ts'
import { saveFile } from './parts/offline/file.ts'
import { fetchList, keptList } from './parts/offline/list.ts'
import { clearNoted, queued } from './parts/offline/queue.ts'
import {
  drawDesk,
  drawQueue,
  openScreen,
  partOf,
  printReceipt,
  say,
  scanBox,
  tell,
} from './parts/offline/screen.ts'
import { sendAll } from './parts/offline/send.ts'

const listFreshFor = 10 * 60_000

/** `<offline-desk>` around the page of the desk without a network: all that it does, it does on this device. */
export class OfflineDesk extends HTMLElement {
  #desk: Desk = { known: undefined, returning: false, served: undefined, lent: [] }
  #madeAt: number | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #calling = false
  #screen = openScreen(this)

  connectedCallback() {
    const able = 'serviceWorker' in navigator && 'caches' in window && 'subtle' in crypto
    partOf(this.#screen, 'unsupported').hidden = able
    partOf(this.#screen, 'work').hidden = !able
    if (!able) return
    const { worker = '', scope = '' } = this.dataset
    void navigator.serviceWorker.register(worker, { scope })
    void navigator.storage.persist()
    this.#wire()
    scanBox(this.#screen)?.focus()
    void this.#begin()
  }

  #wire() {
    const part = (name: string) => partOf(this.#screen, name)
    part('scan').addEventListener('submit', (event) => {
      event.preventDefault()
      const text = scanBox(this.#screen)?.value.trim() ?? ''
      part('scan').querySelector('form')?.reset()
      this.#next(() => (text === '' ? this.#finish() : scan(this.#desk, text)))
    })
    this.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.name !== 'mode') return
      this.#desk = { ...this.#desk, returning: target.value === 'return', served: undefined, lent: [] }
      this.#draw()
      scanBox(this.#screen)?.focus()
    })
    const presses = {
      finish: () => this.#next(() => this.#finish()),
      send: () => this.#call(),
      save: saveFile,
      clear: () => clearNoted().then(() => this.#draw()),
    }
    for (const [name, press] of Object.entries(presses))
      part(name).addEventListener('click', () => void press())
    window.addEventListener('online', () => void this.#call())
    window.addEventListener('offline', () => tell(this.#screen, 'away'))
    setInterval(() => void this.#call(), 15_000)
  }

  async #begin() {
    const kept = await keptList(this.dataset['list'] ?? '')
    if (kept) [this.#desk.known, this.#madeAt] = [kept.known, kept.madeAt]
    this.#draw()
    await this.#call(true)
    this.dataset['ready'] = ''
  }

  /** Does one thing after the other, however fast scans come, and says what came of each. */
  #next(work: () => Promise<Said | undefined>) {
    this.#turn = this.#turn.then(() => this.#do(work))
  }

  async #do(work: () => Promise<Said | undefined>) {
    try {
      const said = await work()
      if (said) say(this.#screen, said, (choose) => this.#next(choose))
    } catch (error) {
      const why = error instanceof QueueFull ? 'full' : 'storage'
      say(this.#screen, { tone: 'bad', says: [[why]] }, () => undefined)
    }
    this.#draw()
  }

  async #finish(): Promise<undefined> {
    printReceipt(this.#screen, this.#desk)
    this.#desk = { ...this.#desk, served: undefined, lent: [] }
  }

  /** Sends what waits; where nothing does, looks now and then whether the list has changed. */
  async #call(first = false) {
    if (this.#calling) return
    this.#calling = true
    try {
      const line = partOf(this.#screen, 'line')
      const waiting = (await queued()).length
      if (waiting > 0) await this.#send()
      else if (first || line.dataset['state'] !== 'online' || this.#isOld()) {
        const { state, kept } = await fetchList(this.dataset['list'] ?? '')
        if (kept) [this.#desk.known, this.#madeAt] = [kept.known, kept.madeAt]
        tell(this.#screen, state)
      }
      this.#draw()
    } catch {
      tell(this.#screen, 'storage')
    } finally {
      this.#calling = false
    }
  }

  async #send() {
    const left = async () => {
      tell(this.#screen, 'sending', (await queued()).length)
      this.#draw()
    }
    const sent = await sendAll(this.dataset['deeds'] ?? '', () => void left())
    tell(this.#screen, sent, (await queued()).length)
  }

  #isOld = () => this.#madeAt === undefined || Date.now() - this.#madeAt > listFreshFor

  #draw() {
    drawDesk(this.#screen, this.#desk, this.#madeAt)
    void drawQueue(this.#screen, () => this.#draw()).catch(() => tell(this.#screen, 'storage'))
  }
}

customElements.define('offline-desk', OfflineDesk)

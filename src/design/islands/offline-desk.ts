import { QueueFull, scan, type Said } from './parts/offline/desk.ts'
import { saveFile } from './parts/offline/file.ts'
import { openLine, type State } from './parts/offline/line.ts'
import { clearNoted } from './parts/offline/queue.ts'
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

const free = { served: undefined, lent: [] }

/** `<offline-desk>` around the page of the desk without a network: all that it does, it does on this device. */
export class OfflineDesk extends HTMLElement {
  #state: State = { desk: { known: undefined, returning: false, ...free }, madeAt: undefined }
  #screen = openScreen(this)
  #line = openLine(this.#screen, this.#state, () => this.#draw())
  #turn: Promise<unknown> = Promise.resolve()

  connectedCallback() {
    const able = 'serviceWorker' in navigator && 'caches' in window && 'subtle' in crypto
    partOf(this.#screen, 'unsupported').hidden = able
    partOf(this.#screen, 'work').hidden = !able
    if (!able) return
    const { worker = '', scope = '' } = this.dataset
    // Without a network there is nothing to fetch it from; the one of before goes on.
    void navigator.serviceWorker.register(worker, { scope }).catch(() => undefined)
    void navigator.storage.persist()
    this.#wireScans()
    this.#wireButtons()
    scanBox(this.#screen)?.focus()
    void this.#line.begin()
  }

  #wireScans() {
    const part = partOf(this.#screen, 'scan')
    part.addEventListener('submit', (event) => {
      event.preventDefault()
      const text = scanBox(this.#screen)?.value.trim() ?? ''
      part.querySelector('form')?.reset()
      this.#next(() => (text === '' ? this.#finish() : scan(this.#state.desk, text)))
    })
    this.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.name !== 'mode') return
      this.#state.desk = { ...this.#state.desk, returning: target.value === 'return', ...free }
      this.#draw()
      scanBox(this.#screen)?.focus()
    })
  }

  #wireButtons() {
    const presses = {
      finish: () => this.#next(() => this.#finish()),
      send: () => this.#line.call(),
      save: saveFile,
      clear: () => clearNoted().then(() => this.#draw()),
    }
    for (const [name, press] of Object.entries(presses))
      partOf(this.#screen, name).addEventListener('click', () => void press())
    window.addEventListener('online', () => void this.#line.call())
    window.addEventListener('offline', () => tell(this.#screen, 'away'))
    setInterval(() => void this.#line.call(), 15_000)
  }

  /** Does one thing after the other, however fast scans come. */
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
    printReceipt(this.#screen, this.#state.desk)
    this.#state.desk = { ...this.#state.desk, ...free }
  }

  #draw() {
    drawDesk(this.#screen, this.#state.desk, this.#state.madeAt)
    void drawQueue(this.#screen, () => this.#draw()).catch(() => tell(this.#screen, 'storage'))
  }
}

customElements.define('offline-desk', OfflineDesk)

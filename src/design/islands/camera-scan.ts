import { barcodeReader } from './parts/barcode-reader.ts'

const pause = 120
/** The same barcode is not taken twice while it stays before the camera. */
const forgetAfter = 2500

/**
 * `<camera-scan data-into data-denied>`: its button opens the camera; what it reads goes into the box with that id, and
 * the form of the box is sent. Stays open for one book after the other; closes when the page changes.
 */
export class CameraScan extends HTMLElement {
  #stream: MediaStream | undefined

  connectedCallback() {
    const button = this.querySelector<HTMLButtonElement>('[data-open]')
    if (!button || !navigator.mediaDevices) return
    button.hidden = false
    button.addEventListener('click', () => void this.#open().catch(() => this.#refuse()))
    this.querySelector('[data-close]')?.addEventListener('click', () => this.#close())
    if (open) void this.#open().catch(() => this.#refuse())
  }

  disconnectedCallback() {
    this.#stop()
  }

  async #open() {
    const video = this.querySelector('video')
    const view = this.querySelector<HTMLElement>('[data-view]')
    if (!video || !view) return
    this.#stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 } },
    })
    open = true
    view.hidden = false
    video.srcObject = this.#stream
    await video.play()
    const read = await barcodeReader()
    while (this.#stream?.active && this.isConnected) {
      const text = await read(video).catch(() => undefined)
      if (text && this.isConnected) this.#take(text)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }

  #take(text: string) {
    const now = Date.now()
    const known = text === seen.text && now - seen.at < forgetAfter
    seen = { text, at: now }
    if (known) return
    const box = document.getElementById(this.dataset.into ?? '')
    if (!(box instanceof HTMLInputElement)) return
    box.value = text
    box.form?.requestSubmit()
  }

  #close() {
    open = false
    this.#stop()
    const view = this.querySelector<HTMLElement>('[data-view]')
    if (view) view.hidden = true
  }

  #stop() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop()
    this.#stream = undefined
  }

  #refuse() {
    this.#close()
    const said = this.querySelector('[data-said]')
    if (said) said.textContent = this.dataset.denied ?? ''
  }
}

// Of the page, not of the element: a page that takes the place of another goes on scanning.
let open = false
let seen = { text: '', at: 0 }

customElements.define('camera-scan', CameraScan)

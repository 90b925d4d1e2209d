import { reportFrom, type Told } from './parts/kiosk-report.ts'
import { settleScanBox, toScanBox, typeInstead } from './parts/scan-box.ts'

/**
 * `<kiosk-watch data-idle data-warning data-report data-forget data-start>` on a page of a kiosk: asks whether
 * somebody is still there, forgets them if not, keeps the scan box in focus, and leaves no trail for the back button.
 */
export class KioskWatch extends HTMLElement {
  #touched = Date.now()
  #shownAt = Date.now()
  #page: Element | null = null
  #going = false

  connectedCallback() {
    for (const name of ['pointerdown', 'keydown', 'input']) addEventListener(name, () => this.#touch(), true)
    addEventListener('pageshow', (event) => event.persisted && location.reload())
    document.addEventListener('contextmenu', (event) => event.preventDefault())
    document.addEventListener('click', (event) => this.#follow(event))
    addEventListener('keydown', toScanBox)
    this.querySelector('[data-stay]')?.addEventListener('click', () => this.#dialog?.close())
    this.querySelector('[data-end]')?.addEventListener('click', () => void this.#forget())
    setInterval(() => this.#tick(), 250)
    reportFrom(this, { active: (since) => this.#touched > since, hear: (told) => this.#hear(told) })
  }

  get #dialog() {
    return this.querySelector('dialog')
  }

  #touch() {
    this.#touched = Date.now()
  }

  #tick() {
    const page = document.querySelector<HTMLElement>('live-desk [data-say]')
    if (page !== this.#page) this.#settle(page)
    if (!page) return
    const away = Number(page.dataset.away)
    if (away && Date.now() - this.#shownAt > away * 1000) return void this.#forget()
    if (!page.dataset.visit || away) return
    const idle = (Date.now() - this.#touched) / 1000
    const left = Math.ceil(Number(this.dataset.idle) + Number(this.dataset.warning) - idle)
    if (left <= 0) return void this.#forget()
    if (idle > Number(this.dataset.idle)) {
      const count = this.querySelector('[data-left]')
      if (count) count.textContent = String(left)
      if (!this.#dialog?.open) this.#dialog?.showModal()
    } else if (this.#dialog?.open) this.#dialog.close()
  }

  #settle(page: Element | null) {
    this.#page = page
    this.#shownAt = Date.now()
    settleScanBox(page)
  }

  async #forget() {
    if (this.#going) return
    this.#going = true
    await fetch(this.dataset.forget ?? '', { method: 'POST' }).catch(() => undefined)
    location.replace(this.dataset.start ?? '')
  }

  /** Pages take each other's place, so that the back button has nowhere to go. */
  #follow(event: MouseEvent) {
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('[data-type]')) return typeInstead()
    const link = target?.closest('a')
    if (!link?.pathname.startsWith(this.dataset.start ?? '/') || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (link.hash) document.querySelector<HTMLElement>(link.hash)?.focus()
    else location.replace(link.href)
  }

  #hear({ paired, locked, restart, alive }: Told) {
    const page = document.querySelector<HTMLElement>('live-desk [data-say]')
    const visit = page?.dataset.visit === 'visit'
    const over = !paired || locked || (restart && !visit) || (visit && !alive)
    if (over && !page?.dataset.away) location.replace(this.dataset.start ?? '')
  }
}

customElements.define('kiosk-watch', KioskWatch)

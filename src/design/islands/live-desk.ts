import { play } from './parts/tones.ts'

/**
 * `<live-desk>` around the content of a desk page: forms inside are sent without a page load, and the answer takes its
 * place. Scans that come while an answer is under way wait their turn; what is being typed stays.
 */
export class LiveDesk extends HTMLElement {
  #turn: Promise<void> = Promise.resolve()

  connectedCallback() {
    this.addEventListener('submit', (event) => {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
      event.preventDefault()
      const data = new FormData(form, event.submitter)
      const box = form.querySelector<HTMLInputElement>('input[name=q]:not([type=hidden])')
      const scan = box && 'scan' in form.dataset ? String(data.get('q')) : undefined
      if (box && scan !== undefined) box.value = ''
      this.#turn = this.#turn
        .then(() => this.#send(form, data, scan))
        .catch(() => {
          if (box && scan !== undefined) box.value = scan
          form.submit()
        })
    })
    this.#prepare()
    this.#settle()
  }

  /** Keeps the desk without a network ready on this computer, and says when it is needed. */
  #prepare() {
    const { worker, scope } = this.dataset
    window.addEventListener('offline', () => this.#away(true))
    window.addEventListener('online', () => this.#away(false))
    if (!worker || !('serviceWorker' in navigator)) return
    void navigator.serviceWorker
      .register(worker, { scope })
      .then(({ active }) => active?.postMessage('freshen'))
      // Without it the desk works as it always did.
      .catch(() => undefined)
  }

  #away(away: boolean) {
    const notice = this.querySelector<HTMLElement>('[data-away]')
    if (notice) notice.hidden = !away
  }

  async #send(form: HTMLFormElement, data: FormData, scan: string | undefined) {
    // A scan that waited belongs to the form as it is now, with a key of its own.
    const now = scan === undefined ? form : (this.querySelector<HTMLFormElement>('form[data-scan]') ?? form)
    const body = now === form ? data : new FormData(now)
    if (scan !== undefined) body.set('q', scan)
    const fields = new URLSearchParams([...body].map(([name, value]) => [name, String(value)]))
    const answer = await fetch(now.action, { method: 'POST', body: fields }).catch(() => undefined)
    if (!answer || answer.status > 501) {
      const box = this.querySelector<HTMLInputElement>('form[data-scan] input[name=q]')
      if (box && scan !== undefined) box.value = scan
      play('bad')
      return this.#away(true)
    }
    this.#show(await answer.text(), answer.url)
  }

  #show(html: string, address: string) {
    const page = new DOMParser().parseFromString(html, 'text/html')
    const next = page.querySelector('live-desk')
    if (!(next instanceof HTMLElement)) return location.assign(address)
    const typed = this.querySelector<HTMLInputElement>('form[data-scan] input[name=q]')?.value ?? ''
    history.replaceState(undefined, '', address)
    document.title = page.title
    this.dataset.tone = next.dataset.tone ?? ''
    this.replaceChildren(...next.childNodes)
    this.#settle(typed)
  }

  #settle(typed = '') {
    const box = this.querySelector<HTMLInputElement>('form[data-scan] input[name=q]')
    if (box && typed) box.value = typed
    const first = this.querySelector<HTMLElement>('[autofocus]')
    first?.focus()
    play(this.dataset.tone)
    if (this.querySelector('[data-print=now]')) window.print()
  }
}

customElements.define('live-desk', LiveDesk)

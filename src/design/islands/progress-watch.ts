const usualPause = 2000

/** `<progress-watch id data-href data-running data-pause?>`: fetches its page again until the work is done. */
export class ProgressWatch extends HTMLElement {
  #timer = 0

  connectedCallback() {
    if (this.dataset.running !== 'yes') return
    this.#timer = window.setTimeout(() => void this.#refresh(), Number(this.dataset.pause ?? usualPause))
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
  }

  async #refresh() {
    try {
      const answer = await fetch(this.dataset.href ?? location.href)
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.getElementById(this.id)
      if (answer.ok && fresh) {
        this.dataset.running = fresh.dataset.running
        this.replaceChildren(...fresh.childNodes)
      }
    } catch {
      // The line or the server is away for a moment; the next round asks again.
    }
    this.connectedCallback()
  }
}

customElements.define('progress-watch', ProgressWatch)

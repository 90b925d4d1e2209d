/** `<fresh-code data-seconds data-over>` around a code that runs out: takes it away when its time is over. */
export class FreshCode extends HTMLElement {
  #timer = 0

  connectedCallback() {
    const endsAt = Date.now() + Number(this.dataset.seconds) * 1000
    this.#timer = window.setInterval(() => {
      // A telephone that slept in a pocket counts by the clock.
      if (Date.now() < endsAt) return
      clearInterval(this.#timer)
      this.querySelector('svg')?.remove()
      const said = this.querySelector('[data-said]')
      if (said) said.textContent = this.dataset.over ?? ''
    }, 1000)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
  }
}

customElements.define('fresh-code', FreshCode)

/**
 * `<idle-return data-seconds data-href data-warning?>`: goes back to the first page when nobody has touched anything
 * for so long; with a warning it asks first, in the dialog inside, and counts down.
 */
export class IdleReturn extends HTMLElement {
  #idle = 0
  #countdown = 0

  connectedCallback() {
    for (const event of ['pointerdown', 'keydown', 'input', 'scroll'])
      document.addEventListener(event, () => this.#begin(), { passive: true })
    this.querySelector('[data-stay]')?.addEventListener('click', () => this.#begin())
    this.#begin()
  }

  #begin() {
    clearTimeout(this.#idle)
    clearInterval(this.#countdown)
    this.querySelector('dialog')?.close()
    this.#idle = window.setTimeout(() => this.#warn(), Number(this.dataset.seconds) * 1000)
  }

  #warn() {
    const dialog = this.querySelector('dialog')
    let left = Number(this.dataset.warning ?? 0)
    if (!dialog || left === 0) return this.#leave()
    const shown = dialog.querySelector('[data-left]')
    if (shown) shown.textContent = String(left)
    dialog.showModal()
    this.#countdown = window.setInterval(() => {
      left -= 1
      if (shown) shown.textContent = String(left)
      if (left <= 0) this.#leave()
    }, 1000)
  }

  #leave() {
    clearInterval(this.#countdown)
    location.replace(this.dataset.href ?? '/')
  }
}

customElements.define('idle-return', IdleReturn)

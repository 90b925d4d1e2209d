/**
 * `<form-keys>` inside a form: Ctrl+S saves, F4 presses the button marked `data-key="F4"`. Warns before typed work is
 * left behind, and tells `data-open` every two minutes that somebody still works here.
 */
export class FormKeys extends HTMLElement {
  #dirty = false

  connectedCallback() {
    const form = this.closest('form')
    if (!form) return
    this.#dirty = this.hasAttribute('data-unsaved')
    form.addEventListener('input', () => (this.#dirty = true))
    form.addEventListener('submit', () => (this.#dirty = false))
    // The other view goes on where this one was left.
    const place = form.querySelector<HTMLInputElement>('input[name=fokus]')
    form.addEventListener('focusin', ({ target }) => {
      const tag =
        target instanceof Element ? target.closest<HTMLElement>('[data-tag]')?.dataset.tag : undefined
      if (place && tag) place.value = tag
    })
    window.addEventListener('beforeunload', (event) => this.#dirty && event.preventDefault())
    form.addEventListener('keydown', (event) => {
      const saves = (event.ctrlKey || event.metaKey) && event.key === 's'
      const button = form.querySelector<HTMLButtonElement>(
        saves ? 'button[data-save]' : `button[data-key="${CSS.escape(event.key)}"]`,
      )
      if (!button || (!saves && (event.altKey || event.ctrlKey))) return
      event.preventDefault()
      form.requestSubmit(button)
    })
    const { open } = this.dataset
    if (open) setInterval(() => void this.#stillHere(open), 120_000)
  }

  async #stillHere(address: string) {
    try {
      const answer = await fetch(address, { method: 'POST' })
      if (answer.ok) this.innerHTML = await answer.text()
    } catch {
      // The next sign will be heard.
    }
  }
}

customElements.define('form-keys', FormKeys)

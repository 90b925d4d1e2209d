/** `<field-help>` in a form for a record: shows the help of the field that has the focus; F1 goes there and back. */
export class FieldHelp extends HTMLElement {
  #shown = ''
  #timer = 0
  #kept = new Map<string, Promise<string>>()
  #back: HTMLElement | undefined

  connectedCallback() {
    const form = this.closest('form')
    if (!form) return
    this.hidden = false
    this.tabIndex = -1
    form.addEventListener('focusin', (event) => this.#soon(event.target))
    form.addEventListener('input', (event) => this.#soon(event.target))
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'F1' || event.isComposing) return
      event.preventDefault()
      if (document.activeElement === this) return this.#back?.focus()
      this.#back = document.activeElement instanceof HTMLElement ? document.activeElement : undefined
      this.focus()
    })
    this.#soon(document.activeElement)
  }

  #soon(target: EventTarget | null) {
    const tag = target instanceof Element ? target.closest<HTMLElement>('[data-tag]')?.dataset.tag : undefined
    if (!tag || !/^\w{3}$/.test(tag) || tag === this.#shown) return
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.#show(tag), 150)
  }

  async #show(tag: string) {
    this.#shown = tag
    const ask = () =>
      fetch(`${this.dataset.address}&ruas=${tag}`).then((answer) => (answer.ok ? answer.text() : ''))
    const words = this.#kept.get(tag) ?? ask()
    this.#kept.set(tag, words)
    try {
      const html = await words
      if (this.#shown === tag && html) this.innerHTML = html
    } catch {
      this.#kept.delete(tag)
    }
  }
}

customElements.define('field-help', FieldHelp)

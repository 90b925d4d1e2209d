/** `<keyboard-shortcuts>`: `/` to the scan box, `?` opens the help, `g` and a letter jumps along the menu. */
export class KeyboardShortcuts extends HTMLElement {
  #waitingUntil = 0

  connectedCallback() {
    document.addEventListener('keydown', this.#onKey)
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#onKey)
  }

  #onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
    if (document.querySelector('dialog[open]')) return
    if (this.#handle(event.key)) event.preventDefault()
  }

  #handle(key: string): boolean {
    if (Date.now() < this.#waitingUntil) {
      this.#waitingUntil = 0
      return jump(key)
    }
    if (key === 'g') {
      this.#waitingUntil = Date.now() + 1500
      return true
    }
    if (key === '/') return focusScanBox()
    if (key === '?') {
      this.querySelector('dialog')?.showModal()
      return true
    }
    return false
  }
}

function focusScanBox() {
  const box = document.querySelector<HTMLInputElement>('input[data-scan]')
  box?.focus()
  box?.select()
  return box !== null
}

function jump(key: string) {
  const link = document.querySelector<HTMLAnchorElement>(`a[data-jump="${CSS.escape(key)}"]`)
  link?.click()
  return link !== null
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'))

customElements.define('keyboard-shortcuts', KeyboardShortcuts)

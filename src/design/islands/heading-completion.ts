import { addressFor, isBox, type Box } from './parts/heading-address.ts'
import { createSuggestionList, type Suggestion } from './parts/suggestion-list.ts'

interface Heading extends Suggestion {
  /** As subfields of a MARC field, and its first indicator where that says how a name begins. */
  subfields: string
  sign: string
}

/** `<heading-completion>` around a form for a record: proposes authorities while a name, subject or series is typed. */
export class HeadingCompletion extends HTMLElement {
  #open:
    | { box: Box; list: ReturnType<typeof createSuggestionList>; shown: Heading[]; chosen: number }
    | undefined
  #timer = 0
  #number = 0

  connectedCallback() {
    this.addEventListener('input', ({ target }) => {
      clearTimeout(this.#timer)
      const address = target instanceof HTMLElement && isBox(target) ? addressFor(target) : undefined
      this.#close()
      if (address && isBox(target))
        this.#timer = window.setTimeout(() => void this.#ask(target, address), 200)
    })
    // Before the editor sees the keys.
    this.addEventListener('keydown', (event) => this.#onKey(event), { capture: true })
    this.addEventListener('focusout', () => this.#close())
  }

  async #ask(box: Box, address: string) {
    try {
      const answer = await fetch(`${this.dataset.address}?${address}`)
      const shown: Heading[] = answer.ok ? await answer.json() : []
      if (shown.length > 0 && document.activeElement === box) this.#show(box, shown)
    } catch {
      // Headings can be typed out.
    }
  }

  #show(box: Box, shown: Heading[]) {
    this.#close()
    const list = createSuggestionList(box, `tajuk-${(this.#number += 1)}`, this.dataset.label ?? '')
    box.after(list.element)
    list.open(shown)
    list.element.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      this.#take(list.indexOf(event.target))
    })
    this.#open = { box, list, shown, chosen: -1 }
  }

  #close() {
    if (!this.#open) return
    const { box, list } = this.#open
    list.close()
    list.element.remove()
    for (const name of ['role', 'aria-expanded', 'aria-controls', 'aria-autocomplete'])
      box.removeAttribute(name)
    box.removeAttribute('aria-activedescendant')
    this.#open = undefined
  }

  #onKey(event: KeyboardEvent) {
    if (!this.#open || event.isComposing || event.altKey) return
    const { list, shown, chosen } = this.#open
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) list.choose((this.#open.chosen = Math.max(-1, Math.min(shown.length - 1, chosen + step))))
    else if (event.key === 'Enter' && chosen >= 0) this.#take(chosen)
    else if (event.key === 'Escape') this.#close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #take(index: number) {
    const taken = this.#open?.shown[index]
    if (!this.#open || !taken) return
    const { box } = this.#open
    this.#close()
    const row = box.closest('.marc-row')
    // A list of headings has one a line, of which the last is being typed.
    const above = box instanceof HTMLTextAreaElement && !row ? box.value.replace(/[^\n]*$/, '') : ''
    box.value = row ? taken.subfields : above + taken.text
    const indicators = row?.querySelector<HTMLInputElement>('.marc-indicators')
    if (indicators && taken.sign) indicators.value = taken.sign + (indicators.value.slice(1) || '#')
    box.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

customElements.define('heading-completion', HeadingCompletion)

import { createSuggestionList, type Suggestion } from './parts/suggestion-list.ts'

/** `<search-box>` around the search form: completion as an ARIA combobox. Nothing changes when it cannot load. */
export class SearchBox extends HTMLElement {
  #input = document.createElement('input')
  #status = document.createElement('span')
  #list = createSuggestionList(this.#input, '', '')
  #shown: Suggestion[] = []
  #chosen = -1
  #asking = new AbortController()
  #timer = 0

  connectedCallback() {
    const input = this.querySelector<HTMLInputElement>('input[type=search]')
    if (!input?.form) return
    const number = [...document.querySelectorAll('search-box')].indexOf(this)
    this.#input = input
    this.#list = createSuggestionList(input, `saran-${number}`, this.dataset.label ?? '')
    this.#status.className = 'visually-hidden'
    this.#status.setAttribute('role', 'status')
    input.form.append(this.#list.element, this.#status)
    input.addEventListener('input', () => this.#askSoon())
    input.addEventListener('keydown', (event) => this.#onKey(event))
    input.addEventListener('blur', () => this.#close())
    // Before blur, so that the list is still there when the click lands.
    this.#list.element.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      this.#take(this.#list.indexOf(event.target))
    })
  }

  #askSoon() {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.#ask(), 120)
  }

  async #ask() {
    this.#asking.abort()
    this.#asking = new AbortController()
    const words = this.#input.value.trim()
    if (words.length < 2) return this.#close()
    const address = `${this.dataset.suggest}?q=${encodeURIComponent(words)}`
    try {
      const answer = await fetch(address, { signal: this.#asking.signal })
      this.#show(answer.ok ? await answer.json() : [])
    } catch {
      this.#close()
    }
  }

  #show(suggestions: Suggestion[]) {
    this.#shown = suggestions
    if (suggestions.length === 0 || document.activeElement !== this.#input) return this.#close()
    this.#list.open(suggestions)
    this.#status.textContent = `${suggestions.length} ${this.dataset.count}`
    this.#choose(-1)
  }

  #close() {
    this.#list.close()
    this.#status.textContent = ''
    this.#choose(-1)
  }

  #choose(index: number) {
    this.#chosen = index
    this.#list.choose(index)
  }

  #onKey(event: KeyboardEvent) {
    if (event.isComposing) return
    const open = this.#list.isOpen()
    const size = this.#shown.length + 1
    if (event.key === 'ArrowDown' && !open) void this.#ask()
    else if (event.key === 'ArrowDown') this.#choose(((this.#chosen + 2) % size) - 1)
    else if (event.key === 'ArrowUp' && open) this.#choose(((this.#chosen + size) % size) - 1)
    else if (event.key === 'Escape' && open) this.#close()
    else if (event.key === 'Enter' && open && this.#chosen >= 0) this.#take(this.#chosen)
    else return
    event.preventDefault()
  }

  #take(index: number) {
    const taken = this.#shown[index]
    if (!taken) return
    this.#close()
    if (taken.href) return location.assign(taken.href)
    this.#input.value = taken.text
    this.#input.form?.requestSubmit()
  }
}

customElements.define('search-box', SearchBox)

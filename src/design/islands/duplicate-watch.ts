/** `<duplicate-watch>` in a form for a record: asks while typing whether the title is there already, and says so. */
export class DuplicateWatch extends HTMLElement {
  #timer = 0
  #asked = ''
  #asking = new AbortController()

  connectedCallback() {
    this.closest('form')?.addEventListener('input', (event) => {
      if (!bears(event.target)) return
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => void this.#ask(), 400)
    })
  }

  async #ask() {
    const facts = new URLSearchParams({
      isbn: valueOf('isbn', '020'),
      issn: valueOf('issn', '022'),
      judul: valueOf('title', '245'),
      pengarang: valueOf('author', '100'),
      kecuali: this.dataset.except ?? '',
    })
    if (facts.toString() === this.#asked) return
    this.#asked = facts.toString()
    this.#asking.abort()
    this.#asking = new AbortController()
    try {
      const answer = await fetch(`${this.dataset.address}?${facts}`, { signal: this.#asking.signal })
      const html = answer.ok ? await answer.text() : ''
      if (this.innerHTML !== html) this.innerHTML = html
    } catch {
      // Saving asks again.
    }
  }
}

const names = new Set(['isbn', 'issn', 'title', 'author'])
const tags = /^(020|022|245|1[01]0)$/

/** Whether what was typed says what title this is. */
function bears(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && names.has(target.name)) return true
  return target instanceof Element && tags.test(target.closest<HTMLElement>('.marc-row')?.dataset.tag ?? '')
}

/** From the plain form, or the first $a of the field. */
function valueOf(name: string, tag: string): string {
  const plain = document.querySelector<HTMLInputElement>(`form input[name="${name}"]:not([type=hidden])`)
  if (plain) return plain.value
  const text =
    document.querySelector<HTMLTextAreaElement>(`.marc-row[data-tag="${tag}"] textarea`)?.value ?? ''
  return (/[$‡]a ?([^$‡]*)/.exec(text)?.[1] ?? '').replace(/[\s/:;,.=]+$/, '')
}

customElements.define('duplicate-watch', DuplicateWatch)

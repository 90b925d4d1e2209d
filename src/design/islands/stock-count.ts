import { ScanQueue } from './parts/scan-queue.ts'
import { play } from './parts/tones.ts'

interface Words {
  key: string
  tone: string
  label: string
  barcode: string
  title: string
  lines: string[]
}
interface Answer {
  verdicts: Words[]
  standing: string
}

const shown = 15

/**
 * `<stock-count data-scans data-undo data-queue>` around the page of a stock-take: each scan goes into the queue of this
 * device at once, and from there to the library. The box is free before the answer comes.
 */
export class StockCount extends HTMLElement {
  #queue = new ScanQueue(this.dataset.queue ?? '', this.dataset.scans ?? '')

  connectedCallback() {
    this.addEventListener('submit', this.#onSubmit)
    this.#queue.listen({
      answered: (answer) => this.#show(answer as Answer),
      changed: (waiting) => this.#tellQueue(waiting),
      trouble: (kind) => this.#tellTrouble(kind),
    })
  }

  disconnectedCallback() {
    this.#queue.stop()
  }

  #onSubmit = (event: SubmitEvent) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !('scan' in form.dataset)) return
    event.preventDefault()
    const box = form.querySelector<HTMLInputElement>('input[name=q]')
    if (box) this.#scan(box.value)
    if (box) box.value = ''
    box?.focus()
  }

  #scan(barcode: string) {
    if (barcode.trim() === '') return
    const field = (name: string) => this.querySelector<HTMLInputElement>(`input[name=${name}]`)
    const shelf = field('shelf')?.value.trim() ?? ''
    const inOrder = field('inOrder')?.checked ?? false
    this.#queue.add({ barcode: barcode.trim().slice(0, 100), shelf, inOrder })
  }

  #show({ verdicts, standing }: Answer) {
    for (const words of verdicts) this.#addRecent(words)
    const last = verdicts.at(-1)
    const worst =
      verdicts.find(({ tone }) => tone === 'bad') ?? verdicts.find(({ tone }) => tone === 'attention')
    const told = worst ?? last
    if (told) {
      this.querySelector('[data-verdict]')?.replaceChildren(this.#filled('verdict-part', told))
      play(told.tone)
    }
    const line = this.querySelector('[data-standing]')
    if (line) line.textContent = standing
  }

  #addRecent(words: Words) {
    const list = this.querySelector('[data-recent]')
    this.querySelector('[data-none]')?.remove()
    list?.prepend(this.#filled('recent-part', words))
    while ((list?.children.length ?? 0) > shown) list?.lastElementChild?.remove()
  }

  #filled(template: string, words: Words): Element {
    const source = this.querySelector<HTMLTemplateElement>(`template[data-${template}]`)
    const part = source?.content.firstElementChild?.cloneNode(true)
    if (!(part instanceof HTMLElement)) return document.createElement('p')
    const say = (name: string, text: string) => {
      const place = part.querySelector(`[data-${name}]`)
      if (place) place.textContent = text
    }
    part.dataset.tone = words.tone
    say('label', words.label)
    say('barcode', words.barcode)
    say('title', words.title || (template === 'verdict-part' ? words.barcode : ''))
    say('lines', words.lines.join(' · '))
    const key = part.querySelector<HTMLInputElement>('input[name=key]')
    if (key) key.value = words.key
    return part
  }

  #tellQueue(waiting: number) {
    const place = this.querySelector<HTMLElement>('[data-queue-state]')
    if (!place) return
    place.dataset.full = waiting > 0 ? 'yes' : 'no'
    place.textContent = waiting > 0 ? `${waiting} ${place.dataset.waiting}` : (place.dataset.sent ?? '')
  }

  #tellTrouble(kind: 'none' | 'signedOut' | 'refused') {
    const place = this.querySelector<HTMLElement>('[data-trouble]')
    if (place) place.textContent = kind === 'none' ? '' : (place.dataset[kind] ?? '')
  }
}

customElements.define('stock-count', StockCount)

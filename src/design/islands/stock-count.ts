import { tellQueue, tellTrouble } from './parts/queue-state.ts'
import { ScanQueue } from './parts/scan-queue.ts'
import { play } from './parts/tones.ts'
import { verdictPart, type VerdictWords } from './parts/verdict-part.ts'

interface Answer {
  verdicts: VerdictWords[]
  standing: string
}

const shown = 15

/**
 * `<stock-count data-scans data-queue>` around the page of a stock-take: each scan goes into the queue of this
 * device at once, and from there to the library. The box is free before the answer comes.
 */
export class StockCount extends HTMLElement {
  #queue = new ScanQueue(this.dataset.queue ?? '', this.dataset.scans ?? '')

  connectedCallback() {
    this.addEventListener('submit', this.#onSubmit)
    this.#queue.listen({
      answered: (answer) => this.#show(answer as Answer),
      changed: (waiting) => tellQueue(this, waiting),
      trouble: (kind) => tellTrouble(this, kind),
    })
  }

  disconnectedCallback() {
    this.#queue.stop()
  }

  #onSubmit = (event: SubmitEvent) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    if (!('scan' in form.dataset)) return this.#tellStanding(form)
    event.preventDefault()
    const box = form.querySelector<HTMLInputElement>('input[name=q]')
    if (box) this.#scan(box.value)
    if (box) box.value = ''
    box?.focus()
  }

  #field = (name: string) => this.querySelector<HTMLInputElement>(`input[name=${name}]`)

  #standing() {
    return {
      shelf: this.#field('shelf')?.value.trim() ?? '',
      inOrder: this.#field('inOrder')?.checked ?? false,
    }
  }

  /** A scan is taken back by a form of its own, which brings the page back as it is now. */
  #tellStanding(form: HTMLFormElement) {
    const { shelf, inOrder } = this.#standing()
    const fill = (name: string, value: string) => {
      const input = form.querySelector<HTMLInputElement>(`input[name=${name}]`)
      if (input) input.value = value
    }
    fill('rak', shelf)
    fill('urut', inOrder ? '1' : '')
  }

  #scan(barcode: string) {
    if (barcode.trim() === '') return
    const { shelf, inOrder } = this.#standing()
    this.#queue.add({ barcode: barcode.trim().slice(0, 100), shelf, inOrder })
  }

  #show({ verdicts, standing }: Answer) {
    for (const words of verdicts) this.#addRecent(words)
    const last = verdicts.at(-1)
    const worst =
      verdicts.find(({ tone }) => tone === 'bad') ?? verdicts.find(({ tone }) => tone === 'attention')
    const told = worst ?? last
    if (told) {
      this.querySelector('[data-verdict]')?.replaceChildren(verdictPart(this, 'verdict-part', told))
      play(told.tone)
    }
    const line = this.querySelector('[data-standing]')
    if (line) line.textContent = standing
  }

  #addRecent(words: VerdictWords) {
    const list = this.querySelector('[data-recent]')
    this.querySelector('[data-none]')?.remove()
    list?.prepend(verdictPart(this, 'recent-part', words))
    while ((list?.children.length ?? 0) > shown) list?.lastElementChild?.remove()
  }
}

customElements.define('stock-count', StockCount)

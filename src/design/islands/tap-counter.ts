interface Tap {
  key: string
  branchId: string
  people: string
  at: string
}

const kept = 'pengunjung-belum-terkirim'
const pause = 5000

/**
 * `<tap-counter>` around the form of the door: a tap counts at once and is sent behind it. What could not be sent is
 * kept by the browser and sent later, each tap under its own key, so that none is lost and none counted twice.
 */
export class TapCounter extends HTMLElement {
  #sending = false
  #failed = false

  connectedCallback() {
    this.addEventListener('submit', (event) => {
      const form = event.target
      if (!(form instanceof HTMLFormElement)) return
      event.preventDefault()
      const data = new FormData(form, event.submitter)
      const people = String(data.get('people') ?? '1')
      const tap = { key: keyOf(), branchId: String(data.get('branchId')), people, at: String(Date.now()) }
      keep([...waiting(), tap])
      this.#count(Number(people))
      navigator.vibrate?.(20)
      void this.#send()
    })
    if (waiting().length > 0) void this.#send()
  }

  #count(people: number) {
    const output = this.querySelector<HTMLElement>('[data-count]')
    if (!output) return
    const count = Number(output.dataset.count) + people
    output.dataset.count = String(count)
    output.textContent = new Intl.NumberFormat(document.documentElement.lang).format(count)
  }

  async #send() {
    this.#show()
    if (this.#sending) return
    this.#sending = true
    const address = this.querySelector('form')?.action ?? ''
    for (let [first] = waiting(); first; [first] = waiting()) {
      const { key } = first
      const sent = await fetch(address, {
        method: 'POST',
        body: new URLSearchParams({ ...first, diam: '1' }),
      }).catch(() => undefined)
      this.#failed = sent?.status !== 204
      if (this.#failed) break
      keep(waiting().filter((tap) => tap.key !== key))
      this.#show()
    }
    this.#sending = false
    this.#show()
    if (waiting().length > 0) setTimeout(() => void this.#send(), pause)
  }

  #show() {
    const count = waiting().length
    const note = this.querySelector<HTMLElement>('[data-waiting]')
    const number = this.querySelector('[data-number]')
    if (note) note.hidden = !this.#failed || count === 0
    if (number) number.textContent = String(count)
  }
}

const keyOf = () =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

function waiting(): Tap[] {
  try {
    return JSON.parse(localStorage.getItem(kept) ?? '[]') as Tap[]
  } catch {
    return []
  }
}

const keep = (taps: readonly Tap[]) => localStorage.setItem(kept, JSON.stringify(taps))

customElements.define('tap-counter', TapCounter)

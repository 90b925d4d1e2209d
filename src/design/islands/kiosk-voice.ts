/**
 * `<kiosk-voice data-on data-language data-idle>` beside a `<live-desk>`: reads aloud what the page says in
 * `[data-say]`, each time another page takes its place, and the question whether somebody is still there.
 */
export class KioskVoice extends HTMLElement {
  #said = ''

  connectedCallback() {
    if (this.dataset.on !== 'yes' || !('speechSynthesis' in window)) return
    const desk = document.querySelector('live-desk')
    if (!desk) return
    new MutationObserver(() => this.#say()).observe(desk, { childList: true })
    const dialog = document.querySelector('kiosk-watch dialog')
    if (dialog)
      new MutationObserver(() => {
        if (dialog.hasAttribute('open')) this.#speak(this.dataset.idle ?? '')
      }).observe(dialog, { attributeFilter: ['open'] })
    // Browsers keep still before the first touch; what should have been said then is said at it.
    addEventListener('pointerdown', () => !speechSynthesis.speaking && !this.#said && this.#say(), {
      once: true,
    })
    this.#say()
  }

  #say() {
    this.#speak(document.querySelector<HTMLElement>('live-desk [data-say]')?.dataset.say ?? '')
  }

  #speak(text: string) {
    if (!text) return
    speechSynthesis.cancel()
    const words = new SpeechSynthesisUtterance(text)
    words.lang = this.dataset.language === 'en' ? 'en-GB' : 'id-ID'
    words.voice =
      speechSynthesis.getVoices().find(({ lang }) => lang.startsWith(words.lang.slice(0, 2))) ?? null
    words.rate = 0.95
    words.addEventListener('start', () => (this.#said = text))
    speechSynthesis.speak(words)
  }
}

customElements.define('kiosk-voice', KioskVoice)

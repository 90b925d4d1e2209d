const remembered = 'suara'

/**
 * `<spoken-prompt data-text data-language data-start="yes|no">` with a button: reads the page's sentence aloud where
 * the browser can, and remembers as long as the window is open whether it shall.
 */
export class SpokenPrompt extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button || !('speechSynthesis' in window)) return
    button.hidden = false
    button.addEventListener('click', () => {
      sessionStorage.setItem(remembered, this.#on ? 'no' : 'yes')
      this.#settle(button)
    })
    this.#settle(button)
  }

  get #on(): boolean {
    return (sessionStorage.getItem(remembered) ?? this.dataset.start) === 'yes'
  }

  #settle(button: HTMLButtonElement) {
    button.setAttribute('aria-pressed', String(this.#on))
    speechSynthesis.cancel()
    const { text, language } = this.dataset
    if (!this.#on || !text) return
    const spoken = new SpeechSynthesisUtterance(text)
    spoken.lang = language === 'en' ? 'en-GB' : 'id-ID'
    speechSynthesis.speak(spoken)
  }
}

customElements.define('spoken-prompt', SpokenPrompt)

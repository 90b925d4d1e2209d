/** `<copy-text data-text data-done>` around a hidden button: shows it, copies the text, and says so in the button. */
export class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button || !navigator.clipboard) return
    const words = button.textContent
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(this.dataset.text ?? '')
      button.textContent = this.dataset.done ?? words
      setTimeout(() => (button.textContent = words), 2000)
    })
  }
}

customElements.define('copy-text', CopyText)

/** `<print-page>` around a hidden button: shows it, and prints the page. */
export class PrintPage extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    if (!button) return
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}

customElements.define('print-page', PrintPage)

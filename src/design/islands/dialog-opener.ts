/** `<dialog-opener data-dialog="id">` around a hidden button: shows the button, which opens that dialog. */
export class DialogOpener extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    const dialog = document.getElementById(this.dataset.dialog ?? '')
    if (!button || !(dialog instanceof HTMLDialogElement)) return
    button.hidden = false
    button.addEventListener('click', () => dialog.showModal())
    // A click on the backdrop lands on the dialog element itself.
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close())
  }
}

customElements.define('dialog-opener', DialogOpener)

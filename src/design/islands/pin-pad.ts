/** `<pin-pad data-into>` around number keys: they write into the box with that id. */
export class PinPad extends HTMLElement {
  connectedCallback() {
    const pad = this.querySelector<HTMLElement>('.pin-pad')
    const box = document.getElementById(this.dataset.into ?? '')
    if (!pad || !(box instanceof HTMLInputElement)) return
    pad.hidden = false
    // Our keys are there: the screen's own keyboard would cover them.
    box.inputMode = 'none'
    pad.addEventListener('click', (event) => {
      const key = event.target instanceof Element ? event.target.closest('button') : null
      if (!key) return
      if ('erase' in key.dataset) box.value = box.value.slice(0, -1)
      else if (box.value.length < box.maxLength) box.value += key.dataset.digit ?? ''
    })
  }
}

customElements.define('pin-pad', PinPad)

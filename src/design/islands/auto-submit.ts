/** `<auto-submit>` around a form: sends it as soon as a choice changes, and hides the button that is then not needed. */
export class AutoSubmit extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    const button = this.querySelector<HTMLButtonElement>('button[type=submit]')
    if (button) button.hidden = true
    // Keys move through a list before one is meant; only a choice that is left or confirmed counts.
    let byKey = false
    this.addEventListener('keydown', (event) => {
      byKey = event.key.startsWith('Arrow') || event.key.length === 1
      if (event.key === 'Enter') form?.requestSubmit()
    })
    this.addEventListener('pointerdown', () => (byKey = false))
    this.addEventListener('change', () => !byKey && form?.requestSubmit())
    this.addEventListener('focusout', () => byKey && this.#changed() && form?.requestSubmit())
  }

  #changed() {
    return [...this.querySelectorAll('select')].some(
      (select) => ![...select.selectedOptions].every((option) => option.defaultSelected),
    )
  }
}

customElements.define('auto-submit', AutoSubmit)

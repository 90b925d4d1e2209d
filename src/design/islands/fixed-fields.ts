/** `<fixed-fields>` around the lists of codes of the leader and 00X: a choice is written into the row of its field. */
export class FixedFields extends HTMLElement {
  connectedCallback() {
    const editor = document.querySelector<
      HTMLElement & { setFixed?(tag: string, place: number, value: string): void }
    >('marc-editor')
    if (!editor) return
    // What the rows say is what is sent; without this script these are read as well.
    for (const part of this.#parts()) part.removeAttribute('name')
    this.addEventListener('input', ({ target }) => {
      const group = target instanceof Element ? target.closest<HTMLElement>('[data-value]') : undefined
      if (!group) return
      const value = this.#parts(group).reduce((text, part) => replaced(text, part), group.dataset.value ?? '')
      group.dataset.value = value
      editor.setFixed?.(group.dataset.tag ?? '', Number(group.dataset.place), value)
    })
  }

  #parts = (within: HTMLElement = this) => [
    ...within.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-start]'),
  ]
}

function replaced(text: string, { value, dataset }: HTMLInputElement | HTMLSelectElement): string {
  const [start, end] = [Number(dataset.start), Number(dataset.end) + 1]
  return text.slice(0, start) + value.padEnd(end - start).slice(0, end - start) + text.slice(end)
}

customElements.define('fixed-fields', FixedFields)

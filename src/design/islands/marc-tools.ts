interface Editor extends HTMLElement {
  /** Does to the row that was typed in last what its keys do. */
  do?(deed: string): void
}

/** `<marc-tools>` in a `<marc-editor>`: the deeds of its keys as buttons, for fingers and mice. */
export class MarcTools extends HTMLElement {
  async connectedCallback() {
    await customElements.whenDefined('marc-editor')
    const editor = this.closest<Editor>('marc-editor')
    this.hidden = false
    this.addEventListener('click', ({ target }) => {
      const deed = target instanceof Element ? target.closest('button')?.dataset.deed : undefined
      if (deed) editor?.do?.(deed)
    })
    // Typing begins where it was left, or in the first field that is no code, unless something is to be read first.
    if (document.querySelector('[autofocus]')) return
    const texts = [...(editor?.querySelectorAll<HTMLTextAreaElement>('.marc-row textarea') ?? [])]
    const tagOf = (text: Element) => text.closest<HTMLElement>('.marc-row')?.dataset.tag ?? ''
    const wanted =
      texts.find((text) => tagOf(text) === editor?.dataset.focus) ??
      texts.find((text) => /^(?!00)\d/.test(tagOf(text)))
    wanted?.focus()
  }
}

customElements.define('marc-tools', MarcTools)

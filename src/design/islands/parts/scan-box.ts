const scanBox = () => document.querySelector<HTMLInputElement>('[data-scan] [name=q]')
const touched = () => navigator.maxTouchPoints > 0

/** The screen's own keyboard stays away until it is asked for: scanners need none, and it would cover the page. */
export function settleScanBox(page: Element | null): void {
  const button = page?.querySelector<HTMLElement>('[data-type]')
  const box = scanBox()
  if (box && touched()) box.inputMode = 'none'
  if (button) button.hidden = !touched()
}

export function typeInstead(): void {
  const box = scanBox()
  if (!box) return
  box.inputMode = 'text'
  box.blur()
  box.focus()
}

/** A scanner types wherever the focus is; where it is nowhere, that shall be the scan box. */
export function toScanBox({ key }: KeyboardEvent): void {
  const free = document.activeElement === document.body || document.activeElement?.tagName === 'MAIN'
  if (free && /^[\w-]$/.test(key)) scanBox()?.focus()
}

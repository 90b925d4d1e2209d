/** Tells at `[data-queue-state]` of a page how many scans wait on this device. */
export function tellQueue(page: HTMLElement, waiting: number) {
  const place = page.querySelector<HTMLElement>('[data-queue-state]')
  if (!place) return
  place.dataset.full = waiting > 0 ? 'yes' : 'no'
  place.textContent = waiting > 0 ? `${waiting} ${place.dataset.waiting}` : (place.dataset.sent ?? '')
}

/** Tells at `[data-trouble]` why they are not taken, in the words of the page. */
export function tellTrouble(page: HTMLElement, kind: 'none' | 'signedOut' | 'refused') {
  const place = page.querySelector<HTMLElement>('[data-trouble]')
  if (place) place.textContent = kind === 'none' ? '' : (place.dataset[kind] ?? '')
}

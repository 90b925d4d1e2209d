/** What the library says of one scan, in words. */
export interface VerdictWords {
  key: string
  tone: string
  label: string
  barcode: string
  title: string
  lines: string[]
}

/** A copy of the page's own template, filled in: the words of the page stay on the server. */
export function verdictPart(
  page: HTMLElement,
  template: 'verdict-part' | 'recent-part',
  words: VerdictWords,
): Element {
  const source = page.querySelector<HTMLTemplateElement>(`template[data-${template}]`)
  const part = source?.content.firstElementChild?.cloneNode(true)
  if (!(part instanceof HTMLElement)) return document.createElement('p')
  const say = (name: string, text: string) => {
    const place = part.querySelector(`[data-${name}]`)
    if (place) place.textContent = text
  }
  part.dataset.tone = words.tone
  say('label', words.label)
  say('barcode', words.barcode)
  say('title', words.title || (template === 'verdict-part' ? words.barcode : ''))
  say('lines', words.lines.join(' · '))
  const key = part.querySelector<HTMLInputElement>('input[name=key]')
  if (key) key.value = words.key
  return part
}

/** One field of a MARC record on the screen: its tag, indicators and text. */
export interface MarcRow {
  element: HTMLLIElement
  tag: HTMLInputElement
  indicators: HTMLInputElement
  text: HTMLTextAreaElement
}

export type RowWords = Record<'tag' | 'indicators' | 'text', string>

const isControl = (tag: string) => tag === 'LDR' || tag.startsWith('00')

/** A row for a line as `245 10 $a Judul` or `008 …`. */
export function createRow(line: string, words: RowWords): MarcRow {
  const element = document.createElement('li')
  element.className = 'marc-row'
  const [tag, indicators] = [document.createElement('input'), document.createElement('input')]
  const text = document.createElement('textarea')
  Object.assign(tag, { value: line.slice(0, 3), maxLength: 3, className: 'marc-tag', ariaLabel: words.tag })
  Object.assign(indicators, { maxLength: 2, className: 'marc-indicators', ariaLabel: words.indicators })
  Object.assign(text, { rows: 1, ariaLabel: words.text })
  for (const part of [tag, indicators, text])
    Object.assign(part, { autocomplete: 'off', spellcheck: part === text })
  const control = isControl(line.slice(0, 3))
  indicators.value = control ? '' : line.slice(4, 6)
  text.value = line.slice(control ? 4 : 7)
  // Typing begins in the first subfield that is empty.
  const empty = /[$‡]\S ?(?= *(?:[$‡]|$))/.exec(text.value)
  if (empty) text.setSelectionRange(empty.index + empty[0].length, empty.index + empty[0].length)
  element.append(tag, indicators, text)
  const row = { element, tag, indicators, text }
  showKind(row)
  return row
}

/** Control fields have no indicators. */
export function showKind({ tag, indicators, element }: MarcRow) {
  indicators.disabled = isControl(tag.value)
  element.dataset.tag = tag.value
}

/** The line again; undefined for a row in which nothing was typed. */
export function lineOf({ tag, indicators, text }: MarcRow): string | undefined {
  const value = text.value.replaceAll(/[\r\n]+/g, ' ')
  if (tag.value.trim() === '' && value.trim() === '') return undefined
  if (isControl(tag.value)) return `${tag.value} ${value}`
  return `${tag.value} ${indicators.value.replaceAll(' ', '#').padEnd(2, '#')} ${value.trim()}`
}

export function showProblem({ element, text }: MarcRow, id: string, words: string, warning: boolean) {
  const remark = document.createElement('p')
  Object.assign(remark, { id, className: warning ? 'marc-warning' : 'error', textContent: words })
  element.append(remark)
  text.setAttribute('aria-describedby', id)
  if (!warning) text.setAttribute('aria-invalid', 'true')
}

/** Moves the cursor behind the next sign of a subfield (1), or the one before (-1). */
export function toSubfield(text: HTMLTextAreaElement, direction: 1 | -1) {
  const places = [...text.value.matchAll(/[$‡]\S ?/g)].map((found) => found.index + found[0].length)
  const now = text.selectionStart
  const next = direction === 1 ? places.find((place) => place > now) : places.findLast((place) => place < now)
  const place = next ?? (direction === 1 ? text.value.length : 0)
  text.setSelectionRange(place, place)
}

// In a text of several lines the arrows walk through it first.
export const isFirst = (target: EventTarget | null) =>
  !(target instanceof HTMLTextAreaElement) || oneLine(target) || target.selectionEnd === 0
export const isLast = (target: EventTarget | null) =>
  !(target instanceof HTMLTextAreaElement) || oneLine(target) || target.selectionStart === target.value.length
const oneLine = (text: HTMLTextAreaElement) => text.clientHeight < 48

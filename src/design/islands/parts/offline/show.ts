import type { Said } from './desk.ts'
import type { Noted, QueuedDeed } from './queue.ts'
import { dayText, fill, momentText, sentencesOf, type Words } from './words.ts'

export interface Showing {
  words: Words
  labels: Words
  language: string
}

/** An element with a text or elements in it; nothing is ever read as HTML. */
function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...content: (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.append(...content)
  return element
}

export function makeButton(label: string, press: () => void): HTMLButtonElement {
  const button = make('button', label)
  button.type = 'button'
  button.className = 'button'
  button.addEventListener('click', press)
  return button
}

const kindOf = { good: 'success', attention: 'warning', bad: 'problem' } as const

/** What a scan came to, with the buttons that decide it. */
export function noticeOf(
  { words, language }: Showing,
  said: Said,
  decide: (choose: () => Promise<Said | undefined>) => void,
): HTMLElement {
  const [first = '', ...rest] = sentencesOf(words, said, language)
  const body = make('div', make('strong', first), ...rest.map((text) => make('p', text)))
  body.className = 'notice-body'
  if (said.choices) {
    const choices = said.choices.map(({ label, choose }) =>
      makeButton(words[label] ?? label, () => decide(choose)),
    )
    const line = make('p', ...choices)
    line.className = 'cluster'
    body.append(line)
  }
  const notice = make('div', body)
  notice.className = 'notice'
  notice.dataset['kind'] = kindOf[said.tone]
  return notice
}

/** A row of the queue, with the button that takes it out. */
export function rowOfQueue(
  { labels, language }: Showing,
  deed: QueuedDeed,
  remove: () => void,
): HTMLTableRowElement {
  const button = makeButton(labels['remove'] ?? '', remove)
  button.setAttribute('aria-label', `${labels['remove']}: ${deed.barcode}`)
  return rowOf(labels, [
    ['kind', labels[deed.kind] ?? ''],
    ['barcode', deed.barcode],
    ['card', deed.card ?? ''],
    ['time', momentText(deed.at, language)],
    ['due', deed.dueOn ? dayText(deed.dueOn, language) : ''],
    ['remove', button],
  ])
}

/** A row of what the server has taken. */
export function rowOfNoted({ words, labels, language }: Showing, noted: Noted): HTMLTableRowElement {
  const { kind, barcode, title, at, applied, says, conflict } = noted
  const result = make('div', words[applied ? 'applied' : 'not-applied'] ?? '')
  for (const text of says) result.append(make('p', text))
  if (conflict) {
    const link = make('a', labels['conflict'] ?? '')
    link.href = conflict
    result.append(link)
  }
  return rowOf(labels, [
    ['kind', labels[kind] ?? ''],
    ['barcode', title ? `${title} (${barcode})` : barcode],
    ['time', momentText(at, language)],
    ['result', result],
  ])
}

/** Cells with the names of their columns, for windows in which rows stand as lists. */
function rowOf(labels: Words, cells: readonly [string, string | Node][]): HTMLTableRowElement {
  const row = make('tr')
  row.role = 'row'
  for (const [name, content] of cells) {
    const cell = make('td', content)
    cell.role = 'cell'
    cell.dataset['label'] = labels[name] ?? ''
    row.append(cell)
  }
  return row
}

/** The lines of a receipt. */
export const receiptLines = ({ language }: Showing, lent: readonly QueuedDeed[]): HTMLLIElement[] =>
  lent.map(({ barcode, dueOn }) =>
    make('li', barcode, ...(dueOn ? [make('br'), make('strong', dayText(dueOn, language))] : [])),
  )

export const listText = ({ words, language }: Showing, madeAt: number | undefined): string =>
  madeAt === undefined
    ? fill(words, 'no-list')
    : fill(words, 'list', momentText(madeAt, language)) +
      (Date.now() - madeAt > 86_400_000 ? ` ${fill(words, 'old-list')}` : '')

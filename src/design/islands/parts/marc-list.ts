import { createRow, lineOf, type MarcRow } from './marc-row.ts'

/** The fields of a record as rows; each deed is told to screen readers through `status`. */
export interface RowList {
  element: HTMLOListElement
  status: HTMLParagraphElement
  rows: MarcRow[]
  removed: { row: MarcRow; at: number }[]
  words: Record<string, string>
}

export function createRowList(lines: readonly string[], words: Record<string, string>): RowList {
  const element = document.createElement('ol')
  const status = document.createElement('p')
  const rows = lines.map((line) => create(line, words))
  element.className = 'marc-rows'
  element.append(...rows.map((row) => row.element))
  status.className = 'visually-hidden'
  status.setAttribute('role', 'status')
  return { element, status, rows, removed: [], words }
}

const create = (line: string, { tag = '', indicators = '', text = '' }: Record<string, string>) =>
  createRow(line, { tag, indicators, text })

export const rowOf = ({ rows }: RowList, target: EventTarget | null): MarcRow | undefined =>
  rows.find((row) => target instanceof Node && row.element.contains(target))

const addRow = (list: RowList, at: number) => insert(list, create('', list.words), at + 1, 'added')

function copyRow(list: RowList, at: number) {
  const row = list.rows[at]
  if (row) insert(list, create(lineOf(row) ?? '', list.words), at + 1, 'copied')
}

function removeRow(list: RowList, at: number) {
  const [row] = list.rows.splice(at, 1)
  if (!row) return
  list.removed.push({ row, at })
  row.element.remove()
  const next = list.rows[at] ?? list.rows[at - 1]
  if (next) next.text.focus()
  else addRow(list, -1)
  say(list, 'removed', row)
}

function restoreRow(list: RowList) {
  const last = list.removed.pop()
  if (last) insert(list, last.row, last.at, 'restored')
}

/** The neighbour is what is moved in the page: the row itself keeps the focus and its cursor. */
function moveRow(list: RowList, at: number, by: 1 | -1) {
  const { rows, element } = list
  const [row, other] = [rows[at], rows[at + by]]
  if (!row || !other) return
  rows.splice(at + by, 0, ...rows.splice(at, 1))
  element.insertBefore(other.element, by > 0 ? row.element : row.element.nextSibling)
  row.element.scrollIntoView({ block: 'nearest' })
  say(list, 'moved', row)
}

/** What can be done to the row at a place. */
export const deeds = {
  add: addRow,
  remove: removeRow,
  restore: restoreRow,
  up: (list: RowList, at: number) => moveRow(list, at, -1),
  down: (list: RowList, at: number) => moveRow(list, at, 1),
  copy: copyRow,
}
export type Deed = keyof typeof deeds

/** To the same part of another row. */
export function goToRow({ rows }: RowList, from: EventTarget | null, to: number) {
  const row = rows[to]
  if (!row || !(from instanceof HTMLElement)) return
  const part = from.className === 'marc-tag' ? row.tag : from.className ? row.indicators : row.text
  const open = part.disabled ? row.text : part
  open.focus()
}

function insert(list: RowList, row: MarcRow, at: number, word: string) {
  list.rows.splice(at, 0, row)
  list.element.insertBefore(row.element, list.element.children[at] ?? null)
  const part = word === 'added' ? row.tag : row.text
  part.focus()
  say(list, word, row)
}

const say = ({ status, words }: RowList, word: string, row: MarcRow) =>
  (status.textContent = `${words[word]} ${row.tag.value}`)

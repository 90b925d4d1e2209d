import { createRowList, deeds, goToRow, rowOf, type Deed } from './parts/marc-list.ts'
import { isFirst, isLast, lineOf, showKind, showProblem, toSubfield, type MarcRow } from './parts/marc-row.ts'

interface Problem {
  /** From 1. */
  line: number
  text: string
  warning: boolean
}

/**
 * `<marc-editor>` around the text area of a whole record: a row for each field, all by keyboard. The text area stays
 * what is sent; without this script it is what is typed in.
 */
export class MarcEditor extends HTMLElement {
  #list = createRowList([], {})
  #typedIn: MarcRow | undefined

  connectedCallback() {
    const area = this.querySelector('textarea')
    if (!area?.form) return
    const lines = area.value.split(/\r?\n/).filter(Boolean)
    this.#list = createRowList(lines, JSON.parse(this.dataset.words ?? '{}'))
    area.form.addEventListener('formdata', ({ formData }) => formData.set(area.name, this.value))
    for (const plain of this.querySelectorAll<HTMLElement>('.marc-plain')) plain.hidden = true
    this.append(this.#list.element, this.#list.status)
    this.#showProblems(JSON.parse(this.dataset.problems ?? '[]'))
    this.#list.element.addEventListener('keydown', (event) => this.#onKey(event))
    this.#list.element.addEventListener('focusin', ({ target }) => {
      this.#typedIn = rowOf(this.#list, target)
    })
    this.#list.element.addEventListener('input', ({ target }) => {
      const row = rowOf(this.#list, target)
      if (row && target === row.tag) showKind(row)
    })
  }

  /** The record as text, as the text area would have it. */
  get value(): string {
    return this.#list.rows.flatMap((row) => lineOf(row) ?? []).join('\n')
  }

  /** Puts a fixed field, whose codes were chosen from a list, into its row. */
  setFixed(tag: string, place: number, value: string) {
    const row = this.#list.rows.filter((one) => one.tag.value === tag)[place]
    if (row) row.text.value = value
  }

  /** What the keys do, to the row that was typed in last. */
  do(name: Deed) {
    const { rows } = this.#list
    const at = rows.findIndex((row) => row === this.#typedIn)
    deeds[name](this.#list, at < 0 ? rows.length - 1 : at)
  }

  #showProblems(problems: Problem[]) {
    for (const [index, { line, text, warning }] of problems.entries()) {
      const row = this.#list.rows[line - 1]
      if (!row) continue
      showProblem(row, `marc-masalah-${index}`, text, warning)
      row.tag.id = `marc-baris-${line}`
    }
  }

  #onKey(event: KeyboardEvent) {
    const row = rowOf(this.#list, event.target)
    if (!row || event.isComposing) return
    const deed = deedOf(event)
    if (deed) deeds[deed](this.#list, this.#list.rows.indexOf(row))
    if (deed || this.#walk(event, row.text)) event.preventDefault()
  }

  #walk({ key, code, altKey, ctrlKey, shiftKey, target }: KeyboardEvent, text: HTMLTextAreaElement): boolean {
    const row = rowOf(this.#list, target)
    const at = row ? this.#list.rows.indexOf(row) : -1
    if (altKey && (code === 'Period' || code === 'Comma')) toSubfield(text, code === 'Period' ? 1 : -1)
    else if (altKey || ctrlKey || shiftKey) return false
    else if (key === 'ArrowUp' && isFirst(target)) goToRow(this.#list, target, at - 1)
    else if (key === 'ArrowDown' && isLast(target)) goToRow(this.#list, target, at + 1)
    else return false
    return true
  }
}

function deedOf({ key, code, altKey, ctrlKey, shiftKey, metaKey }: KeyboardEvent): Deed | undefined {
  if (!altKey) return key === 'Enter' && !ctrlKey && !metaKey ? 'add' : undefined
  if (key === 'Delete') return 'remove'
  if (code === 'KeyZ') return 'restore'
  if (key === 'ArrowDown') return shiftKey ? 'copy' : 'down'
  return key === 'ArrowUp' ? 'up' : undefined
}

customElements.define('marc-editor', MarcEditor)

import type { LineKind } from './apply-lines.ts'
import { plainText, surnameFirst } from './plain-text.ts'
import {
  noteLine,
  noteTag,
  otherAuthorLine,
  otherAuthorTag,
  subjectCodes,
  subjectLine,
  subjectTag,
} from './shown-fields.ts'

/** Another name is another heading: dates and the number of its authority go with the old one. */
export const otherAuthors: LineKind = {
  tag: otherAuthorTag,
  lineOf: otherAuthorLine,
  fieldOf(line, from) {
    const [name = '', ...roles] = line.split(/\s+--\s+/)
    const before = from?.subfields.find(({ code }) => code === 'a')
    const same = before !== undefined && plainText(before.value) === name
    const kept = same
      ? (from?.subfields.filter(({ code }) => code !== 'e') ?? [])
      : [{ code: 'a', value: name }]
    const subfields = [...kept, ...roles.map((value) => ({ code: 'e', value }))]
    const { ind1, ind2 } = same && from ? from : { ind1: surnameFirst(name), ind2: ' ' }
    return { tag: otherAuthorTag, ind1, ind2, subfields }
  },
}

export const notes: LineKind = {
  tag: noteTag,
  lineOf: noteLine,
  fieldOf(line, from) {
    if (!from) return { tag: noteTag, ind1: ' ', ind2: ' ', subfields: [{ code: 'a', value: line }] }
    const at = from.subfields.findIndex(({ code }) => code === 'a')
    return { ...from, subfields: from.subfields.with(at, { code: 'a', value: line }) }
  },
}

export const subjects: LineKind = {
  tag: subjectTag,
  lineOf: subjectLine,
  fieldOf(line, from) {
    const old = from?.subfields.filter(({ code }) => subjectCodes.includes(code)) ?? []
    const rest =
      from?.subfields.filter(({ code }) => !subjectCodes.includes(code) && !/[01]/.test(code)) ?? []
    // A part keeps its code where it stands as before; a new one is taken for a topic.
    const parts = line.split(/\s+--\s+/).map((value, index) => {
      const there = old[index]
      const kept = there && plainText(there.value) === value ? there : undefined
      return kept ?? { code: there?.code ?? (index === 0 ? 'a' : 'x'), value }
    })
    const { ind1, ind2 } = from ?? { ind1: ' ', ind2: '4' }
    return { tag: subjectTag, ind1, ind2, subfields: [...parts, ...rest] }
  },
}

import { escapeXml } from '../xml.ts'
import type { CqlNode, CqlQuery, Modifier, Prefix, SortKey } from './tree.ts'

/** Writes a query as XCQL, one element a line, two spaces a level, without a namespace. */
export const writeXcql = ({ root, sortKeys }: CqlQuery): string => `${nodeLines(root, sortKeys).join('\n')}\n`

const indented = (lines: string[]): string[] => lines.map((line) => `  ${line}`)

const element = (name: string, children: string[]): string[] => [
  `<${name}>`,
  ...indented(children),
  `</${name}>`,
]
const leaf = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`

function nodeLines(node: CqlNode, sortKeys: SortKey[] = []): string[] {
  const sorting = listLines('sortKeys', sortKeys.map(keyLines))
  if (node.kind === 'triple') {
    const { value, modifiers } = node.boolean
    return element('triple', [
      ...prefixLines(node.prefixes),
      ...element('boolean', [leaf('value', value), ...modifierLines(modifiers)]),
      ...element('leftOperand', nodeLines(node.left)),
      ...element('rightOperand', nodeLines(node.right)),
      ...sorting,
    ])
  }
  const { value, modifiers } = node.relation
  return element('searchClause', [
    ...prefixLines(node.prefixes),
    leaf('index', node.index),
    ...element('relation', [leaf('value', value), ...modifierLines(modifiers)]),
    leaf('term', node.term),
    ...sorting,
  ])
}

const listLines = (name: string, children: string[][]): string[] =>
  children.length > 0 ? element(name, children.flat()) : []

const prefixLines = (prefixes: Prefix[]): string[] =>
  listLines(
    'prefixes',
    prefixes.map(({ name, identifier }) =>
      element('prefix', [
        ...(name === undefined ? [] : [leaf('name', name)]),
        leaf('identifier', identifier),
      ]),
    ),
  )

const modifierLines = (modifiers: Modifier[]): string[] =>
  listLines(
    'modifiers',
    modifiers.map(({ type, comparison, value }) =>
      element('modifier', [
        leaf('type', type),
        ...(comparison === undefined ? [] : [leaf('comparison', comparison)]),
        ...(value === undefined ? [] : [leaf('value', value)]),
      ]),
    ),
  )

const keyLines = ({ index, modifiers }: SortKey): string[] =>
  element('key', [leaf('index', index), ...modifierLines(modifiers)])

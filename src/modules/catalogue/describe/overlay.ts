import type { MarcField, MarcRecord } from '../marc/record.ts'
import { fieldText } from './compare-records.ts'

/** How an incoming record is laid over the one that is there, by field. Tags may end in X: `6XX`, `9XX`. */
export interface OverlayRule {
  /** Fields of the existing record that stay as they are, whatever comes. */
  protect: string[]
  /** Repeatable fields of which those not yet there are added to those that are. */
  add: string[]
  /**
   * Whether all other fields are replaced by the incoming ones. If not, the record keeps its own and only
   * tags that it lacks altogether are taken over.
   */
  replaceRest: boolean
}

/** Local fields are the library's own; its links and subjects only grow. */
export const defaultOverlay: OverlayRule = {
  protect: ['001', '9XX', '090', '099'],
  add: ['6XX', '856', '035'],
  replaceRest: true,
}

/** The record that results. A protected tag that the existing record lacks stays lacking. */
export function overlay(existing: MarcRecord, incoming: MarcRecord, rule: OverlayRule): MarcRecord {
  const isProtected = matcher(rule.protect)
  const isAdded = matcher(rule.add)
  const has = new Set(existing.fields.map(({ tag }) => tag))
  const kept = existing.fields.filter(({ tag }) => isProtected(tag) || isAdded(tag) || !rule.replaceRest)
  const known = new Set(kept.map(identity))
  const come = incoming.fields.filter((field) => {
    if (isProtected(field.tag)) return false
    if (isAdded(field.tag)) return !known.has(identity(field))
    return rule.replaceRest || !has.has(field.tag)
  })
  return { leader: (rule.replaceRest ? incoming : existing).leader, fields: inOrder([...kept, ...come]) }
}

const identity = (field: MarcField): string => field.tag + fieldText(field)

const matcher = (patterns: string[]): ((tag: string) => boolean) => {
  const expression = new RegExp(`^(?:${patterns.map(asExpression).join('|') || '(?!)'})$`, 'i')
  return (tag) => expression.test(tag)
}

const asExpression = (pattern: string): string =>
  pattern.replaceAll(/[^0-9A-Za-z]/g, '').replaceAll(/X/gi, '.') || '(?!)'

// By hundreds, as cataloguers order their records; within a hundred the order given stays.
const inOrder = (fields: MarcField[]): MarcField[] =>
  fields
    .map((field, place) => ({ field, place }))
    .toSorted((a, b) => rank(a.field.tag) - rank(b.field.tag) || a.place - b.place)
    .map(({ field }) => field)

const rank = (tag: string): number => {
  if (tag.startsWith('00')) return Number(tag)
  const hundred = Number(tag.charAt(0))
  return Number.isNaN(hundred) ? 99 : 10 + hundred
}

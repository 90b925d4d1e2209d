import type { MarcField, MarcRecord } from '../marc/record.ts'
import { fieldText } from './compare-records.ts'

/** How an incoming record is laid over the one that is there, by field. Tags may end in X: `6XX`, `9XX`. */
export interface OverlayRule {
  /** Fields of the existing record that stay as they are, whatever comes. */
  protect: string[]
  /** Repeatable fields of which those not yet there are added to those that are. */
  add: string[]
}

/** Local fields are the library's own; its links and subjects only grow. */
export const defaultOverlay: OverlayRule = {
  protect: ['001', '9XX', '090', '099'],
  add: ['6XX', '856', '035'],
}

/** The record that results: everything not protected or added to is replaced by the incoming record's. */
export function overlay(existing: MarcRecord, incoming: MarcRecord, rule: OverlayRule): MarcRecord {
  const isProtected = matcher(rule.protect)
  const isAdded = matcher(rule.add)
  const kept = existing.fields.filter(({ tag }) => isProtected(tag) || isAdded(tag))
  const known = new Set(kept.map((field) => field.tag + fieldText(field)))
  const come = incoming.fields.filter((field) =>
    isAdded(field.tag) ? !known.has(field.tag + fieldText(field)) : !isProtected(field.tag),
  )
  return { leader: incoming.leader, fields: inOrder([...kept, ...come]) }
}

const matcher = (patterns: string[]) => {
  const expression = new RegExp(`^(?:${patterns.map(asExpression).join('|') || '(?!)'})$`)
  return (tag: string) => expression.test(tag)
}

const asExpression = (pattern: string) => pattern.replaceAll(/[^0-9A-Za-z]/g, '').replaceAll(/X/gi, '.')

// By hundreds, as cataloguers order their records; within a hundred the order given stays.
const inOrder = (fields: MarcField[]): MarcField[] =>
  fields
    .map((field, place) => ({ field, place }))
    .toSorted((a, b) => rank(a.field.tag) - rank(b.field.tag) || a.place - b.place)
    .map(({ field }) => field)

const rank = (tag: string): number => (tag.startsWith('00') ? Number(tag) : 10 + Number(tag[0] ?? 9))

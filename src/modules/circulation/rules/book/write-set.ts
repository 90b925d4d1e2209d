import type { Actor } from '#kernel/audit.ts'
import type { Tx } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import type { DateException, Limit, Policy, Rule } from '../rule-book.ts'
import { sameScope, sameTerms } from './change.ts'
import type { Floating, RuleSet } from './rule-set.ts'

export interface Writing {
  before: RuleSet
  after: RuleSet
  actor: Actor
  now: Date
}

/** Writes what differs between the rules in force and what they are to become. The rule book must be locked. */
export async function writeSet(tx: Tx, writing: Writing): Promise<void> {
  const policyIds = await writePolicies(tx, writing)
  const placed = writing.after.rules.map((rule) => ({
    ...rule,
    policyId: policyIds.get(rule.policyId) ?? rule.policyId,
  }))
  await writeRules(tx, writing, placed)
  await writeLimits(tx, writing)
  await writeExceptions(tx, writing)
  await writeFloating(tx, writing)
}

interface Difference<Row> {
  added: Row[]
  gone: Row[]
  changed: Row[]
}

/** Rows by their numbers; `same` tells whether a row still says what it said. */
export function differenceOf<Row extends { id: number }>(
  before: readonly Row[],
  after: readonly Row[],
  same: (a: Row, b: Row) => boolean = saysTheSame,
): Difference<Row> {
  const known = new Map(before.map((row) => [row.id, row]))
  const kept = new Set(after.map(({ id }) => id))
  return {
    added: after.filter(({ id }) => !known.has(id)),
    gone: before.filter(({ id }) => !kept.has(id)),
    changed: after.filter((row) => {
      const old = known.get(row.id)
      return old !== undefined && !same(old, row)
    }),
  }
}

const saysTheSame = <Row extends object>(a: Row, b: Row): boolean => {
  const other = new Map<string, unknown>(Object.entries(b))
  return Object.entries(a).every(([name, value]) => other.get(name) === value)
}

export const samePolicy = (a: Policy, b: Policy): boolean => a.name === b.name && sameTerms(a, b)

/** Inserts the new policies under names that are free, and tells which number each was given. */
async function writePolicies(tx: Tx, { before, after, actor, now }: Writing): Promise<Map<number, number>> {
  const { added, gone, changed } = differenceOf(before.policies, after.policies, samePolicy)
  for (const { id } of gone) {
    await tx.updateTable('circulation.policies').set({ replacedAt: now }).where('id', '=', id).execute()
  }
  for (const { id, name } of changed) {
    await tx.updateTable('circulation.policies').set({ name }).where('id', '=', id).execute()
  }
  const ids = new Map<number, number>()
  for (const { id, kind, name, settings } of added) {
    const made = await tx
      .insertInto('circulation.policies')
      .values({ kind, name, settings: toJson(settings), madeBy: actor.name, madeAt: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.set(id, made.id)
  }
  return ids
}

async function writeRules(tx: Tx, { before, actor, now }: Writing, rules: readonly Rule[]): Promise<void> {
  const { added, gone, changed } = differenceOf(before.rules, rules)
  const stamp = { changedBy: actor.name, changedAt: now }
  const old = new Map(before.rules.map((rule) => [rule.id, rule]))
  const moved = changed.filter((rule) => {
    const was = old.get(rule.id)
    return !was || was.kind !== rule.kind || !sameScope(was, rule)
  })
  // A row that moves is made anew, so that two can change places.
  const deleted = [...gone, ...moved].map(({ id }) => id)
  if (deleted.length > 0) await tx.deleteFrom('circulation.rules').where('id', 'in', deleted).execute()
  for (const { id, policyId } of changed.filter((rule) => !moved.includes(rule))) {
    await tx
      .updateTable('circulation.rules')
      .set({ policyId, ...stamp })
      .where('id', '=', id)
      .execute()
  }
  const made = [...added, ...moved].map(({ id: _, ...row }) => ({ ...row, ...stamp }))
  if (made.length > 0) await tx.insertInto('circulation.rules').values(made).execute()
}

async function writeLimits(tx: Tx, { before, after, actor, now }: Writing): Promise<void> {
  const { added, gone, changed } = differenceOf<Limit>(before.limits, after.limits)
  await deleteRows(tx, 'circulation.limits', [...gone, ...changed])
  const made = [...added, ...changed].map(({ id: _, ...row }) => ({
    ...row,
    changedBy: actor.name,
    changedAt: now,
  }))
  if (made.length > 0) await tx.insertInto('circulation.limits').values(made).execute()
}

async function writeExceptions(tx: Tx, { before, after }: Writing): Promise<void> {
  const { added, gone, changed } = differenceOf<DateException>(before.exceptions, after.exceptions)
  await deleteRows(tx, 'circulation.dateExceptions', [...gone, ...changed])
  const made = [...added, ...changed].map(({ id: _, ...row }) => row)
  if (made.length > 0) await tx.insertInto('circulation.dateExceptions').values(made).execute()
}

async function writeFloating(tx: Tx, { before, after }: Writing): Promise<void> {
  const { added, gone, changed } = differenceOf<Floating>(before.floating, after.floating)
  await deleteRows(tx, 'circulation.floating', [...gone, ...changed])
  const made = [...added, ...changed].map(({ id: _, ...row }) => row)
  if (made.length > 0) await tx.insertInto('circulation.floating').values(made).execute()
}

type Table = 'circulation.limits' | 'circulation.dateExceptions' | 'circulation.floating'

async function deleteRows(tx: Tx, table: Table, rows: readonly { id: number }[]): Promise<void> {
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await tx.deleteFrom(table).where('id', 'in', ids).execute()
}

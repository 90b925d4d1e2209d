import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import { fromJson } from '#kernel/json-column.ts'
import { readCalendar, type Calendar } from '#modules/branches/index.ts'
import type { PolicyKind, Settings } from './policy-settings.ts'

/** To whom and what a rule applies; null stands for all. */
export interface Scope {
  category: string | null
  loanCategory: string | null
  branchId: number | null
}

export interface Rule extends Scope {
  id: number
  kind: PolicyKind
  policyId: number
}

export interface Policy<Kind extends PolicyKind = PolicyKind> {
  id: number
  kind: Kind
  name: string
  settings: Settings<Kind>
}

export interface Limit extends Scope {
  id: number
  unverified: boolean
  most: number
}

export interface DateException extends Scope {
  id: number
  name: string
  firstDay: Day
  lastDay: Day
  dueOn: Day | null
  days: number | null
}

/** All that decides loans, as of one version. */
export interface RuleBook {
  version: number
  rules: readonly Rule[]
  /** Replaced ones too: loans keep the terms under which they were made. */
  policies: ReadonlyMap<number, Policy>
  limits: readonly Limit[]
  exceptions: readonly DateException[]
  calendar: Calendar
}

const known = new WeakMap<object, RuleBook>()

/**
 * The rule book of this version; read from the database when it is another than the one remembered. The version
 * comes from the transaction that is to decide, so a change of rules or calendar counts from its commit on.
 * `owner`: the pool's handle, so that two databases in one process never share a book.
 */
export async function ruleBook(tx: Db | Tx, owner: object, version: number): Promise<RuleBook> {
  const remembered = known.get(owner)
  if (remembered?.version === version) return remembered
  const book = await readRuleBook(tx)
  known.set(owner, book)
  return book
}

/** The rule book as it is now. */
export async function readRuleBook(db: Db | Tx): Promise<RuleBook> {
  const { version } = await db.selectFrom('circulation.ruleBook').select('version').executeTakeFirstOrThrow()
  const { rows: rules } = await sql<Rule>`
    select id, kind, category, loan_category, branch_id, policy_id from circulation.rules order by id
  `.execute(db)
  const policies = await db
    .selectFrom('circulation.policies')
    .select(['id', 'kind', 'name', 'settings'])
    .execute()
  const limits = await db
    .selectFrom('circulation.limits')
    .select(['id', 'category', 'loanCategory', 'branchId', 'unverified', 'most'])
    .orderBy('id')
    .execute()
  const exceptions = await db
    .selectFrom('circulation.dateExceptions')
    .select(['id', 'name', 'firstDay', 'lastDay', 'category', 'loanCategory', 'branchId', 'dueOn', 'days'])
    .orderBy('id')
    .execute()
  return {
    version,
    rules,
    policies: new Map(policies.map((policy) => [policy.id, fromJson<Policy>(policy)])),
    limits,
    exceptions,
    calendar: await readCalendar(db),
  }
}

/** The terms of a policy by its number. */
export function policyOf<Kind extends PolicyKind>(book: RuleBook, kind: Kind, id: number): Policy<Kind> {
  const policy = book.policies.get(id)
  if (policy?.kind !== kind) throw new Error(`No ${kind} policy ${id}`)
  return fromJson<Policy<Kind>>(policy)
}

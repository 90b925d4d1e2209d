import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'
import type { Calendar } from '#modules/branches/index.ts'
import type { DateException, Limit, Policy, Rule, RuleBook } from '../rule-book.ts'

/** Copies of this kind stay where they are returned. */
export interface Floating {
  id: number
  branchId: number | null
  collectionType: string | null
  loanCategory: string | null
}

/**
 * The rules as librarians change them: what is in force, or a draft. Rows that are not in the database yet have
 * numbers below zero.
 */
export interface RuleSet {
  policies: readonly Policy[]
  rules: readonly Rule[]
  limits: readonly Limit[]
  exceptions: readonly DateException[]
  floating: readonly Floating[]
}

export type Part = keyof RuleSet
export const parts = ['policies', 'rules', 'limits', 'exceptions', 'floating'] as const satisfies Part[]

/** The rules in force. Replaced policies are left out: no rule names them. */
export async function readRuleSet(db: Db | Tx): Promise<RuleSet> {
  const { rows: policies } = await sql<Policy>`
    select id, kind, name, settings from circulation.policies where replaced_at is null order by kind, id
  `.execute(db)
  const { rows: rules } = await sql<Rule>`
    select id, kind, category, loan_category, branch_id, policy_id from circulation.rules order by id
  `.execute(db)
  const limits = await db
    .selectFrom('circulation.limits')
    .select(['id', 'category', 'loanCategory', 'branchId', 'unverified', 'most'])
    .orderBy('id')
    .execute()
  const exceptions = await db
    .selectFrom('circulation.dateExceptions')
    .select(['id', 'name', 'firstDay', 'lastDay', 'category', 'loanCategory', 'branchId', 'dueOn', 'days'])
    .orderBy('firstDay')
    .orderBy('id')
    .execute()
  const floating = await db
    .selectFrom('circulation.floating')
    .select(['id', 'branchId', 'collectionType', 'loanCategory'])
    .orderBy('id')
    .execute()
  return { policies, rules, limits, exceptions, floating }
}

/** A set as the functions read it that decide loans. */
export const bookOf = (set: RuleSet, calendar: Calendar): RuleBook => ({
  version: 0,
  rules: set.rules,
  policies: new Map(set.policies.map((policy) => [policy.id, policy])),
  limits: set.limits,
  exceptions: set.exceptions,
  calendar,
})

/** Number for a row that is not in the database yet. */
export const nextNewId = (set: RuleSet): number =>
  Math.min(0, ...parts.flatMap((part) => set[part].map(({ id }) => id))) - 1

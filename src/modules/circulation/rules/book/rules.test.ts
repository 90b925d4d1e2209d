import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween } from '#kernel/days.ts'
import { isOpen, type Calendar } from '#modules/branches/index.ts'
import { dueDay } from '../../loans/due-day.ts'
import { fineOf } from '../../money/fine-of.ts'
import { explain } from '../explain/explain.ts'
import { exceptionFor, findRule, limitsFor, rulesFor, weightOf, type Case } from '../find-rule.ts'
import type { FinePolicy } from '../policy-settings.ts'
import type { DateException, Limit, Rule, RuleBook, Scope } from '../rule-book.ts'
import { verdictOf } from './rule-cases.ts'

const categories = ['umum', 'anak', 'lansia']
const loanCategories = ['sirkulasi', 'referensi', 'berkala']
const branches = [1, 2, 3]
const someDay = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-01-01', days))
const maybe = <T>(values: T[]) => fc.option(fc.constantFrom(...values), { nil: null })
const scope = fc.record({
  category: maybe(categories),
  loanCategory: maybe(loanCategories),
  branchId: maybe(branches),
})
const asked: fc.Arbitrary<Case> = fc.record({
  category: fc.constantFrom(...categories),
  loanCategory: fc.constantFrom(...loanCategories),
  branchId: fc.constantFrom(...branches),
})
const keyOf = ({ category, loanCategory, branchId }: Scope) => `${category} ${loanCategory} ${branchId}`
const finePolicy: fc.Arbitrary<FinePolicy> = fc.record({
  perDay: fc.integer({ min: 0, max: 5000 }),
  graceDays: fc.integer({ min: 0, max: 10 }),
  chargesGrace: fc.boolean(),
  cap: fc.option(fc.integer({ min: 0, max: 50_000 }), { nil: null }),
  capsAtPrice: fc.boolean(),
  suspensionPerDay: fc.integer({ min: 0, max: 5 }),
  suspensionCap: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
})

const calendar: fc.Arbitrary<Calendar> = fc
  .record({
    weekdays: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), {
      minLength: 3,
      maxLength: 3,
    }),
    everywhere: fc.array(someDay, { maxLength: 40 }),
    somewhere: fc.array(fc.tuple(fc.constantFrom(...branches), someDay), { maxLength: 40 }),
  })
  .map(({ weekdays, everywhere, somewhere }) => ({
    weeks: new Map(
      branches.map((id, at) => [id, [{ from: '2000-01-01', weekdays: new Set(weekdays[at]) }]] as const),
    ),
    everywhere: new Set(everywhere),
    somewhere: new Set(somewhere.map(([branch, day]) => `${branch} ${day}`)),
  }))

const kinds = ['loan', 'renewal', 'hold', 'fine', 'lost'] as const
const rows = fc.uniqueArray(
  fc.record({ scope, kind: fc.constantFrom(...kinds), policy: fc.nat({ max: 1 }) }),
  {
    selector: (row) => `${row.kind} ${keyOf(row.scope)}`,
    maxLength: 40,
  },
)
const exceptions: fc.Arbitrary<DateException[]> = fc
  .array(
    fc.record({
      scope,
      firstDay: someDay,
      length: fc.nat({ max: 30 }),
      after: fc.nat({ max: 30 }),
      fixed: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((list) =>
    list.map(({ scope, firstDay, length, after, fixed }, at) => {
      const lastDay = addDays(firstDay, length)
      const due = fixed
        ? { dueOn: addDays(lastDay, after + 1), days: null }
        : { dueOn: null, days: after + 1 }
      return { ...scope, id: at + 1, name: `Masa ${at}`, firstDay, lastDay, ...due }
    }),
  )
const limits: fc.Arbitrary<Limit[]> = fc
  .uniqueArray(fc.record({ scope, unverified: fc.boolean(), most: fc.nat({ max: 10 }) }), {
    selector: (row) => `${row.unverified} ${keyOf(row.scope)}`,
    maxLength: 10,
  })
  .map((list) => list.map(({ scope, unverified, most }, at) => ({ ...scope, id: at + 1, unverified, most })))

const book: fc.Arbitrary<RuleBook> = fc
  .record({
    calendar,
    rows,
    exceptions,
    limits,
    fines: fc.tuple(finePolicy, finePolicy),
    days: fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })),
  })
  .map(({ calendar, rows, exceptions, limits, fines, days }) => {
    const settings = {
      loan: days.map((days) => ({ days, debtLimit: null, overdueLimit: null })),
      renewal: [
        { times: 2, days: 7, whenOverdue: false },
        { times: 0, days: 0, whenOverdue: false },
      ],
      hold: [
        { most: 3, pickupDays: 3, whenIn: true },
        { most: 0, pickupDays: 1, whenIn: false },
      ],
      fine: fines,
      lost: [
        { price: 1, processing: 1, refundDays: 1, afterDays: 1 },
        { price: 2, processing: 2, refundDays: 2, afterDays: 2 },
      ],
    }
    const policies = kinds.flatMap((kind, at) =>
      settings[kind].map((terms, which) => ({
        id: at * 2 + which + 1,
        kind,
        name: `${kind} ${which}`,
        settings: terms,
      })),
    )
    const all = { category: null, loanCategory: null, branchId: null }
    const forAll: Rule[] = kinds.map((kind, at) => ({ id: at + 1, kind, ...all, policyId: at * 2 + 1 }))
    const named = rows.filter((row) => keyOf(row.scope) !== keyOf(all))
    const rules = named.map((row, at) => ({
      id: at + 100,
      kind: row.kind,
      ...row.scope,
      policyId: kinds.indexOf(row.kind) * 2 + row.policy + 1,
    }))
    return {
      version: 1,
      rules: [...forAll, ...rules],
      policies: new Map(policies.map((policy) => [policy.id, policy])),
      limits,
      exceptions,
      calendar,
    }
  })

const named = (scope: Scope) =>
  [scope.category, scope.loanCategory, scope.branchId].filter((part) => part !== null).length

test('the row that names most wins, and no row that does not apply ever does', () => {
  fc.assert(
    fc.property(book, asked, fc.constantFrom(...kinds), (book, asked, kind) => {
      const { rule } = findRule(book, kind, asked)
      assert.ok(rule.category === null || rule.category === asked.category)
      assert.ok(rule.loanCategory === null || rule.loanCategory === asked.loanCategory)
      assert.ok(rule.branchId === null || rule.branchId === asked.branchId)
      for (const other of rulesFor(book, kind, asked)) {
        assert.ok(named(other) <= named(rule))
        if (other !== rule) assert.ok(weightOf(other) < weightOf(rule))
      }
    }),
  )
})

test('nothing is ever due on a day on which the lending branch is closed, nor before it was lent', () => {
  fc.assert(
    fc.property(book, asked, someDay, fc.integer({ min: 1, max: 60 }), (book, asked, lentOn, days) => {
      const { dueOn, exception } = dueDay(book, asked, lentOn, days)
      assert.ok(isOpen(book.calendar, asked.branchId, dueOn))
      assert.ok(dueOn > lentOn)
      assert.ok(dueOn >= (exception?.dueOn ?? addDays(lentOn, exception?.days ?? days)))
    }),
  )
})

test('a fine never falls while the delay grows, and never passes its caps', () => {
  fc.assert(
    fc.property(
      calendar,
      finePolicy,
      someDay,
      fc.option(fc.nat({ max: 60_000 }), { nil: undefined }),
      (calendar, policy, dueOn, price) => {
        let before = { amount: 0, suspension: 0 }
        for (let late = 0; late < 40; late++) {
          const fine = fineOf(calendar, { dueOn, day: addDays(dueOn, late), branchId: 1, policy, price })
          assert.ok(fine.amount >= before.amount && fine.suspension >= before.suspension)
          assert.ok(fine.daysLate <= late)
          assert.ok(fine.amount <= (policy.cap ?? Infinity))
          if (policy.capsAtPrice && price !== undefined) assert.ok(fine.amount <= price)
          assert.ok(fine.suspension <= (policy.suspensionCap ?? Infinity))
          if (late === 0) assert.deepEqual([fine.amount, fine.suspension], [0, 0])
          before = fine
        }
      },
    ),
    { numRuns: 50 },
  )
})

test('what is explained is what is decided', () => {
  fc.assert(
    fc.property(
      book,
      asked,
      someDay,
      fc.nat({ max: 30 }),
      fc.boolean(),
      (book, asked, lentOn, daysLate, unverified) => {
        const told = explain(book, { ...asked, lentOn, daysLate, unverified, price: undefined })
        for (const kind of kinds) {
          const { considered } = told.kinds.find((one) => one.kind === kind)!
          assert.equal(considered.length, book.rules.filter((rule) => rule.kind === kind).length)
          assert.deepEqual(considered.find(({ wins }) => wins)?.rule, findRule(book, kind, asked).rule)
          assert.deepEqual(
            considered.filter(({ mismatch }) => mismatch.length === 0).map(({ rule }) => rule.id),
            rulesFor(book, kind, asked).map(({ id }) => id),
          )
        }
        assert.deepEqual(
          told.limits
            .filter(({ holds }) => holds)
            .map(({ limit }) => limit.id)
            .toSorted(),
          limitsFor(book, asked, unverified)
            .map(({ id }) => id)
            .toSorted(),
        )
        const verdict = verdictOf(book, { ...asked, lentOn, daysLate })
        assert.equal(told.due?.dueOn ?? null, verdict.dueOn)
        assert.equal(told.fine?.fine.amount ?? 0, verdict.fine)
        assert.equal(told.due?.exception?.id, told.due && exceptionFor(book, asked, lentOn)?.id)
        if (told.due) assert.equal(told.due.steps.length, daysBetween(told.due.wanted, told.due.dueOn))
      },
    ),
  )
})

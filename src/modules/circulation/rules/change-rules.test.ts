import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemActor } from '#kernel/audit.ts'
import { toJson } from '#kernel/json-column.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { mainLibrary } from '../../catalogue/test-data.ts'
import { readCalendar } from '#modules/branches/index.ts'
import type { Change } from './book/change.ts'
import { readKnownScopes } from './book/known-scopes.ts'
import { lintSet } from './book/lint.ts'
import { listRuleCases } from './book/rule-cases.ts'
import { bookOf, readRuleSet, type RuleSet } from './book/rule-set.ts'
import { changeRules } from './change-rules.ts'
import { applyDraft, beginDraft, refreshDraft } from './drafts/draft-deeds.ts'
import { findDraft } from './drafts/drafts.ts'

const { db } = await testDatabase()
const branchId = await mainLibrary(db)
const now = new Date('2026-11-27T03:00:00Z')
const all = { category: null, loanCategory: null, branchId: null }

const change = (change: Change, more: { draftId?: number; confirmed?: boolean; correct?: number[] } = {}) =>
  changeRules(db, { change, draftId: undefined, confirmed: false, correct: [], ...more }, systemActor, now)

const policyNamed = (set: RuleSet, kind: string, name: string) => {
  const found = set.policies.find((policy) => policy.kind === kind && policy.name === name)
  assert.ok(found, name)
  return found
}

const lint = async () => {
  const set = await readRuleSet(db)
  const book = bookOf(set, await readCalendar(db))
  return lintSet(set, book, await readKnownScopes(db), '2026-11-27')
}

test('terms that change make a new policy, and the rules follow it', async () => {
  const before = policyNamed(await readRuleSet(db), 'loan', 'Biasa')
  const row = {
    id: before.id,
    kind: 'loan' as const,
    name: 'Biasa',
    settings: { days: 14, debtLimit: 50_000, overdueLimit: 0 },
  }
  assert.ok((await change({ deed: 'save-policy', row })).ok)
  const set = await readRuleSet(db)
  const after = policyNamed(set, 'loan', 'Biasa')
  assert.notEqual(after.id, before.id)
  assert.equal(
    set.rules.find((rule) => rule.kind === 'loan' && rule.category === null && rule.loanCategory === null)
      ?.policyId,
    after.id,
  )
  const old = await db
    .selectFrom('circulation.policies')
    .select(['settings', 'replacedAt'])
    .where('id', '=', before.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(old.settings, before.settings)
  assert.ok(old.replacedAt)
  assert.ok((await change({ deed: 'save-policy', row: { ...row, id: after.id, name: 'Dua minggu' } })).ok)
  assert.equal(policyNamed(await readRuleSet(db), 'loan', 'Dua minggu').id, after.id)
})

test('a change that breaks a test case waits for a yes, and can correct the case', async () => {
  await db
    .insertInto('circulation.ruleCases')
    .values({
      name: 'Anggota umum meminjam buku',
      category: 'umum',
      loanCategory: 'sirkulasi',
      branchId,
      lentOn: '2026-12-01',
      daysLate: 3,
      expected: toJson({ dueOn: '2026-12-15', fine: 1500, most: 3 }),
    })
    .execute()
  const limit = (await readRuleSet(db)).limits.find((row) => row.category === null && !row.unverified)
  assert.ok(limit)
  const outcome = await change({ deed: 'save-limit', row: { ...limit, most: 4 } })
  assert.ok(!outcome.ok && outcome.refusal === 'cases-broken')
  assert.deepEqual(outcome.effect.broken[0]?.wrong, ['most'])
  assert.equal((await readRuleSet(db)).limits.find(({ id }) => id === limit.id)?.most, 3)
  const [one] = await listRuleCases(db)
  assert.ok(
    (
      await change(
        { deed: 'save-limit', row: { ...limit, most: 4 } },
        { confirmed: true, correct: [one?.id ?? 0] },
      )
    ).ok,
  )
  assert.deepEqual((await listRuleCases(db))[0]?.expected, { dueOn: '2026-12-15', fine: 1500, most: 4 })
})

test('what cannot be is refused, and nothing is written', async () => {
  const set = await readRuleSet(db)
  const forAll = set.rules.find(
    (rule) => rule.kind === 'loan' && rule.category === null && rule.loanCategory === null,
  )
  assert.ok(forAll)
  const refusal = async (one: Change) => {
    const outcome = await change(one)
    return outcome.ok ? 'done' : outcome.refusal
  }
  assert.equal(await refusal({ deed: 'remove', part: 'rules', id: forAll.id }), 'rule-for-all-stays')
  assert.equal(await refusal({ deed: 'remove', part: 'policies', id: forAll.policyId }), 'policy-in-use')
  assert.equal(
    await refusal({ deed: 'save-rule', row: { ...all, kind: 'loan', policyId: forAll.policyId } }),
    'scope-taken',
  )
  assert.equal(
    await refusal({
      deed: 'save-rule',
      row: { ...all, category: 'anak', kind: 'fine', policyId: forAll.policyId },
    }),
    'policy-unknown',
  )
  const masa = {
    ...all,
    name: 'Lebaran',
    firstDay: '2027-03-01',
    lastDay: '2027-03-12',
    days: null,
    dueOn: '2027-03-12',
  }
  assert.equal(await refusal({ deed: 'save-exception', row: masa }), 'due-before-last')
  assert.deepEqual(await readRuleSet(db), set)
})

test('the linter tells rows that never win, change nothing, or forbid what is lent', async () => {
  const set = await readRuleSet(db)
  const loan = policyNamed(set, 'loan', 'Dua minggu').id
  await change({ deed: 'save-rule', row: { ...all, category: 'anak', kind: 'loan', policyId: loan } })
  await change(
    { deed: 'save-limit', row: { ...all, loanCategory: 'sirkulasi', unverified: false, most: 0 } },
    { confirmed: true },
  )
  await change(
    { deed: 'save-limit', row: { ...all, loanCategory: 'majalah', unverified: false, most: 500 } },
    { confirmed: true },
  )
  const masa = {
    ...all,
    name: 'Ramadan',
    firstDay: '2027-02-08',
    lastDay: '2027-03-09',
    days: 21,
    dueOn: null,
  }
  await change({ deed: 'save-exception', row: masa })
  await change({ deed: 'save-exception', row: { ...masa, name: 'Akhir bulan', firstDay: '2027-03-01' } })
  const codes = (await lint()).map(({ code }) => code)
  for (const code of [
    'decided-by-order',
    'limit-zero',
    'loan-category-unknown',
    'limit-never-reached',
    'exceptions-overlap',
    'branch-without-hours',
  ] as const) {
    assert.ok(codes.includes(code), code)
  }
  await change({
    deed: 'save-rule',
    row: { ...all, branchId, kind: 'fine', policyId: policyNamed(set, 'fine', 'Rp500 sehari').id },
  })
  assert.ok((await lint()).some(({ code }) => code === 'changes-nothing'))
})

test('a draft changes nothing until it is applied, and then everything at once', async () => {
  const id = await beginDraft(db, 'Tahun depan', systemActor, now)
  const before = await readRuleSet(db)
  const loan = policyNamed(before, 'loan', 'Dua minggu')
  const policy = {
    kind: 'loan' as const,
    name: 'Tiga minggu',
    settings: { days: 21, debtLimit: null, overdueLimit: 0 },
  }
  assert.ok((await change({ deed: 'save-policy', row: policy }, { draftId: id })).ok)
  const draft = await findDraft(db, id)
  const policyId = draft?.proposed.policies.find(({ name }) => name === 'Tiga minggu')?.id ?? 0
  assert.ok(policyId < 0)
  await change(
    { deed: 'save-rule', row: { ...all, category: 'lansia', kind: 'loan', policyId } },
    { draftId: id },
  )
  assert.deepEqual(await readRuleSet(db), before)
  // Somebody changes the rules in force meanwhile.
  await change({
    deed: 'save-policy',
    row: {
      id: loan.id,
      kind: 'loan',
      name: 'Dua minggu',
      settings: { days: 14, debtLimit: 0, overdueLimit: 0 },
    },
  })
  const apply = () => applyDraft(db, { id, confirmed: false, correct: [] }, systemActor, now)
  assert.deepEqual(await apply(), { ok: false, refusal: 'rules-changed' })
  assert.deepEqual(await refreshDraft(db, id, systemActor, now), { ok: true, value: { contested: 0 } })
  assert.ok((await apply()).ok)
  const after = await readRuleSet(db)
  const made = policyNamed(after, 'loan', 'Tiga minggu')
  assert.ok(made.id > 0)
  assert.equal(
    after.rules.find((rule) => rule.kind === 'loan' && rule.category === 'lansia')?.policyId,
    made.id,
  )
  assert.deepEqual(policyNamed(after, 'loan', 'Dua minggu').settings, {
    days: 14,
    debtLimit: 0,
    overdueLimit: 0,
  })
  assert.deepEqual(await apply(), { ok: false, refusal: 'draft-gone' })
})

test('two people changing the rules at once both have their way', async () => {
  await Promise.all([1, 2, 3, 4].map(() => db.selectFrom('circulation.ruleBook').select('version').execute()))
  const policyId = policyNamed(await readRuleSet(db), 'hold', 'Biasa').id
  const outcomes = await Promise.all(
    ['umum', 'anak', 'pelajar', 'lansia', 'umum'].map((category) =>
      change({ deed: 'save-rule', row: { ...all, category, kind: 'hold', policyId } }),
    ),
  )
  assert.equal(outcomes.filter(({ ok }) => ok).length, 4)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import type { Calendar } from '#modules/branches/index.ts'
import { testDatabase } from '../../../../../test/support/database.ts'
import { testWeb } from '../../../../../test/support/web.ts'
import { circulationModule } from '../../index.ts'
import { branch, copy, member, title } from '../../test-data.ts'
import { readRuleSet, bookOf } from '../book/rule-set.ts'
import { changeRules } from '../change-rules.ts'
import { beginDraft } from '../drafts/draft-deeds.ts'
import { comparison } from './compare-rules.ts'
import type { PastLoan } from './replay.ts'
import { runTrial } from './run-trial.ts'
import { findTrial } from './trials.ts'

const { db } = await testDatabase()
const branchId = await branch(db, 'pusat')
const now = new Date('2027-01-04T03:00:00Z')
const everyDay: Calendar = { weeks: new Map(), everywhere: new Set(), somewhere: new Set() }
const inForce = await readRuleSet(db)
const terms = { debtLimit: null, overdueLimit: null }

const withDays = (days: number) =>
  bookOf(
    {
      ...inForce,
      policies: inForce.policies.map((policy) =>
        policy.kind === 'loan' && policy.name === 'Biasa'
          ? { ...policy, settings: { ...terms, days } }
          : policy,
      ),
    },
    everyDay,
  )

const loan = (given: Partial<PastLoan>): PastLoan => ({
  category: 'umum',
  loanCategory: 'sirkulasi',
  branchId,
  patronId: 1,
  lentOn: '2026-03-02',
  endedOn: '2026-03-12',
  renewedOn: [],
  price: null,
  ...given,
})

test('a longer loan moves due days and takes fines away', () => {
  const { add, result } = comparison(withDays(7), withDays(14))
  add(loan({}))
  add(loan({ patronId: 2, endedOn: '2026-03-05' }))
  assert.equal(result.total.dueMoved, 2)
  assert.deepEqual(
    [
      result.total.current.late,
      result.total.current.fines,
      result.total.proposed.late,
      result.total.proposed.fines,
    ],
    [1, 1500, 0, 0],
  )
  assert.equal(result.groups.category['umum']?.proposed.days, 28)
})

test('limits are tried with the loans that a member had out on that day', () => {
  const { add, result } = comparison(withDays(7), withDays(0))
  for (const _ of [1, 2, 3, 4]) add(loan({}))
  add(loan({ lentOn: '2026-03-12', endedOn: '2026-03-13' }))
  add(loan({ patronId: null }))
  assert.deepEqual([result.total.current.overLimit, result.total.current.lent, result.anonymous], [1, 5, 1])
  assert.equal(result.total.proposed.notForLoan, 6)
})

test('renewals count as far as the rules allow them', () => {
  const { add, result } = comparison(withDays(7), withDays(7))
  add(loan({ renewedOn: ['2026-03-09', '2026-03-16', '2026-03-23'], endedOn: '2026-04-30' }))
  // Twice at most: 9 March + 7, 16 March + 7.
  assert.equal(result.total.current.days, 21)
  assert.equal(result.total.dueMoved, 0)
})

test('a draft is tried on the loans of last year, in the background, and shown by groups', async () => {
  const record = await title(db, 'Laskar pelangi')
  const item = await copy(db, record, branchId, 'b1')
  const patron = await member(db, 'siti', 'pelajar')
  await sql`
    insert into circulation.loans (item_id, record_id, patron_id, category, loan_category, branch_id, channel,
      lent_at, due_on, loan_policy_id, renewal_policy_id, fine_policy_id, lost_policy_id, ended_at, ending)
    select ${item}, ${record}, ${patron}, 'pelajar', 'sirkulasi', ${branchId}, 'desk', day, day::date + 7, 1, 1, 1, 1,
      day + interval '20 days', 'returned'
    from generate_series('2026-02-02T03:00:00Z'::timestamptz, '2026-12-01', '30 days') as day
  `.execute(db)
  const draftId = await beginDraft(db, 'Tiga minggu', systemActor, now)
  const policy = inForce.policies.find(({ kind, name }) => kind === 'loan' && name === 'Biasa')
  assert.ok(policy)
  const row = { id: policy.id, kind: 'loan' as const, name: 'Biasa', settings: { ...terms, days: 21 } }
  const request = { change: { deed: 'save-policy' as const, row }, draftId, confirmed: false, correct: [] }
  assert.ok((await changeRules(db, request, systemActor, now)).ok)
  const web = await testWeb(db, () => [circulationModule])
  const head = await web.staff('circulation.rules', 'circulation.rules-change')
  const base = '/staf/sirkulasi/aturan'
  assert.match(
    await head.read(`${base}/rancangan/${draftId}`),
    /Ketentuan diubah Peminjaman: Biasa \(7 hari.*Peminjaman: Biasa \(21 hari/,
  )
  const span = { firstDay: '2026-01-04', lastDay: '2027-01-03' }
  const wrong = await head.post(`${base}/rancangan/${draftId}/percobaan`, { ...span, lastDay: '2025-01-01' })
  assert.equal(wrong.status, 422)
  const asked = await head.post(`${base}/rancangan/${draftId}/percobaan`, span)
  const place = asked.headers.get('location') ?? ''
  assert.match(await head.read(place), /Menghitung ulang pinjaman/)
  const id = Number(place.split('/').at(-1))
  await runTrial(db, id, new AbortController().signal)
  await runTrial(db, id, new AbortController().signal)
  const trial = await findTrial(db, id)
  assert.equal(trial?.result?.total.loans, 11)
  const page = await head.read(place)
  assert.match(page, /11 pinjaman dihitung ulang.*11 pinjaman mendapat tanggal kembali lain/)
  assert.match(page, /Terlambat kembali 11 0 -11/)
  assert.match(page, /Pelajar 11 11 0 7,2 → 21,2 11 → 0/)
  assert.equal((await head.post(`${base}/rancangan/${draftId}/pemberlakuan`, {})).status, 303)
  assert.match(await head.read(base), /Biasa 21 hari/)
  assert.match(await head.read(`${base}/rancangan`), /Tiga minggu sudah diberlakukan/)
  const ended = await head.post(`${base}/rancangan/${draftId}/pembatalan`, {})
  assert.equal(ended.status, 422)
})

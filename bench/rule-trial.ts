// Tries a draft of rules on 100,000 past loans: how long the whole takes, and how long the reckoning alone.
import { sql } from 'kysely'
import { systemActor } from '#kernel/audit.ts'
import { beginDraft } from '#modules/circulation/rules/drafts/draft-deeds.ts'
import { changeRules } from '#modules/circulation/rules/change-rules.ts'
import { readRuleSet } from '#modules/circulation/rules/book/rule-set.ts'
import { runTrial } from '#modules/circulation/rules/trial/run-trial.ts'
import { askForTrial, findTrial } from '#modules/circulation/rules/trial/trials.ts'
import { testDatabase } from '../test/support/database.ts'
import { seedSynthetic } from './seed.ts'

// node --import tsx bench/rule-trial.ts [loans]
const wanted = Number(process.argv[2] ?? 100_000)
const cleanUps: (() => Promise<void>)[] = []
try {
  const { db } = await testDatabase({ after: (cleanUp) => void cleanUps.push(cleanUp) })
  await seedSynthetic(db, 2000, 7, () => {})
  const now = new Date('2027-01-04T03:00:00Z')
  await sql`
    insert into patrons.patrons (name, category)
    select 'Anggota ' || n, (array['umum', 'pelajar', 'anak', 'lansia'])[1 + n % 4] from generate_series(1, 3000) n
  `.execute(db)
  // Each copy goes out once a month at most, for one to forty days.
  await sql`
    with copies as (select id, record_id, branch_id, loan_category, row_number() over (order by id) as at from catalogue.items),
      people as (select id, category, row_number() over (order by id) as at from patrons.patrons),
      sizes as (select (select count(*) from copies) as copies, (select count(*) from people) as people)
    insert into circulation.loans (item_id, record_id, patron_id, category, loan_category, branch_id, channel, lent_at,
      due_on, loan_policy_id, renewal_policy_id, fine_policy_id, lost_policy_id, ended_at, ending)
    select copies.id, copies.record_id, people.id, people.category, copies.loan_category, copies.branch_id, 'desk',
      lent.at, lent.at::date + 7, 1, 3, 7, 10, lent.at + make_interval(days => 1 + (n * 7919 % 40)::int), 'returned'
    from generate_series(1, ${wanted}::int) n
    cross join sizes
    cross join lateral (select '2026-01-05T03:00:00Z'::timestamptz + make_interval(mins => (n * 5.2)::int) as at) lent
    join copies on copies.at = 1 + n % sizes.copies
    join people on people.at = 1 + n * 31 % sizes.people
  `.execute(db)
  const draftId = await beginDraft(db, 'Dua minggu', systemActor, now)
  const policy = (await readRuleSet(db)).policies.find(
    ({ kind, name }) => kind === 'loan' && name === 'Biasa',
  )
  const row = {
    id: policy?.id ?? 0,
    kind: 'loan' as const,
    name: 'Biasa',
    settings: { days: 14, debtLimit: 50_000, overdueLimit: 0 },
  }
  const change = { deed: 'save-policy' as const, row }
  await changeRules(db, { change, draftId, confirmed: true, correct: [] }, systemActor, now)
  const span = { firstDay: '2026-01-04', lastDay: '2027-01-03' }
  const asked = await askForTrial(db, { draftId, ...span }, systemActor, now)
  if (!asked.ok) throw new Error(asked.refusal)
  const began = performance.now()
  await runTrial(db, asked.value.id, new AbortController().signal)
  const seconds = ((performance.now() - began) / 1000).toFixed(2)
  const total = (await findTrial(db, asked.value.id))?.result?.total
  console.log(`${total?.loans} loans in ${seconds} s; due days moved: ${total?.dueMoved}`)
  console.log(JSON.stringify(total))
} finally {
  for (const cleanUp of cleanUps) await cleanUp()
}

import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { addDays, dayOf } from '#kernel/days.ts'
import { loadHolidays, nationalHolidays } from '#modules/branches/index.ts'
import { changeRules, saveCase } from '#modules/circulation/index.ts'
import type { BranchIds } from './seed-branches.ts'

/** Holidays of last year, this one and the next, a time of its own, and what librarians expect of the rules. */
export async function seedRules(db: Db, branches: BranchIds, now: Date): Promise<void> {
  const year = Number(dayOf(now).slice(0, 4))
  const holidays = [year - 1, year, year + 1].flatMap((one) => nationalHolidays(one).days)
  await db.transaction().execute((tx) => loadHolidays(tx, holidays))
  const known = await db.selectFrom('circulation.ruleCases').select('id').limit(1).executeTakeFirst()
  const branchId = branches.get('pusat')
  if (known || branchId === undefined) return
  await seedYearEnd(db, now)
  const lentOn = addDays(dayOf(now), 1)
  const at = { branchId, lentOn, daysLate: 7 }
  const cases = [
    {
      ...at,
      name: 'Anggota umum meminjam buku di pusat',
      category: 'umum',
      loanCategory: 'sirkulasi',
      expected: { forLoan: true, renewals: 2, most: 3 },
    },
    {
      ...at,
      name: 'Anak terlambat tanpa denda',
      category: 'anak',
      loanCategory: 'sirkulasi',
      expected: { fine: 0 },
    },
    {
      ...at,
      name: 'Referensi tidak dipinjamkan',
      category: 'pelajar',
      loanCategory: 'referensi',
      expected: { forLoan: false },
    },
  ]
  for (const one of cases) await saveCase(db, { ...one, id: undefined }, systemActor)
}

/** Loans made in the last days of the year come back in the new one. */
async function seedYearEnd(db: Db, now: Date): Promise<void> {
  const known = await db.selectFrom('circulation.dateExceptions').select('id').limit(1).executeTakeFirst()
  if (known) return
  const year = Number(dayOf(now).slice(0, 4))
  const row = {
    name: `Akhir tahun ${year}`,
    firstDay: `${year}-12-20`,
    lastDay: `${year}-12-31`,
    category: null,
    loanCategory: null,
    branchId: null,
    dueOn: `${year + 1}-01-11`,
    days: null,
  }
  const change = { deed: 'save-exception' as const, row }
  await changeRules(db, { change, draftId: undefined, confirmed: true, correct: [] }, systemActor, now)
}

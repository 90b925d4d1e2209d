import type { Config } from '#kernel/config.ts'
import type { Db } from '#kernel/database.ts'
import { toJson } from '#kernel/json-column.ts'
import { refreshStatistics } from '#modules/catalogue/index.ts'
import { seedAuthorities } from './seed-authorities.ts'
import { seedBranches } from './seed-branches.ts'
import { seedClearance } from './seed-clearance.ts'
import { seedCirculation } from './seed-circulation.ts'
import { seedCollection } from './seed-collection.ts'
import { seedField } from './seed-field.ts'
import { seedLetters } from './seed-letters.ts'
import { seedLists } from './seed-lists.ts'
import { seedMachines } from './seed-machines.ts'
import { seedMembers } from './seed-members.ts'
import { seedOffline } from './seed-offline.ts'
import { seedPurchases } from './seed-purchases.ts'
import { seedSip2 } from './seed-sip2.ts'
import { seedSerials } from './seed-serials.ts'
import { seedRules } from './seed-rules.ts'
import { seedStaff } from './seed-staff.ts'
import { seedSuggestions } from './seed-suggestions.ts'
import { seedVisits } from './seed-visits.ts'
import { seedStockTake } from './seed-stock-take.ts'

const marker = 'demonstration'

/** Fills a database that has never been used with the demonstration library; tells whether that is what it holds. */
export async function seedWhenEmpty(
  db: Db,
  config: Config,
  say: (message: string) => void,
): Promise<boolean> {
  const state = await stateOf(db)
  if (state === 'complete') return true
  if (state === 'foreign' || !config.demo) return false
  say('Mengisi perpustakaan percontohan … (seeding the demonstration library)')
  // Each step can be taken again: a start that was interrupted goes on here.
  await markDemonstration(db, 'begun')
  await seedStaff(db)
  const branches = await seedBranches(db)
  await seedRules(db, branches, new Date())
  await seedMembers(db)
  await seedAuthorities(db)
  say('  koleksi (collection)')
  await seedCollection(db, branches)
  await refreshStatistics(db)
  await seedLists(db)
  await seedSerials(db, branches)
  await seedLetters(db)
  await seedPurchases(db, branches)
  await seedSip2(db, branches)
  await seedMachines(db, branches, new Date())
  say('  anggota dan pinjaman setahun (members and a year of loans)')
  await seedCirculation(db, branches, new Date())
  await seedOffline(db, branches, new Date())
  await seedField(db, branches, new Date())
  await seedStockTake(db, branches, new Date())
  await seedClearance(db, new Date())
  await seedSuggestions(db, new Date())
  say('  pengunjung setahun (a year of visits)')
  await seedVisits(db, branches, new Date())
  await markDemonstration(db, 'complete')
  return true
}

/** Somebody's own library is never touched: it has accounts, and no mark of the demonstration. */
async function stateOf(db: Db): Promise<'empty' | 'begun' | 'complete' | 'foreign'> {
  const mark = await db
    .selectFrom('kernel.settings')
    .select('value')
    .where('name', '=', marker)
    .executeTakeFirst()
  if (mark) return mark.value === 'complete' ? 'complete' : 'begun'
  const account = await db.selectFrom('staff.accounts').select('id').limit(1).executeTakeFirst()
  const record = await db.selectFrom('catalogue.records').select('id').limit(1).executeTakeFirst()
  return account || record ? 'foreign' : 'empty'
}

const markDemonstration = (db: Db, state: 'begun' | 'complete') =>
  db
    .insertInto('kernel.settings')
    .values({ name: marker, value: toJson(state) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: toJson(state) }))
    .execute()

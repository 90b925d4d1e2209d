import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { issueLetter, newCode, withdrawLetter } from '#modules/clearance/index.ts'
import { findPatronByCard } from '#modules/patrons/index.ts'
import { demonstrationAccounts } from './accounts.ts'

const purposes = [
  'kelulusan',
  'pindah sekolah atau kuliah',
  'pindah domisili',
  'kelulusan',
  'pindah tugas atau pensiun',
]
const daysAgo = [160, 40, 21, 9, 2]

/** A few clearance letters: one that has expired, one that was withdrawn, others that hold. */
export async function seedClearance(db: Db, now: Date): Promise<void> {
  const made = await db.selectFrom('clearance.letters').select('id').limit(1).executeTakeFirst()
  if (made) return
  const people = [...(await clearMembers(db, purposes.length - 1))]
  const second = await findPatronByCard(db, demonstrationAccounts().members[1]?.card ?? '')
  if (second) people.push(second.id)
  for (const [place, patronId] of people.entries()) {
    const then = new Date(now.getTime() - (daysAgo[place] ?? 1) * 86_400_000)
    const request = { patronId, purpose: purposes[place] ?? 'kelulusan', code: newCode() }
    const outcome = await issueLetter(db, request, { actor: systemActor, now: then })
    if (outcome.ok && place === 1) {
      const because = 'Buku yang dikembalikan ternyata rusak; surat baru dibuat setelah diganti.'
      await withdrawLetter(db, { id: outcome.value.id, because }, { actor: systemActor, now: then })
    }
  }
}

/** Members who have nothing at home and owe nothing. */
async function clearMembers(db: Db, count: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('patrons.patrons as patrons')
    .select('patrons.id')
    .where('standing', '=', 'active')
    .where('category', 'in', ['pelajar', 'mahasiswa'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('circulation.loans as loans')
            .select('loans.id')
            .whereRef('loans.patronId', '=', 'patrons.id')
            .where('loans.endedAt', 'is', null),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('circulation.accountEntries as entries')
            .select('entries.id')
            .whereRef('entries.patronId', '=', 'patrons.id'),
        ),
      ),
    )
    .orderBy('patrons.id')
    .limit(count)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

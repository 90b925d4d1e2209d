import type { Db } from '#kernel/database.ts'
import { dayOf } from '#kernel/days.ts'
import { listBranches, listOpeningHours, spansOn, type BranchHours } from '#modules/branches/index.ts'

/** The branches in service with their hours, and whether they are open at this moment. */
export async function branchAnswers(db: Db, now: Date, origin: string) {
  const today = dayOf(now)
  const [branches, hours] = await Promise.all([listBranches(db), listOpeningHours(db, today)])
  return branches.map((branch) => {
    const own = hours.get(branch.id)
    const { code, name, shortName, kind, address, phone, email, about } = branch
    return {
      code,
      name,
      shortName,
      kind,
      address,
      phone,
      email,
      about,
      url: `${origin}/tempat/${encodeURIComponent(code)}`,
      week: own?.week ?? closedWeek,
      closings: own?.closings ?? [],
      openNow: own !== undefined && isOpen(own, now),
    }
  })
}

const closedWeek: [][] = [[], [], [], [], [], [], []]

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Jakarta',
  hour: '2-digit',
  minute: '2-digit',
})

function isOpen(hours: BranchHours, now: Date): boolean {
  const time = clock.format(now)
  return spansOn(hours, dayOf(now)).some(({ opens, closes }) => opens <= time && time < closes)
}

import { createHash } from 'node:crypto'
import type { Db } from '#kernel/database.ts'
import { dayOf, type Day } from '#kernel/days.ts'
import { dueAhead, memberTerms, readRuleBook } from '#modules/circulation/index.ts'
import { listCategories } from '#modules/patrons/index.ts'
import { listSalt } from './list-salt.ts'
import { mostKinds, readCopies, type PackedCopies } from './read-copies.ts'
import { readMembers, type PackedMembers } from './read-members.ts'

/** How far ahead the days of return are known, in days. */
export const daysAhead = 14

/** All that a desk knows while it cannot ask: short states, hashed cards and barcodes, the coming days of return. */
export interface OfflineList {
  branch: { id: number; name: string }
  salt: string
  /** The first day of `lasting`. */
  from: Day
  /** By category of member, kind of copy and day: for how many days it is lent; 0 for not at all. */
  lasting: number[][][]
  members: PackedMembers
  copies: PackedCopies
}

/** The list of a branch as a text that stays the same while nothing changes, and a mark by which to tell. */
export async function readList(
  db: Db,
  branch: { id: number; name: string },
  now: Date,
): Promise<{ text: string; mark: string }> {
  const today = dayOf(now)
  const [book, salt, categories, loanCategories] = await Promise.all([
    readRuleBook(db),
    listSalt(db),
    listCategories(db),
    kindsOfCopies(db),
  ])
  const codes = categories.map(({ code }) => code)
  const terms = codes.map((code, place) => ({ code, place, ...memberTerms(book, code, branch.id) }))
  const [members, copies] = await Promise.all([
    readMembers(db, { salt, today, terms }),
    readCopies(db, { salt, loanCategories }),
  ])
  const asked = { branchId: branch.id, categories: codes, loanCategories, from: today, days: daysAhead }
  const list: OfflineList = {
    branch: { id: branch.id, name: branch.name },
    salt,
    from: today,
    lasting: dueAhead(book, asked),
    members,
    copies,
  }
  const text = JSON.stringify(list)
  return { text, mark: createHash('sha256').update(text).digest('base64url').slice(0, 22) }
}

/** The kinds of copies that there are, the most frequent first. */
async function kindsOfCopies(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('catalogue.items')
    .select('loanCategory')
    .where('deletedAt', 'is', null)
    .groupBy('loanCategory')
    .orderBy((count) => count.fn.countAll(), 'desc')
    .orderBy('loanCategory')
    .limit(mostKinds)
    .execute()
  return rows.map(({ loanCategory }) => loanCategory)
}

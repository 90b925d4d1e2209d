import type { Db } from '#kernel/database.ts'
import { remembered } from '#kernel/remembered.ts'
import {
  listBranches,
  listOpeningHours,
  spansOn,
  type Branch,
  type BranchHours,
} from '#modules/branches/index.ts'
import { collectionSize, deweyClasses, listTitles, newestTitles } from '#modules/catalogue/index.ts'
import {
  findResults,
  searchFor,
  withValue,
  writeSearchAddress,
  type FacetValue,
  type Search,
} from '#modules/search/index.ts'
import { publishedLists } from '../lists/find-lists.ts'
import type { BranchToday, HomeData, ReadingList } from '../page-data.ts'
import { paths } from '../paths.ts'
import { titleCardOf } from '../titles/title-card-of.ts'

const newestShown = 12
const listsShown = 3
const titlesOfList = 4

/** Questions that show what the box understands: a title, an author, a subject, a word mistyped. */
const examples = ['bumi manusia', 'Pramoedya', 'cerita anak', 'laskar pelangi']

/** What the home page shows to everybody; worked out anew every few seconds. */
export const homeDataOf = (search: Search) => remembered(5, (db: Db, now) => workOutHome(db, search, now))

async function workOutHome(db: Db, search: Search, now: Date): Promise<HomeData> {
  const [size, newest, lists, branches, counts] = await Promise.all([
    collectionSize(db, now),
    newestTitles(db, newestShown).then((ids) => listTitles(db, ids)),
    shownLists(db),
    branchesToday(db, now),
    findResults(search, searchFor(''), { facets: ['class', 'subject'], perPage: 1 }),
  ])
  return {
    ...size,
    examples: examples.map((text) => ({ label: text, href: writeSearchAddress(searchFor(text)) })),
    newest: newest.map(titleCardOf),
    newestHref: paths.newest,
    lists,
    listsHref: paths.lists,
    branches,
    classes: classTiles(counts.facets.class ?? []),
    subjects: (counts.facets.subject ?? []).map(({ value, count }) => ({
      label: value,
      count,
      href: writeSearchAddress(withValue(searchFor(''), 'subject', value)),
    })),
    subjectsHref: paths.browseNames('subjek'),
  }
}

async function shownLists(db: Db): Promise<ReadingList[]> {
  const lists = (await publishedLists(db)).slice(0, listsShown)
  const titles = await listTitles(
    db,
    lists.flatMap(({ recordIds }) => recordIds.slice(0, titlesOfList)),
  )
  const byId = new Map(titles.map((title) => [title.id, title]))
  return lists.map(({ slug, title, description, recordIds }) => ({
    href: paths.list(slug),
    title,
    description,
    size: recordIds.length,
    titles: recordIds.slice(0, titlesOfList).flatMap((id) => {
      const found = byId.get(id)
      return found ? [titleCardOf(found)] : []
    }),
  }))
}

function classTiles(counts: readonly FacetValue[]): HomeData['classes'] {
  const byNumber = new Map(counts.map(({ value, count }) => [value, count]))
  return deweyClasses().map(({ number, label }) => ({
    number,
    label,
    href: paths.browseClass(number),
    titles: byNumber.get(number) ?? 0,
  }))
}

async function branchesToday(db: Db, now: Date): Promise<BranchToday[]> {
  const { day, time } = localTime(now)
  const [branches, hours] = await Promise.all([listBranches(db), listOpeningHours(db, day)])
  return branches.map((branch) => branchToday(branch, hours.get(branch.id), day, time))
}

function branchToday(branch: Branch, hours: BranchHours | undefined, day: string, time: string): BranchToday {
  const spans = hours ? spansOn(hours, day) : []
  const open = spans.some(({ opens, closes }) => opens <= time && time < closes)
  const later = spans.some(({ opens }) => time < opens)
  return {
    name: branch.name,
    href: paths.place(branch.code),
    address: branch.address,
    spans,
    state: open ? 'open' : later ? 'later' : spans.length > 0 ? 'over' : 'closed',
    reason: hours?.closings.find((closing) => closing.day === day)?.reason,
  }
}

const clock = new Intl.DateTimeFormat('sv', {
  timeZone: 'Asia/Jakarta',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** Day and time of day in Blitar, as `2026-12-07` and `09:30`. */
export function localTime(now: Date): { day: string; time: string } {
  const [day = '', time = ''] = clock.format(now).split(' ')
  return { day, time }
}

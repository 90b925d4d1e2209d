import { stringify } from 'csv-stringify/sync'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { addDays, type Day } from '#kernel/days.ts'
import { answerLabel, type AnswerLists } from '../answers/answers.ts'
import type { Period } from './count-visits.ts'

interface DetailRow {
  day: Day
  hour: number
  branch: string
  kind: string
  category: string | null
  purpose: string | null
  age: string | null
  occupation: string | null
  education: string | null
  origin: string | null
  people: number
  women: number | null
  men: number | null
  disabled: number
}

const headings = [
  'tanggal',
  'jam',
  'tempat',
  'jenis',
  'jenis_anggota',
  'tujuan',
  'usia',
  'pekerjaan',
  'pendidikan',
  'asal',
  'orang',
  'perempuan',
  'laki_laki',
  'disabilitas',
]
/** So few that no page waits long for the thread that writes them. */
const daysAtOnce = 4

/** Every visit of a period as CSV, without names and members, a few days at a time. */
export async function* writeDetails(db: Db, period: Period, lists: AnswerLists): AsyncGenerator<Uint8Array> {
  const words = new Map(
    Object.values(lists).flatMap((list) =>
      list.map((answer) => [answer.code, answerLabel(answer, 'id')] as const),
    ),
  )
  const word = (code: string | null) => (code === null ? '' : (words.get(code) ?? code))
  yield encode(`\uFEFF${stringify([headings])}`)
  for (let from = period.from; from <= period.to; from = addDays(from, daysAtOnce)) {
    const last = addDays(from, daysAtOnce - 1)
    const rows = await readDetails(db, { ...period, from, to: last < period.to ? last : period.to })
    yield encode(
      stringify(
        rows.map(({ purpose, age, occupation, education, origin, ...row }) => [
          row.day,
          row.hour,
          row.branch,
          row.kind,
          row.category,
          ...[purpose, age, occupation, education, origin].map(word),
          row.people,
          row.women,
          row.men,
          row.disabled,
        ]),
        { escape_formulas: true },
      ),
    )
  }
}

const encode = (text: string) => Buffer.from(text, 'utf8')

async function readDetails(db: Db, { from, to, branchId }: Period): Promise<DetailRow[]> {
  const { rows } = await sql<DetailRow>`
    select visits.day, visits.hour, branches.short_name as branch, visits.kind, visits.category, visits.purpose,
      visits.age, visits.occupation, visits.education, visits.origin, sum(visits.people)::int as people,
      sum(visits.women)::int as women, sum(visits.men)::int as men, sum(visits.disabled)::int as disabled
    from visitors.visits visits join branches.branches branches on branches.id = visits.branch_id
    where visits.day between ${from} and ${to} and visits.withdrawn_at is null
      and (${branchId ?? null}::bigint is null or visits.branch_id = ${branchId ?? null})
    group by 1, 2, branches.id, 3, 4, 5, 6, 7, 8, 9, 10
    order by 1, 2, branches.position, 4
  `.execute(db)
  return rows
}

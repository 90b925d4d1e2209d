import type { Db, Tx } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { Language } from '#kernel/i18n.ts'

export interface Category {
  code: string
  nameId: string
  nameEn: string
  /** Months that a membership lasts. */
  validity: number
  /** Whole rupiah. */
  fee: number
  cardFee: number
  youngest: number | null
  oldest: number | null
  institution: boolean
  /** Chosen where only an age is known. */
  byAge: boolean
  openToAll: boolean
  position: number
  retiredAt: Date | null
}

/** Kinds of members in the order of the library, retired ones last. */
export const listCategories = (db: Db | Tx): Promise<Category[]> =>
  db
    .selectFrom('patrons.categories')
    .selectAll()
    .orderBy((order) => order('retiredAt', 'is not', null))
    .orderBy('position')
    .orderBy('code')
    .execute()

export const categoryName = (category: Pick<Category, 'nameId' | 'nameEn'>, language: Language): string =>
  language === 'id' ? category.nameId : category.nameEn

/** Whole years between birth and a day. */
export const ageOn = (birthDate: Day, day: Day): number =>
  Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)

export const fitsAge = ({ youngest, oldest }: Pick<Category, 'youngest' | 'oldest'>, age: number): boolean =>
  age >= (youngest ?? 0) && age <= (oldest ?? 200)

/** The kind that suits an age by itself: of those that may, the one that starts last before it. */
export function categoryForAge(categories: readonly Category[], age: number): Category | undefined {
  const fitting = categories.filter(
    (one) => one.byAge && !one.institution && !one.retiredAt && fitsAge(one, age),
  )
  return fitting.toSorted((a, b) => (b.youngest ?? 0) - (a.youngest ?? 0) || a.position - b.position)[0]
}

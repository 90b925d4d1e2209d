import { sql } from 'kysely'
import type { Db, Tx } from '#kernel/database.ts'

/** What rules can name: categories of members, loan categories of copies, branches. */
export interface KnownScopes {
  categories: readonly { code: string; name: Record<'id' | 'en', string>; retired: boolean }[]
  /** Those that copies have. */
  loanCategories: readonly string[]
  branches: readonly { id: number; name: string; shortName: string; closed: boolean; hasHours: boolean }[]
}

export async function readKnownScopes(db: Db | Tx): Promise<KnownScopes> {
  const { rows: categories } = await sql<{ code: string; nameId: string; nameEn: string; retired: boolean }>`
    select code, name_id, name_en, retired_at is not null as retired from patrons.categories order by position, code
  `.execute(db)
  const { rows: branches } = await sql<KnownScopes['branches'][number]>`
    select id, name, short_name, closed_at is not null as closed,
      exists (select 1 from branches.opening_hours hours where hours.branch_id = branches.id) as has_hours
    from branches.branches branches order by position, id
  `.execute(db)
  const { rows: loanCategories } = await sql<{ loanCategory: string }>`
    select distinct loan_category from catalogue.items order by loan_category
  `.execute(db)
  return {
    categories: categories.map(({ code, nameId, nameEn, retired }) => ({
      code,
      name: { id: nameId, en: nameEn },
      retired,
    })),
    loanCategories: [...new Set(['sirkulasi', ...loanCategories.map(({ loanCategory }) => loanCategory)])],
    branches,
  }
}

import type { Db } from '#kernel/database.ts'

export interface Branch {
  id: number
  code: string
  name: string
  shortName: string
  kind: string
  address: string
  phone: string
  email: string
  about: string
  position: number
}

/** Branches that are in service, in the order in which the library shows them. */
export const listBranches = (db: Db): Promise<Branch[]> =>
  db
    .selectFrom('branches.branches')
    .select(['id', 'code', 'name', 'shortName', 'kind', 'address', 'phone', 'email', 'about', 'position'])
    .where('closedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()

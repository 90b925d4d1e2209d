import { sql } from 'kysely'
import type { Standing } from '#modules/staff/index.ts'
import { paths } from '../paths.ts'
import { serialStandings } from '../serials/serials-parts.ts'

const counted =
  (query: ReturnType<typeof sql<{ count: number }>>): Standing['count'] =>
  async (db) =>
    (await query.execute(db)).rows[0]?.count ?? 0

/** How the catalogue stands, for the first page of staff. */
export const catalogueStandings: readonly Standing[] = [
  {
    label: { id: 'judul dalam katalog', en: 'titles in the catalogue' },
    href: '/cari',
    permission: 'catalogue.view',
    count: counted(sql`select count(*)::int as count from catalogue.records where deleted_at is null`),
  },
  {
    label: { id: 'eksemplar', en: 'copies' },
    href: '/cari?tersedia=1',
    permission: 'catalogue.view',
    count: counted(sql`select count(*)::int as count from catalogue.items where deleted_at is null`),
  },
  {
    label: { id: 'judul di karantina', en: 'titles in quarantine' },
    href: paths.quarantined,
    permission: 'catalogue.view',
    count: counted(sql`select count(*)::int as count from catalogue.records where deleted_at is not null`),
  },
  ...serialStandings,
]

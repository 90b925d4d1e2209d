import { sql } from 'kysely'
import type { Module } from '#kernel/module.ts'
import type { MenuEntry } from '#kernel/page-context.ts'
import { institutionOnly } from '#modules/patrons/index.ts'
import type { AuditWords, Standing } from '#modules/staff/index.ts'
import { ownRoutes } from './account/routes.tsx'
import { crateRoutes } from './crates/routes.tsx'
import { lendRoutes } from './lend/routes.tsx'
import { en, id } from './messages.ts'
import { paths } from './paths.ts'
import { bulkPermissions } from './permissions.ts'
import { returnRoutes } from './returns/routes.tsx'
import { handingRoutes } from './rotate/routes.tsx'
import { shipmentRoutes } from './shipments/routes.tsx'

export { packCrate } from './crates/pack-crate.ts'
export { saveCrate } from './crates/save-crate.ts'
export { bulkLoansFollowMembers } from './follow-members.ts'
export { lendShipment } from './lend/lend-shipment.ts'
export { returnShipment } from './returns/return-shipment.ts'
export { bulkPermissions }

const entry = (name: keyof typeof id.menu, href: string, permission: string): MenuEntry => ({
  href,
  label: { id: id.menu[name], en: en.menu[name] },
  permission,
})
const group = { id: id.group, en: en.group }

/** Pinjaman paket: crates and class sets for schools, reading corners and other institutions. */
export const bulkLoansModule: Module = {
  permissions: bulkPermissions,
  routes: [lendRoutes, returnRoutes, crateRoutes, handingRoutes, shipmentRoutes, ownRoutes],
  staffMenu: [
    { ...entry('shipments', paths.shipments, 'bulk-loans.lend'), group, shortcut: 'e' },
    { ...entry('scan', paths.scanCrate, 'bulk-loans.lend'), group },
    { ...entry('crates', paths.crates, 'bulk-loans.crates'), group },
  ],
  accountMenu: [entry('own', paths.own, institutionOnly)],
}

export const bulkStandings: readonly Standing[] = [
  {
    label: { id: id.standing, en: en.standing },
    href: `${paths.shipments}?tampil=terlambat`,
    permission: 'bulk-loans.lend',
    async count(db) {
      const { rows } = await sql<{ count: number }>`
        select count(distinct copies.shipment_id) as count
        from bulk_loans.shipment_copies copies
        join circulation.loans loans on loans.id = copies.loan_id
        where loans.ended_at is null and loans.due_on < (now() at time zone 'Asia/Jakarta')::date
      `.execute(db)
      return rows[0]?.count ?? 0
    },
  },
]

export const bulkAuditWords: AuditWords = {
  deeds: {
    'crate.saved': { id: 'menyimpan peti', en: 'saved a crate' },
    'crate.packed': { id: 'mengisi peti', en: 'packed a crate' },
    'crate.unpacked': { id: 'mengeluarkan isi peti', en: 'unpacked a crate' },
    'shipment.made': { id: 'meminjamkan paket', en: 'lent a packet' },
    'shipment.returned': { id: 'menerima paket kembali', en: 'took a packet back' },
  },
  subjects: {
    crate: { label: { id: 'peti', en: 'crate' }, href: paths.crate },
    shipment: { label: { id: 'paket', en: 'packet' }, href: paths.shipment },
  },
}

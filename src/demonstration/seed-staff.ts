import { systemActor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import { createAccount, saveRole, staffPermissions } from '#modules/staff/index.ts'
import { acquisitionPermissions } from '#modules/acquisition/index.ts'
import { cataloguePermissions } from '#modules/catalogue/index.ts'
import { clearancePermissions } from '#modules/clearance/index.ts'
import { circulationPermissions } from '#modules/circulation/index.ts'
import { kioskPermissions } from '#modules/kiosk/index.ts'
import { machinePermissions } from '#modules/machines/index.ts'
import { bulkPermissions } from '#modules/bulk-loans/index.ts'
import { mobilePermissions } from '#modules/mobile-library/index.ts'
import { notificationPermissions } from '#modules/notifications/index.ts'
import { patronPermissions } from '#modules/patrons/index.ts'
import { portalPermissions } from '#modules/portal/index.ts'
import { stockTakePermissions } from '#modules/stock-take/index.ts'
import { visitorPermissions } from '#modules/visitors/index.ts'
import { demonstrationAccounts } from './accounts.ts'

const everything = [
  ...staffPermissions,
  ...cataloguePermissions,
  ...portalPermissions,
  ...patronPermissions,
  ...circulationPermissions,
  ...notificationPermissions,
  ...acquisitionPermissions,
  ...stockTakePermissions,
  ...machinePermissions,
  ...clearancePermissions,
  ...kioskPermissions,
  ...visitorPermissions,
  ...mobilePermissions,
  ...bulkPermissions,
].map(({ name }) => name)

/** What not everybody at the desk may do. */
const forHeads = new Set([
  'patrons.categories',
  'patrons.identities',
  'patrons.merge',
  'patrons.data',
  'circulation.override-limit',
  'circulation.set-day',
  'circulation.rules-change',
  'circulation.calendar',
  'circulation.closure',
  'circulation.privacy',
  'circulation.waive',
  'circulation.refund',
  'circulation.amnesty',
  'notifications.manage',
  'clearance.settings',
  'visitors.settings',
  'mobile-library.plan',
])
const atDesk = [
  ...patronPermissions,
  ...circulationPermissions,
  ...notificationPermissions,
  ...clearancePermissions,
  ...visitorPermissions,
  ...mobilePermissions,
  ...bulkPermissions,
]
  .map(({ name }) => name)
  .filter((name) => !forHeads.has(name))

const roles = [
  { code: 'administrator', name: 'Administrator', permissions: everything },
  {
    code: 'pengatalog',
    name: 'Pengatalog',
    permissions: [
      'staff.enter',
      ...[
        ...cataloguePermissions,
        ...portalPermissions,
        ...acquisitionPermissions,
        ...stockTakePermissions,
      ].map(({ name }) => name),
    ],
  },
  {
    code: 'layanan',
    name: 'Petugas layanan',
    permissions: [
      'staff.enter',
      'catalogue.view',
      'portal.lists',
      'machines.see',
      'stock-take.count',
      ...atDesk,
    ],
  },
  {
    code: 'kepala',
    name: 'Kepala perpustakaan',
    permissions: [
      'staff.enter',
      'staff.audit',
      'catalogue.view',
      ...[
        ...circulationPermissions,
        ...patronPermissions,
        ...notificationPermissions,
        ...clearancePermissions,
        ...visitorPermissions,
        ...mobilePermissions,
        ...bulkPermissions,
      ].map(({ name }) => name),
      'staff.letterhead',
      'acquisition.suggestions',
      'acquisition.budgets',
      'acquisition.register',
      'machines.see',
      'stock-take.count',
      'stock-take.manage',
    ],
  },
]

const names: Record<string, string> = {
  admin: 'Wahyu Nugroho',
  ratna: 'Ratna Kusumawardani',
  agus: 'Agus Setiawan',
  endang: 'Dra. Endang Purwaningsih',
}

export async function seedStaff(db: Db): Promise<void> {
  for (const role of roles) await saveRole(db, role)
  for (const { login, password, role } of demonstrationAccounts().staff) {
    // A login that is there already was made by a start that was interrupted.
    await createAccount(db, { login, password, name: names[login] ?? login, roles: [role] }, systemActor)
  }
}

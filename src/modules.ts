import type { FileStore } from '#kernel/files.ts'
import type { Config } from '#kernel/config.ts'
import type { Module } from '#kernel/module.ts'
import {
  acquisitionAuditWords,
  acquisitionModule,
  acquisitionsFollowMerge,
  acquisitionStandings,
  suggestionsFollowMember,
} from '#modules/acquisition/index.ts'
import {
  bulkAuditWords,
  bulkLoansFollowMembers,
  bulkLoansModule,
  bulkStandings,
} from '#modules/bulk-loans/index.ts'
import { catalogueAuditWords, catalogueModule, catalogueStandings } from '#modules/catalogue/index.ts'
import { accountModule } from '#modules/account/index.ts'
import {
  clearanceAuditWords,
  clearanceFollowsMembers,
  clearanceModule,
  clearancePanel,
} from '#modules/clearance/index.ts'
import { cardAddress, deskModule, memberPanel } from '#modules/desk/index.ts'
import { mobileAgenda, mobileAuditWords, mobileLibraryModule } from '#modules/mobile-library/index.ts'
import {
  notificationAuditWords,
  notificationsFollowMembers,
  notificationsModule,
} from '#modules/notifications/index.ts'
import { patronAuditWords, patronsModule, patronStandings, type Vault } from '#modules/patrons/index.ts'
import { listsFollowMerge, portalAuditWords, portalModule } from '#modules/portal/index.ts'
import {
  chargeMember,
  circulationAuditWords,
  circulationFollowsMembers,
  circulationFollowsMerge,
  circulationModule,
} from '#modules/circulation/index.ts'
import {
  kioskAuditWords,
  kioskFollowsMembers,
  kioskGate,
  kioskKind,
  kioskModule,
} from '#modules/kiosk/index.ts'
import { machineAuditWords, machinesModule } from '#modules/machines/index.ts'
import { searchModule, titlesOfSearch, type Search } from '#modules/search/index.ts'
import { signInModule } from '#modules/sign-in/index.ts'
import { staffModule } from '#modules/staff/index.ts'
import { stockTakeAuditWords, stockTakeModule, stockTakeStandings } from '#modules/stock-take/index.ts'
import {
  bookKind,
  visitorAuditWords,
  visitorsModule,
  visitorStandings,
  visitsFollowMembers,
} from '#modules/visitors/index.ts'
import { protocolsModule } from '#protocols/index.ts'
import { sip2Machine } from '#protocols/sip2/terminal/kind.tsx'
import { upkeepModule } from './upkeep.ts'

/** Name of the library as every page shows it. */
export const libraryName = 'Perpustakaan Kota Blitar'

export interface ModuleParts {
  search: Search
  files: FileStore
  /** Seals the identity numbers of members. */
  vault: Vault
  config: Config
}

/** How deeds read in the list of who changed what. */
const auditWords = [
  catalogueAuditWords,
  acquisitionAuditWords,
  stockTakeAuditWords,
  patronAuditWords,
  portalAuditWords,
  ...circulationAuditWords,
  notificationAuditWords,
  clearanceAuditWords,
  machineAuditWords,
  kioskAuditWords,
  mobileAuditWords,
  visitorAuditWords,
  bulkAuditWords,
]

/** What else goes along when members are merged or forgotten. */
const followers = [
  kioskFollowsMembers,
  circulationFollowsMembers,
  suggestionsFollowMember,
  notificationsFollowMembers,
  clearanceFollowsMembers,
  visitsFollowMembers,
  bulkLoansFollowMembers,
]

/** How the work stands, on the first page of staff. */
const standings = [
  ...visitorStandings,
  ...catalogueStandings,
  ...acquisitionStandings,
  ...patronStandings,
  ...stockTakeStandings,
  ...bulkStandings,
]

/** What the public calendar shows. */
const agenda = [mobileAgenda]

/** What the fleet of self-service machines may hold. */
const machineKinds = [sip2Machine, kioskKind, bookKind]

/** Pair a browser with a machine of that kind in the demonstration library; nothing anywhere else. */
const demonstrationCodes = { kiosk: 'KIOSBLTR', visitors: 'BUKUTAMU' }

/** Who else keeps something of members, and shows it on their page. */
const aroundMembers = {
  charge: chargeMember,
  followers,
  panels: [memberPanel, clearancePanel],
}

/** All modules, in the order in which their menus stand and their routes are tried. */
export function listModules({ search, files, vault, config }: ModuleParts): readonly Module[] {
  const patrons = { ...aroundMembers, vault, files, byMail: config.mail !== undefined }
  const modules: Module[] = [
    kioskGate,
    deskModule({ search, vault }),
    circulationModule,
    patronsModule(patrons),
    accountModule({ patrons }),
    clearanceModule,
    notificationsModule({ config, libraryName }),
    catalogueModule(files, {
      findTitles: titlesOfSearch(search),
      mergeFollowers: [circulationFollowsMerge, listsFollowMerge, acquisitionsFollowMerge],
      readScan: cardAddress,
    }),
    acquisitionModule,
    stockTakeModule(files),
    kioskModule,
    machinesModule({ kinds: machineKinds, knownCodes: demonstrationCodes }),
    portalModule(search, config.development, undefined, agenda),
    mobileLibraryModule,
    visitorsModule,
    bulkLoansModule,
    searchModule(search),
    signInModule,
    staffModule({
      standings,
      auditWords,
      permissions: () => modules.flatMap(({ permissions = [] }) => permissions),
    }),
    protocolsModule({ search, requestsPerMinute: config.requestsPerMinute }),
    upkeepModule,
  ]
  return modules
}

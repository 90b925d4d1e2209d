import type { Module } from '#kernel/module.ts'
import type { Search } from '#modules/search/index.ts'
import { agendaRoutes } from './agenda/routes.tsx'
import type { AgendaSource } from './agenda/source.ts'
import { newestRoutes } from './browse/newest-routes.tsx'
import { browseRoutes } from './browse/routes.tsx'
import { galleryRoutes } from './gallery-routes.tsx'
import { feedRoutes } from './feeds/routes.ts'
import { sitemapRoutes } from './feeds/sitemap.ts'
import { homeRoutes } from './home/routes.tsx'
import { listRoutes } from './lists/routes.tsx'
import { staffListRoutes } from './lists/staff-routes.tsx'
import { publicMenu, staffMenu } from './menu.ts'
import { portalPermissions } from './permissions.ts'
import { placeRoutes } from './places/routes.tsx'
import { rememberPages } from './remember-pages.ts'
import { resultsRoutes } from './results/routes.tsx'
import { titleRoutes } from './titles/routes.tsx'

export { saveList, type ListDetails } from './lists/save-list.ts'
export { listsFollowMerge } from './lists/follow-merge.ts'
export { portalAuditWords } from './lists/audit-words.ts'
export type { AgendaEntry, AgendaSource } from './agenda/source.ts'
export { portalPermissions }

/** The pages for the public; the gallery of components only in development. */
export const portalModule = (
  search: Search,
  development: boolean,
  pages = rememberPages(search.revision),
  agenda: readonly AgendaSource[] = [],
): Module => ({
  routes: [
    homeRoutes(search),
    resultsRoutes(search, pages),
    feedRoutes(search),
    titleRoutes(search, pages),
    browseRoutes(search),
    newestRoutes,
    listRoutes,
    staffListRoutes,
    placeRoutes,
    agendaRoutes(agenda),
    sitemapRoutes,
    ...(development ? [galleryRoutes] : []),
  ],
  permissions: portalPermissions,
  staffMenu,
  publicMenu,
})

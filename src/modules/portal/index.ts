import type { Module } from '#kernel/module.ts'
import type { Search } from '#modules/search/index.ts'
import { newestRoutes } from './browse/newest-routes.tsx'
import { browseRoutes } from './browse/routes.tsx'
import { galleryRoutes } from './gallery-routes.tsx'
import { feedRoutes } from './feeds/routes.ts'
import { sitemapRoutes } from './feeds/sitemap.ts'
import { homeRoutes } from './home/routes.tsx'
import { staffListTexts } from './lists/messages.ts'
import { listRoutes } from './lists/routes.tsx'
import { staffListRoutes } from './lists/staff-routes.tsx'
import { moreTexts } from './more-messages.ts'
import { paths } from './paths.ts'
import { portalPermissions } from './permissions.ts'
import { placeRoutes } from './places/routes.tsx'
import { rememberPages } from './remember-pages.ts'
import { resultsRoutes } from './results/routes.tsx'
import { titleRoutes } from './titles/routes.tsx'

export { saveList, type ListDetails } from './lists/save-list.ts'
export { listsFollowMerge } from './lists/follow-merge.ts'
export { portalAuditWords } from './lists/audit-words.ts'
export { portalPermissions }

const label = (name: keyof ReturnType<typeof moreTexts>['menu']) => ({
  id: moreTexts('id').menu[name],
  en: moreTexts('en').menu[name],
})

/** The pages for the public; the gallery of components only in development. */
export const portalModule = (
  search: Search,
  development: boolean,
  pages = rememberPages(search.revision),
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
    sitemapRoutes,
    ...(development ? [galleryRoutes] : []),
  ],
  permissions: portalPermissions,
  staffMenu: [
    {
      href: paths.staffLists,
      label: { id: staffListTexts('id').menu, en: staffListTexts('en').menu },
      permission: 'portal.lists',
      group: { id: staffListTexts('id').group, en: staffListTexts('en').group },
      shortcut: 'd',
    },
  ],
  publicMenu: [
    { href: paths.browse, label: label('browse'), permission: 'everyone' },
    { href: paths.newest, label: label('newest'), permission: 'everyone' },
    { href: paths.lists, label: label('lists'), permission: 'everyone' },
    { href: paths.places, label: label('places'), permission: 'everyone' },
  ],
})

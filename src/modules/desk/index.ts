import type { Module } from '#kernel/module.ts'
import { copyRoutes } from './copy/routes.tsx'
import { listRoutes } from './lists/routes.tsx'
import { deskMenu } from './menu.ts'
import type { DeskParts } from './parts.ts'
import { offlineRoutes } from './offline/routes.tsx'
import { placeRoutes } from './place/routes.tsx'
import { receiptRoutes } from './receipt/routes.tsx'
import { inHouseRoutes } from './returns/in-house-routes.tsx'
import { returnRoutes } from './returns/routes.tsx'
import { scanRoutes } from './scan/routes.tsx'
import { serveRoutes } from './serve/routes.tsx'
import { undoRoutes } from './visit/undo-routes.tsx'

export { memberPanel } from './serve/member-panel.tsx'

export { cardAddress } from './scan/card-address.ts'

/** Where members are served: one scan box for cards, copies, names and titles. */
export const deskModule = (parts: DeskParts): Module => ({
  routes: [
    placeRoutes,
    scanRoutes(parts),
    serveRoutes,
    undoRoutes,
    returnRoutes,
    inHouseRoutes,
    copyRoutes,
    receiptRoutes,
    listRoutes,
    offlineRoutes,
  ],
  staffMenu: deskMenu,
})

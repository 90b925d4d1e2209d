import type { Config } from '#kernel/config.ts'
import type { Module } from '#kernel/module.ts'
import { sendersOf } from './channels-of.ts'
import { choiceRoutes } from './choices/routes.tsx'
import { unsubscribeRoutes } from './choices/unsubscribe-routes.tsx'
import { inboxRoutes } from './inbox/routes.tsx'
import { notificationJobs, notificationSchedules } from './jobs.ts'
import { accountMenu, staffMenu } from './menu.ts'
import { noticeListeners } from './notices/listeners.ts'
import { outboxRoutes } from './outbox/routes.tsx'
import { notificationPermissions } from './permissions.ts'
import { whatsappHookRoutes } from './sending/whatsapp-hook.ts'
import { settingRoutes } from './settings/routes.tsx'
import { wordingRoutes } from './wordings/routes.tsx'

export { notificationAuditWords } from './audit-words.ts'
export { notificationsFollowMembers } from './follow-members.ts'
export { notificationPermissions }
export { countUnread } from './inbox/find-messages.ts'
export { countInTrouble } from './outbox/find-outbox.ts'
export { paths as notificationPaths } from './paths.ts'

export interface NotificationParts {
  config: Config
  libraryName: string
}

/** Tells members what concerns them; listens to the others and is called by none. */
export const notificationsModule = ({ config, libraryName }: NotificationParts): Module => {
  const desk = { origin: config.origin, libraryName }
  const channels = sendersOf(config)
  return {
    permissions: notificationPermissions,
    routes: [
      inboxRoutes,
      choiceRoutes(channels),
      outboxRoutes(channels),
      wordingRoutes(desk),
      settingRoutes(channels),
    ],
    machineRoutes: [unsubscribeRoutes, whatsappHookRoutes(config)],
    jobs: notificationJobs(desk, channels),
    schedules: notificationSchedules(desk, channels),
    listeners: noticeListeners(),
    staffMenu,
    accountMenu,
  }
}

import type { Hono } from 'hono'
import type { Listener } from './events.ts'
import type { Job, ScheduledJob } from './jobs.ts'
import type { MenuEntry } from './page-context.ts'
import type { Permission } from './permissions.ts'
import type { Env } from './web.tsx'

/** What a module brings to the whole; `src/modules.ts` lists them all. */
export interface Module {
  routes?: readonly Hono<Env>[]
  /**
   * For programs: they stand before sessions and the guard against forged forms, so `c.var.page` knows nobody, and a
   * form may come from anywhere. What they do must be for everyone.
   */
  machineRoutes?: readonly Hono<Env>[]
  permissions?: readonly Permission[]
  publicMenu?: readonly MenuEntry[]
  staffMenu?: readonly MenuEntry[]
  /** Pages of a member's own, in the frame of `#design/account-page.tsx`. */
  accountMenu?: readonly MenuEntry[]
  jobs?: readonly Job[]
  schedules?: readonly ScheduledJob[]
  listeners?: readonly Listener[]
}

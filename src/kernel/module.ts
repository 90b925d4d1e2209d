import type { Hono } from 'hono'
import type { Listener } from './events.ts'
import type { Job, ScheduledJob } from './jobs.ts'
import type { MenuEntry } from './page-context.ts'
import type { Permission } from './permissions.ts'
import type { Env } from './web.tsx'

/** What a module brings to the whole; `src/modules.ts` lists them all. */
export interface Module {
  routes?: readonly Hono<Env>[]
  permissions?: readonly Permission[]
  publicMenu?: readonly MenuEntry[]
  staffMenu?: readonly MenuEntry[]
  jobs?: readonly Job[]
  schedules?: readonly ScheduledJob[]
  listeners?: readonly Listener[]
}

import { Hono } from 'hono'
import * as v from 'valibot'
import { everyone } from '#kernel/permissions.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { countHour, machineOf, noteContact } from '#modules/machines/index.ts'
import { readSettings } from '../kind/settings.ts'
import { paths } from '../paths.ts'
import { aliveSeconds, kioskKindCode } from '../visit/kiosk.ts'
import { visitToken } from '../visit/visit-here.ts'
import { findVisit, isAlive } from '../visit/visit.ts'

const Report = v.object({
  /** Somebody has touched the screen since the last report. */
  active: v.boolean(),
  voice: v.optional(v.picklist(['there', 'none'])),
  /** What went wrong in the page; never what stood on it. */
  error: v.optional(v.pipe(v.string(), v.maxLength(300))),
})

/** A kiosk tells every few seconds that it is there, and hears whether it shall begin anew or is locked. */
export const watchRoutes = new Hono<Env>().post(paths.report, requires(everyone), async (c) => {
  c.header('Cache-Control', 'no-store')
  const { db, now } = c.var
  const machine = await machineOf(c, kioskKindCode)
  if (!machine) return c.json({ paired: false }, 401)
  const report = v.safeParse(Report, await c.req.json().catch(() => undefined))
  if (!report.success) return c.json({ paired: true }, 422)
  const { active, voice, error } = report.output
  const state = { ...(voice ? { voice } : {}), ...(error ? { lastError: error } : {}) }
  await noteContact(db, machine.id, { at: now, state })
  if (error) await countHour(db, machine.id, now, { requests: 0, refusals: 0, errors: 1 })
  const token = visitToken(c)
  const asked = {
    token: token ?? '',
    machineId: machine.id,
    aliveSeconds: aliveSeconds(readSettings(machine.settings)),
  }
  const alive =
    token === undefined
      ? false
      : active
        ? (await findVisit(db, asked, now)) !== undefined
        : await isAlive(db, asked, now)
  return c.json({
    paired: true,
    alive,
    locked: machine.lockedAt !== null,
    restart: machine.restartAskedAt !== null,
  })
})

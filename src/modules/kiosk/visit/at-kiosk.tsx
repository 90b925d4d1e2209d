import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { PageContext } from '#kernel/page-context.ts'
import type { Env } from '#kernel/web.tsx'
import { countHour, machineOf, machinePaths, noteContact, type Machine } from '#modules/machines/index.ts'
import { OutOfUsePage } from '../frame/out-of-use-page.tsx'
import { readSettings } from '../kind/settings.ts'
import { paths } from '../paths.ts'
import { kioskKindCode, type Kiosk, type MemberKiosk } from './kiosk.ts'
import { letOut } from './lock-down.ts'
import { lookOf } from './look.ts'
import { forget, visitOf } from './visit-here.ts'

type Handler<K> = (c: Context<Env>, kiosk: K) => Response | Promise<Response>

/**
 * Answers only a browser that is paired as a kiosk and not locked. Nothing of it may be kept by the browser: the back
 * button finds no page of the person before.
 */
export const atKiosk = (handler: Handler<Kiosk>) => async (c: Context<Env>) => {
  c.header('Cache-Control', 'no-store')
  const machine = await machineOf(c, kioskKindCode)
  if (!machine) {
    letOut(c)
    return c.redirect(machinePaths.pair, 303)
  }
  const settings = readSettings(machine.settings)
  const look = lookOf(c, settings)
  const context: PageContext = {
    ...c.var.page,
    viewer: undefined,
    language: look.language,
    theme: look.contrast ? 'contrast' : 'light',
  }
  await noteContact(c.var.db, machine.id, { at: c.var.now })
  if (machine.lockedAt) {
    await forget(c)
    return c.html(<OutOfUsePage {...{ context, machine, look, settings }} />, 503)
  }
  try {
    const visit = await visitOf(c, machine, settings)
    return await handler(c, { machine, settings, look, context, visit })
  } catch (error) {
    await noteBroken(c, machine, error)
    throw error
  }
}

/** The fleet shows what went wrong; where even that cannot be written, the log of the program has it. */
async function noteBroken(c: Context<Env>, machine: Machine, error: unknown): Promise<void> {
  if (error instanceof HTTPException) return
  const { db, now } = c.var
  const lastError = error instanceof Error ? error.name : 'Error'
  try {
    await countHour(db, machine.id, now, { requests: 1, refusals: 0, errors: 1 })
    await noteContact(db, machine.id, { at: now, state: { lastError } })
  } catch {
    // The database is away, which is what broke in the first place.
  }
}

/** The same for what only a member does; others begin anew. */
export const atKioskSignedIn = (handler: Handler<MemberKiosk>) =>
  atKiosk((c, { visit, ...kiosk }) =>
    visit && visit.patronId !== null
      ? handler(c, { ...kiosk, visit: { ...visit, patronId: visit.patronId } })
      : c.redirect(paths.start, 303),
  )

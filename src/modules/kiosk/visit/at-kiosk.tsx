import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { isDatabaseAway } from '#kernel/database.ts'
import { log } from '#kernel/log.ts'
import type { Env } from '#kernel/web.tsx'
import { countHour, machineOf, machinePaths, noteContact, type Machine } from '#modules/machines/index.ts'
import { OutOfUsePage } from '../frame/out-of-use-page.tsx'
import { TroublePage } from '../frame/trouble-page.tsx'
import { readSettings, type KioskSettings } from '../kind/settings.ts'
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
  let machine: Machine | undefined
  try {
    machine = await machineOf(c, kioskKindCode)
    return machine ? await serve(c, machine, handler) : unpaired(c)
  } catch (error) {
    if (error instanceof HTTPException) throw error
    return await troubled(c, machine, error)
  }
}

function unpaired(c: Context<Env>): Response {
  letOut(c)
  return c.redirect(machinePaths.pair, 303)
}

async function serve(c: Context<Env>, machine: Machine, handler: Handler<Kiosk>): Promise<Response> {
  const settings = readSettings(machine.settings)
  const { look, context } = shownAs(c, settings)
  await noteContact(c.var.db, machine.id, { at: c.var.now })
  if (machine.lockedAt) {
    await forget(c)
    return c.html(<OutOfUsePage {...{ context, machine, look, settings }} />, 503)
  }
  const visit = await visitOf(c, machine, settings)
  return handler(c, { machine, settings, look, context, visit })
}

function shownAs(c: Context<Env>, settings: KioskSettings): Pick<Kiosk, 'look' | 'context'> {
  const look = lookOf(c, settings)
  const theme = look.contrast ? 'contrast' : 'light'
  return { look, context: { ...c.var.page, viewer: undefined, language: look.language, theme } }
}

/** Staff read in the log and on the page of the fleet what broke; whoever stands there gets a page of the kiosk. */
async function troubled(c: Context<Env>, machine: Machine | undefined, error: unknown): Promise<Response> {
  const away = isDatabaseAway(error)
  const { routePath: route, method } = c.req
  log.error({ route, method, err: away && error instanceof Error ? error.message : error }, 'kiosk failed')
  if (machine) await noteBroken(c, machine, error)
  const settings = readSettings(machine?.settings)
  const framed = { ...shownAs(c, settings), settings, machine: { name: machine?.name ?? '' } }
  return c.html(<TroublePage {...framed} />, away ? 503 : 500)
}

/** The fleet shows what went wrong; where even that cannot be written, the log of the program has it. */
async function noteBroken(c: Context<Env>, machine: Machine, error: unknown): Promise<void> {
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

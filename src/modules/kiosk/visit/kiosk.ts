import type { Context } from 'hono'
import type { PageContext } from '#kernel/page-context.ts'
import type { Env } from '#kernel/web.tsx'
import type { Deed } from '#modules/circulation/index.ts'
import { countHour, type Machine } from '#modules/machines/index.ts'
import type { KioskSettings } from '../kind/settings.ts'
import type { Look } from './look.ts'
import type { Visit } from './visit.ts'

export const kioskKindCode = 'kiosk'

/** Seconds for which the question whether somebody is there waits, and what a slow network may take besides. */
export const warningSeconds = 20
const slackSeconds = 15

/** What every request at a kiosk brings along. */
export interface Kiosk {
  machine: Machine
  settings: KioskSettings
  look: Look
  /** The page's context in the visitor's language, with nobody signed in. */
  context: PageContext
  visit: Visit | undefined
}

export type VisitKiosk = Kiosk & { visit: Visit }
export type MemberKiosk = Kiosk & { visit: Visit & { patronId: number } }

export const aliveSeconds = ({ idleSeconds }: KioskSettings) => idleSeconds + warningSeconds + slackSeconds

/** A deed of the machine; for whom it is done is part of what is asked. */
export const kioskDeed = ({ machine }: Pick<Kiosk, 'machine'>, key: string): Deed => ({
  key,
  actor: { kind: 'machine', id: machine.id, name: machine.name },
  permissions: new Set(),
  channel: 'kiosk',
  branchId: machine.branchId,
})

/** Counts what the kiosk was asked for. */
export const count = (c: Context<Env>, { machine }: Pick<Kiosk, 'machine'>, refused: boolean) =>
  countHour(c.var.db, machine.id, c.var.now, { requests: 1, refusals: refused ? 1 : 0, errors: 0 })

/** A field of a posted form, trimmed and bounded. */
export const textOf = (value: unknown, most = 200): string =>
  typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, most) : ''

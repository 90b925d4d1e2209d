import type { Db } from '#kernel/database.ts'
import { log } from '#kernel/log.ts'
import { listBranches, type Branch } from '#modules/branches/index.ts'
import { countHour, listMachines, noteContact, noteRestarted, type Counts } from '#modules/machines/index.ts'
import type { Heard } from '../session/session.ts'
import { sip2Kind, terminalOf } from '../terminal/open-terminal.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** Who is connected, as staff have it set, and what each did, as staff will read it. */
export interface Roster {
  branches(): readonly Branch[]
  /** Undefined for a terminal that is no longer in use. */
  current(terminal: Terminal): Terminal | undefined
  heard(terminal: Terminal, told: Heard): void
  stop(): Promise<void>
}

const refreshEvery = 2_000
const flushEvery = 5_000

interface Told {
  at: Date
  counts: Counts
  state: Record<string, unknown> | undefined
}

export async function startRoster(db: Db): Promise<Roster> {
  const known = new Map<number, Terminal>()
  const told = new Map<number, Told>()
  let branches = await listBranches(db)
  const refresh = unlessBusy(async () => {
    if (known.size === 0) return
    branches = await listBranches(db)
    await readAnew(db, known)
  })
  const flush = unlessBusy(() => write(db, told))
  const timers = [setInterval(refresh, refreshEvery), setInterval(flush, flushEvery)]
  for (const timer of timers) timer.unref()
  return {
    branches: () => branches,
    current: ({ id }) => known.get(id),
    heard(terminal, heard) {
      if (heard.loggedIn) known.set(terminal.id, terminal)
      told.set(terminal.id, added(told.get(terminal.id), heard))
    },
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await flush()
    },
  }
}

/** How staff have the terminals set now; those that are no longer in use are forgotten. */
async function readAnew(db: Db, known: Map<number, Terminal>): Promise<void> {
  const machines = await listMachines(db)
  const inUse = new Map(machines.filter(({ kind }) => kind === sip2Kind).map((one) => [one.id, one]))
  for (const [id, before] of known) {
    const machine = inUse.get(id)
    if (!machine) {
      known.delete(id)
      continue
    }
    const asked = machine.restartAskedAt
    // The wish is kept here, so that each of its sessions ends; the register may forget it.
    if (asked) await noteRestarted(db, id, asked)
    known.set(id, { ...terminalOf(machine), restartAskedAt: asked ?? before.restartAskedAt })
  }
}

/** What is told meanwhile counts in the next turn, and so does what could not be written. */
async function write(db: Db, told: Map<number, Told>): Promise<void> {
  for (const [id, { at, counts, state }] of told.entries().toArray()) {
    told.delete(id)
    try {
      await noteContact(db, id, { at, ...(state && { state }) })
      await countHour(db, id, at, counts)
    } catch (error) {
      const since = told.get(id)
      told.set(id, {
        at: since?.at ?? at,
        counts: since ? sumOf(counts, since.counts) : counts,
        state: state || since?.state ? { ...state, ...since?.state } : undefined,
      })
      throw error
    }
  }
}

const sumOf = (one: Counts, other: Counts): Counts => ({
  requests: one.requests + other.requests,
  refusals: one.refusals + other.refusals,
  errors: one.errors + other.errors,
})

function added(before: Told | undefined, { at, refused, failed, ...heard }: Heard): Told {
  const counts = { requests: 1, refusals: refused ? 1 : 0, errors: failed ? 1 : 0 }
  const state = { ...before?.state, ...stateOf(heard) }
  return {
    at,
    counts: before ? sumOf(before.counts, counts) : counts,
    state: Object.keys(state).length > 0 ? state : undefined,
  }
}

const stateOf = ({ status, otherInstitution }: Pick<Heard, 'status' | 'otherInstitution'>) => ({
  ...(status === undefined ? {} : { paper: status === '1' ? 'out' : 'ok', closing: status === '2' }),
  ...(otherInstitution === undefined ? {} : { otherInstitution }),
})

/** Runs work now and then, never twice at once; without the database it is tried again at the next turn. */
function unlessBusy(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= work()
      .catch((error: unknown) => log.warn({ err: error }, 'sip2 upkeep failed'))
      .finally(() => (running = undefined))
    return running
  }
}

import type { Context } from 'hono'
import type { FieldErrors, Typed } from '#kernel/form.ts'
import { notFound, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { countsOfDays } from '../contact/find-counts.ts'
import type { MachineKind } from '../kinds.ts'
import { findMachine } from '../register/find-machine.ts'
import type { Machine } from '../register/machine.ts'
import { MachinePage } from './machine-page.tsx'

export const numbered = ':id{[0-9]{1,15}}'

const daysShown = 14

export const kindOf = (kinds: readonly MachineKind[], code: unknown): MachineKind | undefined =>
  kinds.find((kind) => kind.code === code)

export async function machineAsked(c: Context<Env>): Promise<Machine> {
  const machine = await findMachine(c.var.db, Number(c.req.param('id')))
  if (!machine) throw notFound()
  return machine
}

interface Refused {
  typed?: Typed
  errors?: FieldErrors
  problem?: string
}

/** The page of a machine, with what was typed and refused if something was. */
export async function showMachine(
  c: Context<Env>,
  kinds: readonly MachineKind[],
  machine: Machine,
  { typed, errors, problem }: Refused = {},
) {
  const { db, now, page } = c.var
  const kind = kindOf(kinds, machine.kind)
  const [branches, days] = await Promise.all([listBranches(db), countsOfDays(db, machine.id, daysShown, now)])
  const shown = typed ?? {
    ...kind?.typedOf(machine.settings),
    name: machine.name,
    branchId: String(machine.branchId),
    login: machine.login ?? '',
  }
  const form = { branches, typed: shown, ...(errors ? { errors } : {}) }
  const saved = c.req.query('tersimpan') !== undefined
  return c.html(
    <MachinePage
      context={page}
      {...{ machine, kind, days, form, saved, now }}
      {...(problem ? { problem } : {})}
    />,
    errors || problem ? 422 : 200,
  )
}

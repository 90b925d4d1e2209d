import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { parseForm, requiredText, type FieldErrors, type Typed } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { listBranches } from '#modules/branches/index.ts'
import { countsOfToday } from '../contact/find-counts.ts'
import type { MachineKind } from '../kinds.ts'
import { paths } from '../paths.ts'
import { listMachines } from '../register/find-machine.ts'
import { addMachine, changeMachine } from '../register/save-machine.ts'
import { FleetPage } from './fleet-page.tsx'
import { ChooseKindPage, NewMachinePage } from './form-page.tsx'
import { kindOf, numbered, machineAsked, showMachine } from './show-machine.tsx'

const manage = 'machines.manage'

const Login = v.pipe(requiredText(40), v.toLowerCase(), v.regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'not-a-login'))
const MachineForm = v.object({
  name: requiredText(80),
  branchId: v.pipe(v.string('branch-unknown'), v.regex(/^\d{1,15}$/, 'branch-unknown'), v.toNumber()),
})

/** The fleet, a new machine, and the settings of one. */
export const registerRoutes = (kinds: readonly MachineKind[]) =>
  new Hono<Env>()
    .get(paths.fleet, requires('machines.see'), async (c) => {
      const { db, now, page } = c.var
      const [machines, retired, counts] = await Promise.all([
        listMachines(db),
        listMachines(db, true),
        countsOfToday(db, now),
      ])
      return c.html(<FleetPage context={page} {...{ kinds, machines, retired, counts, now }} />)
    })
    .get(paths.newMachine, requires(manage), (c) => {
      const kind = kindOf(kinds, c.req.query('jenis') ?? (kinds.length === 1 ? kinds[0]?.code : undefined))
      return kind
        ? showNew(c, kind, kind.typedOf({}))
        : c.html(<ChooseKindPage context={c.var.page} kinds={kinds} />)
    })
    .post(paths.newMachine, requires(manage), async (c) => {
      const body = await c.req.parseBody()
      const kind = kindOf(kinds, body['jenis'])
      if (!kind) return c.redirect(paths.newMachine, 303)
      const form = await readForm(kind, body, {})
      if (!form.ok) return showNew(c, kind, form.typed, form.errors)
      const outcome = await addMachine(c.var.db, kind.code, form.values, actorOf(c))
      return outcome.ok
        ? c.redirect(`${paths.machine(outcome.value.id)}?tersimpan=1`, 303)
        : showNew(c, kind, form.typed, { [fieldOf(outcome.refusal)]: outcome.refusal })
    })
    .get(paths.machine(numbered), requires('machines.see'), async (c) =>
      showMachine(c, kinds, await machineAsked(c)),
    )
    .post(paths.machine(numbered), requires(manage), async (c) => {
      const machine = await machineAsked(c)
      const kind = kindOf(kinds, machine.kind)
      if (!kind) return showMachine(c, kinds, machine, { problem: 'machine-unknown' })
      const form = await readForm(kind, await c.req.parseBody(), machine.settings)
      if (!form.ok) return showMachine(c, kinds, machine, form)
      const outcome = await changeMachine(c.var.db, machine.id, form.values, actorOf(c))
      if (outcome.ok) return c.redirect(`${paths.machine(machine.id)}?tersimpan=1`, 303)
      const { typed } = form
      return outcome.refusal === 'machine-unknown'
        ? showMachine(c, kinds, machine, { typed, problem: outcome.refusal })
        : showMachine(c, kinds, machine, { typed, errors: { [fieldOf(outcome.refusal)]: outcome.refusal } })
    })

const fieldOf = (refusal: string): string =>
  refusal === 'login-taken' ? 'login' : refusal === 'branch-unknown' ? 'branchId' : 'name'

/** Reads both halves, so that all that is wrong is told at once. */
async function readForm(kind: MachineKind, body: Record<string, unknown>, before: unknown) {
  const schema =
    kind.proof === 'login'
      ? v.object({ ...MachineForm.entries, login: Login })
      : v.object(MachineForm.entries)
  const own = parseForm(schema, body)
  const settings = await kind.parse(body, before)
  const typed = { ...own.typed, ...settings.typed }
  if (!own.ok || !settings.ok) {
    const errors = { ...(own.ok ? {} : own.errors), ...(settings.ok ? {} : settings.errors) }
    return { ok: false as const, errors, typed }
  }
  const { name, branchId } = own.values
  const login = 'login' in own.values && typeof own.values.login === 'string' ? own.values.login : null
  return { ok: true as const, typed, values: { name, branchId, login, settings: settings.values } }
}

async function showNew(c: Context<Env>, kind: MachineKind, typed: Typed, errors: FieldErrors = {}) {
  const branches = await listBranches(c.var.db)
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return c.html(<NewMachinePage context={c.var.page} {...{ kind, branches, typed, errors }} />, status)
}

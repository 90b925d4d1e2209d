import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { parseForm, requiredText } from '#kernel/form.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { requires, type Env } from '#kernel/web.tsx'
import type { MachineKind } from '../kinds.ts'
import { paths } from '../paths.ts'
import type { Machine } from '../register/machine.ts'
import { askRestart, lockMachine, retireMachine, unlockMachine } from '../register/stand-machine.ts'
import { giveSecret } from '../secrets/give-secret.ts'
import { offerPairing } from '../secrets/offer-pairing.ts'
import { unpair } from '../secrets/pair.ts'
import { PairingCodePage, SecretPage } from './shown-once-page.tsx'
import { machineAsked, numbered, showMachine } from './show-machine.tsx'

const manage = 'machines.manage'
const LockForm = v.object({ reason: requiredText(200) })

/** What staff do with one machine. */
export const machineDeedRoutes = (kinds: readonly MachineKind[]) => {
  const answer = async (c: Context<Env>, machine: Machine, outcome: Outcome<unknown, string>) =>
    outcome.ok
      ? c.redirect(paths.machine(machine.id), 303)
      : showMachine(c, kinds, machine, { problem: outcome.refusal })
  return new Hono<Env>()
    .post(paths.lock(numbered), requires(manage), async (c) => {
      const { db, now } = c.var
      const machine = await machineAsked(c)
      const body = await c.req.parseBody()
      if (body['deed'] === 'unlock') {
        return answer(c, machine, await unlockMachine(db, machine.id, actorOf(c)))
      }
      const form = parseForm(LockForm, body)
      if (!form.ok) return showMachine(c, kinds, machine, { problem: form.errors['reason'] ?? 'required' })
      return answer(c, machine, await lockMachine(db, machine.id, form.values.reason, actorOf(c), now))
    })
    .post(paths.restart(numbered), requires(manage), async (c) => {
      const machine = await machineAsked(c)
      return answer(c, machine, await askRestart(c.var.db, machine.id, actorOf(c), c.var.now))
    })
    .post(paths.retire(numbered), requires(manage), async (c) => {
      const machine = await machineAsked(c)
      const { sure } = await c.req.parseBody()
      if (!sure) return showMachine(c, kinds, machine, { problem: 'not-sure' })
      return answer(c, machine, await retireMachine(c.var.db, machine.id, actorOf(c), c.var.now))
    })
    .post(paths.secret(numbered), requires(manage), async (c) => {
      const machine = await machineAsked(c)
      const outcome = await giveSecret(c.var.db, machine.id, actorOf(c))
      if (!outcome.ok) return answer(c, machine, outcome)
      return c.html(<SecretPage context={c.var.page} machine={machine} secret={outcome.value.secret} />)
    })
    .post(paths.pairing(numbered), requires(manage), async (c) => {
      const machine = await machineAsked(c)
      const { deed } = await c.req.parseBody()
      if (deed === 'unpair') return answer(c, machine, await unpair(c.var.db, machine.id, actorOf(c)))
      const outcome = await offerPairing(c.var.db, machine.id, actorOf(c), c.var.now)
      if (!outcome.ok) return answer(c, machine, outcome)
      return c.html(<PairingCodePage context={c.var.page} machine={machine} offer={outcome.value} />)
    })
}

import type { Module } from '#kernel/module.ts'
import type { MachineKind } from './kinds.ts'
import { machineTexts } from './messages.ts'
import { machineDeedRoutes } from './pages/deed-routes.tsx'
import { pairingRoutes, type KnownCodes } from './pages/pairing-routes.tsx'
import { registerRoutes } from './pages/register-routes.tsx'
import { paths } from './paths.ts'
import { machinePermissions } from './permissions.ts'

export { machineAuditWords } from './audit-words.ts'
export { countHour, type Counts } from './contact/count-hour.ts'
export { noteContact, type Contact } from './contact/note-contact.ts'
export type { KindFieldsProps, MachineKind, StateWord } from './kinds.ts'
export { paths as machinePaths } from './paths.ts'
export { findByLogin, findMachine, listMachines } from './register/find-machine.ts'
export type { Machine } from './register/machine.ts'
export { addMachine, changeMachine, type MachineDetails } from './register/save-machine.ts'
export {
  askRestart,
  lockMachine,
  noteRestarted,
  retireMachine,
  unlockMachine,
} from './register/stand-machine.ts'
export { giveSecret, isSecretOf } from './secrets/give-secret.ts'
export { forgetMachine, machineOf, renewMachineCookie, setMachineCookie } from './secrets/machine-cookie.ts'
export { offerKnownPairing, offerPairing } from './secrets/offer-pairing.ts'
export { pair, unpair } from './secrets/pair.ts'
export { machinePermissions }

export interface MachineParts {
  /** What there can be in the fleet; each kind's owner brings its part. */
  kinds: readonly MachineKind[]
  /** Shown where a browser is paired, in a demonstration only: the code of a machine of each kind. */
  knownCodes?: KnownCodes
}

/** The register of machines that the public works with. */
export const machinesModule = ({ kinds, knownCodes = {} }: MachineParts): Module => ({
  permissions: machinePermissions,
  routes: [registerRoutes(kinds), machineDeedRoutes(kinds), pairingRoutes(kinds, knownCodes)],
  staffMenu: [
    {
      href: paths.fleet,
      label: { id: machineTexts('id').menu, en: machineTexts('en').menu },
      permission: 'machines.see',
      group: { id: machineTexts('id').group, en: machineTexts('en').group },
    },
  ],
})

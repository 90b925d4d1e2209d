import type { Module } from '#kernel/module.ts'
import type { AuditWords } from '#modules/staff/index.ts'
import { deedAuditWords } from './deeds/audit-words.ts'
import { deedPermissions } from './deeds/permissions.ts'

// Deeds: what the desk, kiosks, machines, telephones, the mobile library and jobs do.
export type { Answer, Channel, Deed, DeedActor, ItemRef, PatronRef } from './deeds/deed.ts'
export { channels } from './deeds/deed.ts'
export {
  overridePermissions,
  type Block,
  type BlockCode,
  type BlockOf,
  type Override,
} from './deeds/block.ts'
export { blockText, type Reader } from './deeds/messages.ts'
export { deedPermissions }
export { event, type CirculationEvent, type CirculationEventName, type CirculationEvents } from './events.ts'
export { checkOut, type CheckOutRequest, type LoanMade } from './loans/check-out.ts'
export { checkIn, type CheckInRequest, type CopyReturned, type LoanReturned } from './loans/check-in.ts'
export type { DelayCharged } from './loans/charge-delay.ts'
export type { Next } from './items/choose-next.ts'
export { renew, type LoanRenewed, type RenewRequest } from './loans/renew.ts'
export { renewAll, type OneOfAll } from './loans/renew-all.ts'

// Money.
export { balanceOf, type Balance, type OpenCharge } from './money/balance.ts'
export { charge, chargeReasons, type ChargeReason, type NewCharge } from './money/charge.ts'
export { fineOf, noFine, type Fine } from './money/fine-of.ts'
export { runningFine } from './money/running-fine.ts'
export { waiveRest, type RestWaiver } from './money/waive-rest.ts'

export const circulationAuditWords: readonly AuditWords[] = [deedAuditWords]

export const circulationModule: Module = { permissions: deedPermissions }

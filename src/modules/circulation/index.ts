import type { Module } from '#kernel/module.ts'
import type { AuditWords } from '#modules/staff/index.ts'
import { calendarAuditWords } from './calendar/audit-words.ts'
import { calendarModule } from './calendar/module.ts'
import { calendarPermissions } from './calendar/permissions.ts'
import { deedAuditWords } from './deeds/audit-words.ts'
import { deedPermissions } from './deeds/permissions.ts'
import { joinParts } from './join-parts.ts'
import { lateAuditWords } from './late/audit-words.ts'
import { lateModule } from './late/module.ts'
import { latePermissions } from './late/permissions.ts'
import { moneyAuditWords } from './money/audit-words.ts'
import { moneyModule } from './money/module.ts'
import { moneyPermissions } from './money/permissions.ts'
import { privacyModule, privacyPermissions } from './privacy/module.tsx'
import { ruleAuditWords } from './rules/audit-words.ts'
import { rulesModule } from './rules/module.ts'
import { rulePermissions } from './rules/permissions.ts'
import { circulationSchedules } from './upkeep/schedules.ts'

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
export { rehearse } from './deeds/rehearse.ts'
export { event, type CirculationEvent, type CirculationEventName, type CirculationEvents } from './events.ts'
export { checkOut, type CheckOutRequest, type LoanMade } from './loans/check-out.ts'
export { checkIn, type CheckInRequest, type CopyReturned } from './loans/check-in.ts'
export type { LoanReturned } from './loans/end-loan.ts'
export type { DelayCharged } from './loans/charge-delay.ts'
export type { Next } from './items/choose-next.ts'
export { renew, type LoanRenewed, type RenewRequest } from './loans/renew.ts'
export { renewAll, type OneOfAll } from './loans/renew-all.ts'
export { undo, type Undone } from './undo/undo.ts'
export { placeHold, type HoldPlaced, type PlaceHoldRequest } from './holds/place-hold.ts'
export { cancelHold, expireHold, type CancelHoldRequest, type HoldEnded } from './holds/end-hold.ts'
export { refitPickup, type PickupMoved } from './holds/refit-pickup.ts'
export { circulationFollowsMerge } from './holds/follow-merge.ts'
export { changeHold, type ChangeHoldRequest, type HoldChanged } from './holds/change-hold.ts'
export { declareLost, type CopyLost, type LostLoan, type LostRequest } from './items/declare-lost.ts'
export { noteDamage, type DamageNoted, type DamageRequest } from './items/note-damage.ts'
export { setAside, type CopySetAside, type SetAsideRequest } from './items/set-aside.ts'
export { useInHouse, type UsedInHouse } from './items/use-in-house.ts'
export { claimReturned, type Claim, type ClaimRequest } from './loans/claim-returned.ts'
export { sendCopy, type CopySent, type SendRequest } from './transits/send-copy.ts'

// Deeds told late: by a desk that had no network, by a machine that lent without asking.
export { noteLateCheckIn, noteLateCheckOut, noteLateRenewal } from './late/note-late.ts'
export type {
  LateCheckInRequest,
  LateCheckOutRequest,
  LateKind,
  LateOutcome,
  LateRenewalRequest,
} from './late/late-deed.ts'
export { conflictsByNumber, type LateConflict } from './late/conflicts/find-conflicts.ts'
export { latePaths } from './late/paths.ts'

// What is known: of members, copies, titles and branches.
export { listOpenLoans, type OpenLoanShown } from './loans/list-open-loans.ts'
export { listPastLoans, type PastLoan } from './loans/list-past-loans.ts'
export { listOpenHolds, type OpenHold } from './holds/list-open-holds.ts'
export { waitingFor } from './holds/waiting-for.ts'
export { itemState, type ItemState } from './items/item-state.ts'
export {
  listHoldsToClear,
  listItemsToPull,
  listItemsWanted,
  listPickupShelf,
  listQueue,
  type HoldToClear,
  type ItemToPull,
  type QueuedMember,
  type ShelvedHold,
} from './holds/lists.ts'
export { listTransits, type TransitShown } from './transits/list-transits.ts'

// The past, by the thousand: for a demonstration, and for what another system kept.
export { insertPastLoans, type HistoricLoan, type InsertedLoan } from './loans/insert-past-loans.ts'
export { insertCharges, type PastCharge } from './money/insert-charges.ts'

// Upkeep.
export { ageToLost } from './upkeep/age-to-lost.ts'
export { DaysRemembered, daysRemembered, setDaysRemembered } from './privacy/days-remembered.ts'
export { expireHolds } from './upkeep/expire-holds.ts'
export { forgetMembers } from './upkeep/forget-members.ts'

// Members.
export { memberStanding, type MemberStanding } from './members/member-standing.ts'
export { chargeMember, circulationFollowsMembers } from './members/follow-members.ts'

// Money.
export { balanceOf, type Balance, type OpenCharge } from './money/balance.ts'
export { listEntries, type AccountEntry } from './money/list-entries.ts'
export { charge, chargeReasons, type ChargeReason, type NewCharge } from './money/charge.ts'
export { fineOf, noFine, type Fine } from './money/fine-of.ts'
export { runningFine, type RunningLoan } from './money/running-fine.ts'
export { waiveRest, type RestWaiver } from './money/waive-rest.ts'
export { unwaiveBatch, waiveForBatch, type BatchDeed } from './money/waive-for-batch.ts'
export { pay, type Paid, type PayRequest } from './money/pay.ts'
export { waive, type WaiveRequest } from './money/waive.ts'
export { refund, type RefundRequest } from './money/refund.ts'
export { replaceInKind, type ReplaceRequest } from './money/replace-in-kind.ts'
export { chargeByHand, type HandCharge } from './money/charge-by-hand.ts'
export { closeTill, type CloseRequest } from './money/till/close-till.ts'
export { tillState, type TillState } from './money/till/till-state.ts'
export { grantAmnesty, type AmnestyRequest } from './money/amnesty/grant-amnesty.ts'

// Rules.
export { readRuleBook, type RuleBook } from './rules/rule-book.ts'
export { explainPath, type ExplainQuestion } from './rules/paths.ts'
export { letFloat } from './rules/let-float.ts'
export { dueAhead, memberTerms, type Ahead, type MemberTerms } from './loans/due-ahead.ts'
export { changeRules, type RuleChange } from './rules/change-rules.ts'
export { saveCase } from './rules/cases/save-case.ts'

/** What a role can be given; the demonstration gives them out. */
export const circulationPermissions = [
  ...deedPermissions,
  ...moneyPermissions,
  ...rulePermissions,
  ...calendarPermissions,
  ...privacyPermissions,
  ...latePermissions,
]

export const circulationAuditWords: readonly AuditWords[] = [
  deedAuditWords,
  moneyAuditWords,
  ruleAuditWords,
  calendarAuditWords,
  lateAuditWords,
]

export const circulationModule: Module = joinParts([
  { permissions: deedPermissions, schedules: circulationSchedules },
  lateModule,
  moneyModule,
  rulesModule,
  calendarModule,
  privacyModule,
])

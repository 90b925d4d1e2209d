/** What circulation tells others, in the transaction of the deed. Ids only: who listens reads the rest itself. */
export interface CirculationEvents {
  'loan-made': { loanId: number; patronId: number; itemId: number; channel: string }
  'loan-renewed': { loanId: number; patronId: number; itemId: number; channel: string }
  'loan-returned': { loanId: number; patronId: number | null; itemId: number; channel: string }
  'loan-undone': { loanId: number; patronId: number | null; itemId: number }
  'due-moved': { loanId: number; patronId: number | null }
  'hold-placed': { holdId: number; patronId: number; recordId: number }
  'hold-ready': { holdId: number; patronId: number; itemId: number }
  'hold-expired': { holdId: number; patronId: number; recordId: number }
  'hold-cancelled': { holdId: number; patronId: number; recordId: number; byStaff: boolean }
  'fine-charged': { chargeId: number; patronId: number; loanId: number | null }
  'member-suspended': { blockId: number; patronId: number; loanId: number }
  'item-lost': { itemId: number; loanId: number | null; patronId: number | null }
  'item-found': { itemId: number; loanId: number | null; patronId: number | null }
}

export type CirculationEventName = keyof CirculationEvents
export type CirculationEvent = {
  [Name in CirculationEventName]: { name: Name; payload: CirculationEvents[Name] }
}[CirculationEventName]

export const event = <Name extends CirculationEventName>(
  name: Name,
  payload: CirculationEvents[Name],
): CirculationEvent => ({ name, payload }) as CirculationEvent

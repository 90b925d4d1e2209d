import * as v from 'valibot'

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))
const rupiah = count(100_000_000)

/** Terms of each kind of policy. Days are calendar days unless they say open days; money is whole rupiah. */
export const policySettings = {
  loan: v.object({
    /** 0: not for loan. */
    days: count(400),
    /** Who owes more may not borrow; null: never mind. */
    debtLimit: v.nullable(rupiah),
    /** Who has more overdue loans may not borrow; null: never mind. */
    overdueLimit: v.nullable(count(1000)),
  }),
  renewal: v.object({
    times: count(100),
    days: count(400),
    /** Whether an overdue loan may still be renewed; what it has cost so far is charged then. */
    whenOverdue: v.boolean(),
  }),
  hold: v.object({
    /** Most open holds of a member; 0: none are taken. */
    most: count(1000),
    /** Open days on the pickup shelf. */
    pickupDays: v.pipe(count(60), v.minValue(1)),
    /** Whether a title may be asked for while a copy is in. */
    whenIn: v.boolean(),
  }),
  fine: v.object({
    perDay: rupiah,
    /** Open days of delay that cost nothing. */
    graceDays: count(60),
    /** Whether the days of grace are charged once they are over. */
    chargesGrace: v.boolean(),
    cap: v.nullable(rupiah),
    capsAtPrice: v.boolean(),
    /** Days of suspension for each open day of delay. */
    suspensionPerDay: count(30),
    suspensionCap: v.nullable(count(400)),
  }),
  lost: v.object({
    /** Charged where the copy has no price of its own. */
    price: rupiah,
    processing: rupiah,
    /** Days within which a lost copy that is found gives the price back. */
    refundDays: count(4000),
    /** Days of delay after which a loan is taken as lost; 0: only when somebody says so. */
    afterDays: count(4000),
  }),
}

export type PolicyKind = keyof typeof policySettings
export const policyKinds = ['loan', 'renewal', 'hold', 'fine', 'lost'] as const satisfies PolicyKind[]

export type Settings<Kind extends PolicyKind> = v.InferOutput<(typeof policySettings)[Kind]>
export type LoanPolicy = Settings<'loan'>
export type RenewalPolicy = Settings<'renewal'>
export type HoldPolicy = Settings<'hold'>
export type FinePolicy = Settings<'fine'>
export type LostPolicy = Settings<'lost'>

export interface Share {
  chargeId: number
  amount: number
}

/** Spreads an amount over charges in their order, each as far as it is open; what is too much is left over. */
export function spread(charges: readonly { id: number; open: number }[], amount: number): Share[] {
  let rest = amount
  return charges.flatMap(({ id, open }) => {
    const share = Math.min(rest, open)
    rest -= share
    return share > 0 ? [{ chargeId: id, amount: share }] : []
  })
}

export const openOf = (charges: readonly { open: number }[]): number =>
  charges.reduce((sum, { open }) => sum + open, 0)
